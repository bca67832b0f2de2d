package dev.mqttworkbench.app.workbench;

import java.time.Duration;
import java.util.Locale;

/// Lengths of time as people read them: `2 ms`, `1.4 s`, `12 s`, `3 min`, `5 h`, `2 d`.
public final class Spans {

    private Spans() {}

    /// `span` in its largest unit.
    public static String text(Duration span, Locale locale) {
        var milliseconds = Math.max(0, span.toMillis());
        if (milliseconds < 1_000) {
            return milliseconds + " ms";
        }
        if (milliseconds < 10_000) {
            return String.format(locale, "%.1f s", milliseconds / 1_000.0);
        }
        if (span.toSeconds() < 120) {
            return span.toSeconds() + " s";
        }
        if (span.toMinutes() < 120) {
            return span.toMinutes() + " min";
        }
        return span.toHours() < 48 ? span.toHours() + " h" : span.toDays() + " d";
    }
}
