package dev.mqttworkbench.app.fx;

/// When the next sample is due: thirty times a second at the most. When the last one took long, with the layout it caused, the next one waits as
/// long again, so that half of the time stays for keys and clicks at any message rate. All times are monotonic, in nanoseconds. On the
/// JavaFX thread only.
final class Pace {

    private static final long SHORTEST_INTERVAL = 33_000_000L;

    private long dueAt = Long.MIN_VALUE;
    private long lastSample;
    private boolean measuring;

    /// A pulse of the screen has come, and with it the end of what the last sample caused.
    ///
    /// @return whether a sample is due
    boolean isDue(long now) {
        if (measuring) {
            measuring = false;
            var work = now - lastSample;
            // One frame is what a pulse takes when nothing is slow.
            dueAt = work > 2 * SHORTEST_INTERVAL ? now + work : lastSample + SHORTEST_INTERVAL;
        }
        return now >= dueAt;
    }

    /// A sample begins.
    void sampling(long now) {
        lastSample = now;
        measuring = true;
    }
}
