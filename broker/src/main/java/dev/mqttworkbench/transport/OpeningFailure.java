package dev.mqttworkbench.transport;

import java.util.Objects;

import dev.mqttworkbench.endpoint.Step;

/// A connection to a Server could not be opened: which step failed; the cause is what was said then.
public final class OpeningFailure extends Exception {

    private static final long serialVersionUID = 1L;

    private final Step step;

    /// @param cause what was said when it failed
    public OpeningFailure(Step step, Throwable cause) {
        super(step + ": " + cause.getMessage(), cause);
        this.step = step;
    }

    /// The step that failed.
    public Step step() {
        return step;
    }

    /// What was said when it failed.
    public Throwable reason() {
        return Objects.requireNonNull(getCause());
    }
}
