package dev.mqttworkbench.app.launch;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import javafx.application.Platform;

import org.HdrHistogram.Histogram;

/// Events that are put into the JavaFX queue, and beside them how late the putting itself was: what the machine did to a
/// thread of this process that has nothing else to do.
final class Probes {

    /// How often an event is put there, usually.
    static final int EVERY_MILLIS = 10;
    /// Waits above this are listed.
    static final long LONG_MILLIS = 100;

    private final Histogram delays = new Histogram(TimeUnit.MINUTES.toNanos(5), 3);
    private final Histogram lateness = new Histogram(TimeUnit.MINUTES.toNanos(5), 3);
    private final List<String> stalls = new ArrayList<>();
    private final long began = System.nanoTime();
    private final long everyMillis;
    private long stalledUntil;
    private long due;

    /// @param everyMillis how often one is sent
    Probes(long everyMillis) {
        this.everyMillis = everyMillis;
    }

    long everyMillis() {
        return everyMillis;
    }

    void send() {
        var posted = System.nanoTime();
        due = due == 0 ? posted : due + TimeUnit.MILLISECONDS.toNanos(everyMillis);
        lateness.recordValue(Math.max(0, posted - due));
        Platform.runLater(() -> record(posted));
    }

    private void record(long posted) {
        var delay = System.nanoTime() - posted;
        delays.recordValue(delay);
        if (delay > TimeUnit.MILLISECONDS.toNanos(LONG_MILLIS) && posted > stalledUntil) {
            stalledUntil = posted + delay;
            stalls.add("%.0f ms at %.1f s".formatted(delay / 1e6, (posted - began) / 1e9));
        }
    }

    double p99Millis() {
        return delays.getValueAtPercentile(99) / 1e6;
    }

    double longestMillis() {
        return delays.getMaxValue() / 1e6;
    }

    long count() {
        return delays.getTotalCount();
    }

    /// Each long wait, with its first event.
    List<String> stalls() {
        return stalls;
    }

    String delays() {
        return milliseconds(delays);
    }

    String lateness() {
        return milliseconds(lateness);
    }

    private static String milliseconds(Histogram histogram) {
        return "p50 %.1f  p99 %.1f  max %.1f".formatted(
                histogram.getValueAtPercentile(50) / 1e6, histogram.getValueAtPercentile(99) / 1e6,
                histogram.getMaxValue() / 1e6);
    }
}
