package dev.mqttworkbench.client;

import java.time.Duration;

/// Whether and how a [Client] makes a lost connection again: after `first`, then twice as long each time, up to `longest`.
///
/// @param automatic whether at all
/// @param first the first delay, longer than nothing
/// @param longest the longest delay
public record Reconnect(boolean automatic, Duration first, Duration longest) {

    /// After 1 second, then 2, 4, … up to 30 seconds.
    public static final Reconnect AUTOMATIC = new Reconnect(true, Duration.ofSeconds(1), Duration.ofSeconds(30));

    /// A lost connection stays lost until [Client#connect()].
    public static final Reconnect NEVER = new Reconnect(false, Duration.ofSeconds(1), Duration.ofSeconds(1));

    /// @throws IllegalArgumentException when a delay is not longer than nothing
    public Reconnect {
        if (!first.isPositive() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException("The delay before a new connection is longer than nothing and grows");
        }
    }

    /// The delay before attempt number `attempt`, which counts from 1.
    public Duration delayBefore(int attempt) {
        var doublings = Math.min(attempt - 1, 30);
        var delay = first.multipliedBy(1L << doublings);
        return delay.compareTo(longest) > 0 ? longest : delay;
    }
}
