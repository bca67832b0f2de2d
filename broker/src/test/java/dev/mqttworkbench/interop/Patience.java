package dev.mqttworkbench.interop;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import static org.assertj.core.api.Assertions.assertThat;

/// How tests wait: for a state, never for a time; and how long at the most.
public final class Patience {

    /// Long enough for a busy machine; a test that passes never waits that long.
    public static final Duration LIMIT = Duration.ofSeconds(20);

    /// Time for something that should not happen, behind something that shows that it would have happened by now.
    private static final Duration QUIET = Duration.ofMillis(150);

    private Patience() {}

    /// The value of the stage, which must come in time.
    public static <T> T get(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (Exception exception) {
            throw new AssertionError("no value within " + LIMIT + ": " + exception, exception);
        }
    }

    /// Waits until `condition` holds.
    public static void until(String what, BooleanSupplier condition) {
        var end = System.nanoTime() + LIMIT.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not within " + LIMIT + ": " + what);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    /// Waits until `condition` holds; `what` is asked for when it does not.
    public static void until(Supplier<String> what, BooleanSupplier condition) {
        try {
            until("the condition", condition);
        } catch (AssertionError tooLate) {
            throw new AssertionError("not within " + LIMIT + ": " + what.get(), tooLate);
        }
    }

    /// The next element, which must come in time.
    public static <T> T next(BlockingQueue<T> queue) {
        try {
            var element = queue.poll(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            assertThat(element).as("what should have come within %s", LIMIT).isNotNull();
            return element;
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    /// The next `count` elements, which must come in time.
    public static <T> List<T> next(BlockingQueue<T> queue, int count) {
        var elements = new ArrayList<T>();
        for (var i = 0; i < count; i++) {
            elements.add(next(queue));
        }
        return elements;
    }

    /// Nothing more comes.
    public static void expectNothing(BlockingQueue<?> queue) {
        try {
            assertThat(queue.poll(QUIET.toMillis(), TimeUnit.MILLISECONDS)).isNull();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    /// The next connection of a server; what is read from it comes in time too.
    static Socket accept(ServerSocket server) throws IOException {
        server.setSoTimeout((int) LIMIT.toMillis());
        var socket = server.accept();
        socket.setSoTimeout((int) LIMIT.toMillis());
        return socket;
    }
}
