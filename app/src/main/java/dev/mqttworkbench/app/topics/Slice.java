package dev.mqttworkbench.app.topics;

/// A part of a long work on the JavaFX thread: over after its time, whatever is left.
final class Slice {

    private static final int STEPS_BETWEEN_LOOKS = 64;

    private final long end;
    private int steps;
    private boolean isOver;

    /// @param nanos how long it takes, about
    Slice(long nanos) {
        end = System.nanoTime() + nanos;
    }

    /// Whether its time is over. Asked once for each step of the work; looks at the clock now and then. Once it is over it stays so, for
    /// the work around the work that has asked.
    boolean isOver() {
        isOver |= ++steps % STEPS_BETWEEN_LOOKS == 0 && System.nanoTime() >= end;
        return isOver;
    }
}
