package dev.mqttworkbench.gate;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/// The thread on which gates live.
public interface GateLoop {

    /// Asks for something there; the stage fails when the thread has ended. Any thread.
    <T> CompletionStage<T> ask(Supplier<T> question);

    /// Runs a task there after a while, called there.
    ///
    /// @return calls it off
    Runnable in(Duration delay, Runnable task);
}
