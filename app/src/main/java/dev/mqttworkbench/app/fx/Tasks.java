package dev.mqttworkbench.app.fx;

import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

import javafx.application.Platform;

/// Slow work and its way back: what runs beside the screen, and what continues on the JavaFX thread.
///
/// @param screen runs a task on the JavaFX thread, soon; for answers, never for messages
/// @param background runs a task on a thread of its own
public record Tasks(Executor screen, Executor background) {

    /// Tasks of the running application.
    public static Tasks ofApplication() {
        return new Tasks(Platform::runLater, Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("task-", 1).factory()));
    }

    /// Tasks that run at once in the thread that asks: for tests of view-models.
    public static Tasks immediate() {
        return new Tasks(Runnable::run, Runnable::run);
    }

    /// Calls `done` or `failed` on the JavaFX thread when the stage completes.
    public <T> void whenComplete(CompletionStage<T> stage, Consumer<? super T> done, Consumer<? super Throwable> failed) {
        stage.whenComplete((value, failure) -> screen.execute(() -> {
            if (failure == null) {
                done.accept(value);
            } else {
                failed.accept(causeOf(failure));
            }
        }));
    }

    private static Throwable causeOf(Throwable failure) {
        var cause = failure.getCause();
        return failure instanceof CompletionException && cause != null ? cause : failure;
    }
}
