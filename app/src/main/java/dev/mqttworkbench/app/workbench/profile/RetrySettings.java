package dev.mqttworkbench.app.workbench.profile;

import java.time.Duration;

import dev.mqttworkbench.client.Reconnect;

/// Whether and how a lost connection is made again.
///
/// @param automatic whether at all
/// @param firstSeconds the first delay, 1 to 3,600; it doubles each time
/// @param longestSeconds the longest delay, 1 to 3,600
public record RetrySettings(boolean automatic, int firstSeconds, int longestSeconds) {

    /// After 1, 2, 4, … up to 30 seconds.
    public static final RetrySettings USUAL = new RetrySettings(true, 1, 30);

    /// @throws IllegalArgumentException when a value is out of its bounds
    public RetrySettings {
        Bounds.require("firstSeconds", firstSeconds, 1, 3_600);
        Bounds.require("longestSeconds", longestSeconds, 1, 3_600);
    }

    /// As the client takes it.
    public Reconnect reconnect() {
        var first = Duration.ofSeconds(firstSeconds);
        return new Reconnect(automatic, first, Duration.ofSeconds(Math.max(firstSeconds, longestSeconds)));
    }
}
