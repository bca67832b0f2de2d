package dev.mqttworkbench.app.stream;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import dev.mqttworkbench.app.messages.MessageFilter;
import dev.mqttworkbench.app.workbench.Words;

/// A range of time that the reader has brushed over the bars of the rate. It stays where it is in time, so it moves to the left
/// with the bars. On the JavaFX thread only.
public final class TimeBrush {

    /// Some of the bars.
    ///
    /// @param first may be below 0, when it has left the bars
    /// @param last at or behind the first one
    public record Bars(int first, int last) {

        /// From one bar to another, in any order.
        static Bars between(int one, int other) {
            return new Bars(Math.min(one, other), Math.max(one, other));
        }
    }

    private static final long SECOND = 1_000_000_000L;
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final Words words;
    private final ZoneId zone;
    private final InstantSource clock;
    private final ReadOnlyObjectWrapper<Optional<MessageFilter.Between>> range = new ReadOnlyObjectWrapper<>(this, "range", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Bars>> bars = new ReadOnlyObjectWrapper<>(this, "bars", Optional.empty());
    private long newestSecond;
    private long now;

    TimeBrush(Words words, ZoneId zone, InstantSource clock) {
        this.words = words;
        this.zone = zone;
        this.clock = clock;
    }

    /// The range, in monotonic nanoseconds; empty where nothing is brushed.
    public ReadOnlyObjectProperty<Optional<MessageFilter.Between>> rangeProperty() {
        return range.getReadOnlyProperty();
    }

    /// The bars that lie in the range now.
    public ReadOnlyObjectProperty<Optional<Bars>> barsProperty() {
        return bars.getReadOnlyProperty();
    }

    /// The bars have moved on.
    ///
    /// @param at monotonic, in nanoseconds, within the last bar
    void moved(long at) {
        now = at;
        newestSecond = Math.floorDiv(at, SECOND);
        bars.set(range.get().map(this::barsOf));
    }

    private Bars barsOf(MessageFilter.Between between) {
        return new Bars(barOf(between.from()), barOf(between.to() - 1));
    }

    private int barOf(long nanoTime) {
        return (int) (Math.floorDiv(nanoTime, SECOND) - newestSecond) + RateHistory.SECONDS - 1;
    }

    /// Takes the seconds of these bars.
    void select(Bars wanted) {
        var oldest = newestSecond - RateHistory.SECONDS + 1;
        range.set(Optional.of(new MessageFilter.Between((oldest + wanted.first()) * SECOND, (oldest + wanted.last() + 1) * SECOND)));
        bars.set(Optional.of(wanted));
    }

    /// Takes the range away.
    void lift() {
        range.set(Optional.empty());
        bars.set(Optional.empty());
    }

    /// The range in the time of the clock on the wall; empty where nothing is brushed.
    String sentence() {
        return range.get().map(between -> words.get("stream.brush.range", time(between.from()), time(between.to()))).orElse("");
    }

    private String time(long nanoTime) {
        Instant at = clock.instant().minusNanos(now - nanoTime);
        return SECONDS.format(at.atZone(zone));
    }
}
