package dev.mqttworkbench.app.recording;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

import dev.mqttworkbench.app.messages.MessageSource;
import dev.mqttworkbench.app.workbench.Message;
import dev.mqttworkbench.app.workbench.RefusedPublish;
import dev.mqttworkbench.client.PublishResult;
import dev.mqttworkbench.mqtt.packet.Publish;

/// Sends messages again with the pauses that were between them, or a multiple of that speed, or one at a time, on a thread of its
/// own. It ends with the last message, at the first one that cannot be sent, or when it is told to. Any thread.
final class Replay {

    /// What is sent, and where.
    ///
    /// @param messages in their order
    /// @param withSent whether messages that the workbench itself had sent are sent again too
    /// @param target sends a message; completes when its QoS is fulfilled
    /// @param takesProperties whether it sends the properties, too
    record Order(MessageSource messages, boolean withSent, Function<Publish, CompletionStage<PublishResult>> target, boolean takesProperties) {}

    /// How far it is.
    ///
    /// @param sent messages that are fulfilled
    /// @param withoutProperties those of them that had some, and went without
    /// @param passed messages of the recording that are behind it
    /// @param total messages of the recording
    /// @param paused whether it waits for the reader
    /// @param ended whether no more will come
    /// @param failure why it ended before it was told to
    record Status(long sent, long withoutProperties, long passed, long total, boolean paused, boolean ended, Optional<Throwable> failure) {}

    private static final int MAXIMUM_IN_FLIGHT = 100;

    private final Order order;
    private final Thread thread;
    private final Semaphore room = new Semaphore(MAXIMUM_IN_FLIGHT);

    // Held by the thread of the replay, the JavaFX thread and the client's loop for a few instructions.
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private double speed;
    private boolean paused;
    private boolean stopped;
    private boolean ended;
    private int steps;
    private long sent;
    private long withoutProperties;
    private long passed;
    private Optional<Throwable> failure = Optional.empty();

    // At `baseTime` it was `baseNanos` in the recording; 0 before the first message.
    private long baseNanos;
    private long baseTime;

    private Replay(Order order, double speed, boolean paused) {
        this.order = order;
        this.speed = speed;
        this.paused = paused;
        this.thread = Thread.ofPlatform().daemon().name("replay").unstarted(this::run);
    }

    /// Begins.
    ///
    /// @param speed 1 as it was, 2 twice as fast
    /// @param paused whether it waits for the first step
    static Replay start(Order order, double speed, boolean paused) {
        var replay = new Replay(order, speed, paused);
        replay.thread.start();
        return replay;
    }

    /// How far it is.
    Status status() {
        lock.lock();
        try {
            return new Status(sent, withoutProperties, passed, order.messages().count(), paused, ended, failure);
        } finally {
            lock.unlock();
        }
    }

    /// Waits until the reader goes on.
    void pause() {
        change(() -> {
            passTime();
            paused = true;
        });
    }

    /// Goes on where it was in the time between two messages.
    void resume() {
        change(() -> {
            passTime();
            paused = false;
        });
    }

    /// Sends one message now, and waits again.
    void step() {
        change(() -> {
            paused = true;
            steps++;
        });
    }

    /// Goes on at another speed.
    void setSpeed(double factor) {
        change(() -> {
            passTime();
            speed = factor;
        });
    }

    /// What has passed since the last message at this speed has passed.
    private void passTime() {
        var now = System.nanoTime();
        if (baseTime != 0) {
            baseNanos += paused ? 0 : (long) ((now - baseTime) * speed);
            baseTime = now;
        }
    }

    /// Ends.
    void stop() {
        change(() -> stopped = true);
        thread.interrupt();
    }

    /// Waits until no more will come.
    ///
    /// @return whether it was within this time
    boolean awaitEnd(Duration time) throws InterruptedException {
        return thread.join(time);
    }

    private void change(Runnable what) {
        lock.lock();
        try {
            what.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        try {
            order.messages().read(this::replay);
            if (status().failure().isEmpty()) {
                room.acquire(MAXIMUM_IN_FLIGHT); // the last ones are fulfilled
            }
        } catch (IOException unreadable) {
            fail(unreadable);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt(); // the reader has ended it
        } finally {
            change(() -> ended = true);
        }
    }

    private boolean replay(Message message) {
        try {
            var isWanted = message.isIncoming() || order.withSent();
            if (isWanted && !awaitTurn(message)) {
                return false;
            }
            if (isWanted) {
                room.acquire();
                send(message);
            }
            change(() -> passed++);
            return true;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean awaitTurn(Message message) throws InterruptedException {
        lock.lock();
        try {
            for (;;) {
                if (stopped) {
                    return false;
                }
                if (steps > 0) {
                    steps--;
                    rebase(message);
                    return true;
                }
                if (baseTime == 0) {
                    rebase(message);
                }
                var wait = (long) ((message.nanoTime() - baseNanos) / speed) - (System.nanoTime() - baseTime);
                if (!paused && wait <= 0) {
                    rebase(message, wait);
                    return true;
                }
                if (paused) {
                    changed.await();
                } else {
                    changed.await(wait, TimeUnit.NANOSECONDS);
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private void rebase(Message message) {
        rebase(message, 0);
    }

    /// The pause to the next message counts from when this one was due, not from when it was sent: what is late is caught up.
    private void rebase(Message message, long late) {
        baseNanos = message.nanoTime();
        baseTime = System.nanoTime() + late;
    }

    private void send(Message message) {
        var publish = message.toPublish();
        var goesWithout = !order.takesProperties() && !publish.properties().isEmpty();
        order.target().apply(publish).whenComplete((result, refused) -> {
            if (refused != null) {
                fail(refused instanceof CompletionException && refused.getCause() != null ? refused.getCause() : refused);
            } else if (result.reasonCode().isError()) {
                fail(new RefusedPublish(result.reasonCode()));
            } else {
                change(() -> {
                    sent++;
                    withoutProperties += goesWithout ? 1 : 0;
                });
            }
            room.release(); // who waits for all of them finds them counted
        });
    }

    private void fail(Throwable reason) {
        change(() -> {
            if (failure.isEmpty() && !stopped) {
                failure = Optional.of(reason);
                stopped = true;
            }
        });
    }
}
