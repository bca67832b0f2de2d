package dev.mqttworkbench.transport;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import dev.mqttworkbench.mqtt.codec.PublishEncodings;
import io.netty.channel.EventLoop;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.ResourceLeakDetector;
import io.netty.util.concurrent.DefaultThreadFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One thread that serves Network Connections and timers, one thing after the other: what belongs to it needs no lock.
///
/// Native epoll on Linux where it loads, NIO elsewhere.
public final class Loop {

    /// A timer that can be called off, on the loop.
    public interface Timer {

        /// Calls the timer off; nothing happens when it has gone off already.
        void cancel();
    }

    static {
        // Netty follows one buffer in 128 to find leaks. Tests ask for all; otherwise nobody looks, and it is felt.
        if (System.getProperty("io.netty.leakDetection.level") == null
                && System.getProperty("io.netty.leakDetectionLevel") == null) {
            ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.DISABLED);
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(Loop.class);

    private final MultiThreadIoEventLoopGroup group;
    private final EventLoop eventLoop;
    private final PublishEncodings encodings = new PublishEncodings();
    private List<NetworkConnection> unflushed = new ArrayList<>();

    private Loop(String name) {
        group = new MultiThreadIoEventLoopGroup(1, new DefaultThreadFactory(name, true), ioHandler());
        eventLoop = group.next();
    }

    /// Starts a loop whose thread has `name`. The thread does not keep the process alive.
    public static Loop start(String name) {
        return new Loop(name);
    }

    private static IoHandlerFactory ioHandler() {
        return usesEpoll() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
    }

    static boolean usesEpoll() {
        return Epoll.isAvailable();
    }

    EventLoop eventLoop() {
        return eventLoop;
    }

    /// What the connections of this loop share to encode a message once.
    PublishEncodings encodings() {
        return encodings;
    }

    /// Whether the caller is on the loop.
    public boolean isCurrent() {
        return eventLoop.inEventLoop();
    }

    /// Runs a task on the loop: at once when the caller is on it. Ignored when the loop has ended.
    public void run(Runnable task) {
        if (isCurrent()) {
            task.run();
        } else {
            later(task);
        }
    }

    /// Runs a task on the loop after what it is doing now, also when the caller is on it. Ignored when the loop has ended.
    public void later(Runnable task) {
        try {
            eventLoop.execute(task);
        } catch (RejectedExecutionException ended) {
            if (!eventLoop.isShuttingDown()) {
                throw ended;
            }
        }
    }

    /// Asks for something on the loop. The stage fails when the loop has ended.
    public <T> CompletionStage<T> ask(Supplier<T> question) {
        var answer = new CompletableFuture<T>();
        try {
            eventLoop.execute(() -> {
                try {
                    answer.complete(question.get());
                } catch (RuntimeException | Error failure) {
                    answer.completeExceptionally(failure);
                }
            });
        } catch (RejectedExecutionException ended) {
            answer.completeExceptionally(ended);
        }
        return answer;
    }

    /// Runs a task on the loop after `delay`.
    public Timer after(Duration delay, Runnable task) {
        return afterNanos(delay.toNanos(), task);
    }

    /// Runs a task on the loop after `delay` nanoseconds.
    public Timer afterNanos(long delay, Runnable task) {
        var scheduled = eventLoop.schedule(() -> runTimer(task), delay, TimeUnit.NANOSECONDS);
        return () -> scheduled.cancel(false);
    }

    /// A timer that fails says so: nobody looks at what the event loop keeps of it.
    private static void runTimer(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error failure) {
            LOG.error("A timer failed", failure);
            throw failure;
        }
    }

    /// Flushes a connection once at the end of this turn of the loop, however much is sent to it until then: nothing else
    /// makes as much difference to the rate of messages.
    void flushAtEndOfTurn(NetworkConnection connection) {
        if (unflushed.isEmpty()) {
            eventLoop.execute(this::flushAll);
        }
        unflushed.add(connection);
    }

    private void flushAll() {
        var connections = unflushed;
        unflushed = new ArrayList<>(); // a flush may make somebody send
        connections.forEach(NetworkConnection::flush);
    }

    /// Ends the loop after what it is doing. The stage completes when its thread has ended.
    public CompletionStage<Void> stop() {
        later(encodings::release);
        var stopped = new CompletableFuture<Void>();
        group.shutdownGracefully(0, 5, TimeUnit.SECONDS).addListener(ended -> stopped.complete(null));
        return stopped;
    }

}
