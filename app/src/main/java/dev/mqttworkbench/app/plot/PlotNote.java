package dev.mqttworkbench.app.plot;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

import dev.mqttworkbench.app.workbench.Words;

/// The sentence above a plot: what was said last, and behind it, never in its place, what is missing in the lines. On the JavaFX thread
/// only.
final class PlotNote {

    /// Numbers in a sentence that change faster cannot be read.
    private static final long INTERVAL = 1_000_000_000L;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());

    private final SeriesReader reader;
    private final Words words;
    private final LongSupplier clock;
    private final ReadOnlyStringWrapper sentence = new ReadOnlyStringWrapper(this, "sentence", "");
    private String said = "";
    private long shownAt;

    /// @param clock monotonic, in nanoseconds
    PlotNote(SeriesReader reader, Words words, LongSupplier clock) {
        this.reader = reader;
        this.words = words;
        this.clock = clock;
        shownAt = clock.getAsLong();
    }

    /// What is said until something else is; seen when it is shown next.
    void say(String now) {
        said = now;
    }

    /// Whether what is missing may be looked at again.
    boolean isDue(long now) {
        return now - shownAt >= INTERVAL;
    }

    /// Shows what was said, and what is missing now.
    ///
    /// @param names of the lines
    /// @param begin the moment at the left edge
    void show(List<PlotLine> lines, Function<PlotLine, String> names, long begin) {
        shownAt = clock.getAsLong();
        var missing = lines.stream().flatMap(line -> forgotten(line, names, begin).stream());
        sentence.set(Stream.concat(Stream.concat(Stream.of(said), skipped().stream()), missing).filter(each -> !each.isEmpty()).collect(Collectors.joining(" · ")));
    }

    private Optional<String> skipped() {
        return reader.skipped() == 0 ? Optional.empty() : Optional.of(words.get("plot.skipped", reader.skipped()));
    }

    /// Where a line begins within the plot although there were values before.
    private Optional<String> forgotten(PlotLine line, Function<PlotLine, String> names, long begin) {
        return reader.data(line.series()).filter(data -> data.forgotten() > 0 && data.time(0) > begin)
                .map(data -> words.get("plot.forgotten", names.apply(line), TIME.format(wallClock(data.time(0))), data.forgotten()));
    }

    private Instant wallClock(long time) {
        return Instant.now().minusNanos(clock.getAsLong() - time);
    }

    ReadOnlyStringProperty sentenceProperty() {
        return sentence.getReadOnlyProperty();
    }
}
