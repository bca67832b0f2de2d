package dev.mqttworkbench.app.workbench;

import java.time.Duration;
import java.time.Instant;

/// Lengths of time that run: `31 s`, `12 min`, `5 h`, `3 d`; whole seconds below two minutes, so that a number is seen to tick.
public final class Countdown {

    private static final int TWO = 120;
    private static final int TWO_DAYS = 48;

    private Countdown() {}

    /// From `now` until `end`: rounded up, so that `1 s` is there until nothing is left.
    public static String until(Instant end, Instant now) {
        return text(Math.max(0, Duration.between(now, end).plusMillis(999).toSeconds()));
    }

    /// From `began` until `now`.
    public static String since(Instant began, Instant now) {
        return text(Math.max(0, Duration.between(began, now).toSeconds()));
    }

    /// A length of time in its largest unit.
    public static String text(long seconds) {
        if (seconds < TWO) {
            return seconds + " s";
        }
        if (seconds / 60 < TWO) {
            return seconds / 60 + " min";
        }
        var hours = seconds / 3_600;
        return hours < TWO_DAYS ? hours + " h" : hours / 24 + " d";
    }
}
