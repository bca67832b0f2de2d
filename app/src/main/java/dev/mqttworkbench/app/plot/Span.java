package dev.mqttworkbench.app.plot;

import java.time.Duration;

/// How much time a plot shows.
public enum Span {
    TEN_SECONDS(10),
    ONE_MINUTE(60),
    FIVE_MINUTES(300),
    FIFTEEN_MINUTES(900),
    ONE_HOUR(3_600);

    private final long seconds;

    Span(long seconds) {
        this.seconds = seconds;
    }

    /// Its length.
    public Duration length() {
        return Duration.ofSeconds(seconds);
    }

    long nanos() {
        return seconds * 1_000_000_000L;
    }
}
