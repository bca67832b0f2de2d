package dev.mqttworkbench.app.fx;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BooleanSupplier;

import static org.assertj.core.api.Assertions.assertThat;

/// Stands for the JavaFX thread in tests of view-models that ask a real broker: answers of other threads wait here until the
/// thread of the test takes them, so that it never sees half of a change.
public final class ScreenQueue implements Executor {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final LinkedBlockingQueue<Runnable> waiting = new LinkedBlockingQueue<>();

    @Override
    public void execute(Runnable task) {
        waiting.add(task);
    }

    /// The tasks of a view-model: what goes beside the screen runs at once, what comes back waits here.
    public Tasks tasks() {
        return new Tasks(this, Runnable::run);
    }

    /// Runs what has come back, in the order of its coming.
    public void run() {
        for (var task = waiting.poll(); task != null; task = waiting.poll()) {
            task.run();
        }
    }

    /// Runs what comes back, and `step` after it, until something holds.
    ///
    /// @throws AssertionError when it does not hold within twenty seconds
    public void until(BooleanSupplier condition, Runnable step) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("before the deadline").isLessThan(end);
            run();
            step.run();
            Thread.onSpinWait();
        }
    }

    /// What a stage completes with, when what it needs of the screen has run.
    public <T> T join(CompletionStage<T> stage) {
        var future = stage.toCompletableFuture();
        until(future::isDone, () -> {});
        run();
        return future.join();
    }
}
