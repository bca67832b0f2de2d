package dev.mqttworkbench.app.stream;

/// How many messages came in each of the last seconds, and the most that ever came in one.
final class RateHistory {

    /// How many seconds are kept.
    static final int SECONDS = 120;

    private static final long SECOND = 1_000_000_000L;

    private final long[] counts = new long[SECONDS];
    private long current = Long.MIN_VALUE;
    private long peak;

    /// Counts `count` messages in the second of `now`, which is monotonic, in nanoseconds, and never goes back.
    void add(long now, long count) {
        advance(now);
        counts[slot(current)] += count;
        peak = Math.max(peak, counts[slot(current)]);
    }

    private void advance(long now) {
        var second = Math.floorDiv(now, SECOND);
        var first = current == Long.MIN_VALUE ? second : Math.max(current + 1, second - SECONDS + 1);
        for (var passed = first; passed <= second; passed++) {
            counts[slot(passed)] = 0;
        }
        current = Math.max(current, second);
    }

    private static int slot(long second) {
        return Math.floorMod(second, SECONDS);
    }

    /// Messages in the last full second.
    long perSecond(long now) {
        advance(now);
        return counts[slot(current - 1)];
    }

    /// The most messages in one second so far.
    long peak() {
        return peak;
    }

    /// The counts of the last seconds, the oldest first, the second of `now` last.
    long[] lastSeconds(long now) {
        advance(now);
        var last = new long[SECONDS];
        for (var i = 0; i < SECONDS; i++) {
            last[i] = counts[slot(current - SECONDS + 1 + i)];
        }
        return last;
    }
}
