package dev.mqttworkbench.broker;

/// How fast one client may publish: evenly, or a second's worth at once after a pause.
final class PublishRate {

    private static final long SECOND = 1_000_000_000L;

    private final long nanosEach;
    private long nextInTurn;

    /// @param perSecond at least 1
    /// @param now monotonic nanoseconds
    PublishRate(int perSecond, long now) {
        nanosEach = SECOND / perSecond;
        nextInTurn = now - SECOND;
    }

    /// A PUBLISH came.
    ///
    /// @param now monotonic nanoseconds
    /// @return nanoseconds until the next may come; 0: at once
    long passed(long now) {
        nextInTurn = (nextInTurn - (now - SECOND) > 0 ? nextInTurn : now - SECOND) + nanosEach;
        return Math.max(0, nextInTurn - now);
    }
}
