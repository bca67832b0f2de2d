package dev.mqttworkbench.app.plot;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;

import dev.mqttworkbench.app.fx.Sampler;
import dev.mqttworkbench.app.fx.Tasks;
import dev.mqttworkbench.app.payload.Decoder;
import dev.mqttworkbench.app.payload.DecoderTable;
import dev.mqttworkbench.app.payload.NumberAt;
import dev.mqttworkbench.app.payload.Watch;
import dev.mqttworkbench.app.workbench.Kept;
import dev.mqttworkbench.app.workbench.Message;
import dev.mqttworkbench.app.workbench.MessageLog;
import dev.mqttworkbench.app.workbench.Selection;
import dev.mqttworkbench.app.workbench.Words;

/// Decides what the plot shows: the pinned numbers and those that were chosen of the selected topic. On the JavaFX thread only.
public final class PlotViewModel implements Sampler.Sampled, AutoCloseable {

    /// How many lines a plot has at the most: as many as there are colours that can be told apart.
    public static final int MOST_LINES = 6;

    private static final System.Logger LOG = System.getLogger(PlotViewModel.class.getName());
    private static final long PAINT_INTERVAL = 100_000_000L;
    private static final int MOST_OFFERED = 200;

    private final MessageLog log;
    private final Selection selection;
    private final Kept<PlotSettings> settings;
    private final DecoderTable decoders;
    private final Words words;
    private final Tasks tasks;
    private final LongSupplier clock;
    private final SeriesReader reader;

    // By topic, as long as the connection's workspace: also empty ones, where the reader took a line away.
    private final Map<String, List<Series>> chosen = new HashMap<>();
    private final ObservableList<PlotLine> lines = FXCollections.observableArrayList();
    private final ObservableList<PlotLine> shownLines = FXCollections.unmodifiableObservableList(lines);
    private final ObservableList<Series> offered = FXCollections.observableArrayList();
    private final ObservableList<Series> shownOffer = FXCollections.unmodifiableObservableList(offered);
    private final ReadOnlyObjectWrapper<PlotSettings> look;
    private final ReadOnlyBooleanWrapper own = new ReadOnlyBooleanWrapper(this, "own");
    private final PlotNote note;
    private final ReadOnlyLongWrapper end = new ReadOnlyLongWrapper(this, "end");
    private final BooleanProperty paused = new SimpleBooleanProperty(this, "paused");
    private final BooleanProperty shown = new SimpleBooleanProperty(this, "shown");
    private final Subscription hearsOfSettings;
    private boolean isOfferOld = true;
    private int asked;

    /// The plot of one connection.
    ///
    /// @param settings shared by the plots of all connections
    public PlotViewModel(MessageLog log, Selection selection, Kept<PlotSettings> settings, DecoderTable decoders, Words words, Tasks tasks) {
        this(log, selection, settings, decoders, words, tasks, System::nanoTime);
    }

    /// @param clock monotonic, in nanoseconds
    PlotViewModel(MessageLog log, Selection selection, Kept<PlotSettings> settings, DecoderTable decoders, Words words, Tasks tasks, LongSupplier clock) {
        this.log = log;
        this.selection = selection;
        this.settings = settings;
        this.decoders = decoders;
        this.words = words;
        this.tasks = tasks;
        this.clock = clock;
        this.reader = new SeriesReader(log, decoders, tasks);
        this.note = new PlotNote(reader, words, clock);
        selection.topicProperty().subscribe(() -> {
            isOfferOld = true;
            offered.clear();
            arrange();
            say("");
        });
        this.look = new ReadOnlyObjectWrapper<>(this, "look", settings.get());
        this.hearsOfSettings = settings.valueProperty().subscribe(() -> {
            look.set(settings.get());
            arrange();
        });
        end.set(clock.getAsLong());
        arrange();
    }

    @Override
    public void sample(long now) {
        if (!shown.get() || now - end.get() < PAINT_INTERVAL) {
            return;
        }
        if (isOfferOld) {
            offer();
        }
        if (!paused.get()) {
            end.set(now);
        }
        if (note.isDue(now)) {
            showNote();
        }
    }

    // ---- which numbers there are ----

    /// Looks for the numbers in the newest message of the selected topic.
    public void offer() {
        newest().ifPresent(message -> {
            isOfferOld = false;
            var number = ++asked;
            var reading = CompletableFuture.supplyAsync(() -> numbersIn(message), tasks.background());
            tasks.whenComplete(reading, found -> {
                if (number == asked && message.topic().equals(selection.topic())) {
                    accept(message.topic(), found);
                }
            }, failure -> LOG.log(System.Logger.Level.ERROR, "The numbers of a message could not be found", failure));
        });
    }

    private Optional<Message> newest() {
        var history = log.history(selection.topic());
        return history.isEmpty() ? Optional.empty() : Optional.of(history.getLast());
    }

    private List<Series> numbersIn(Message message) {
        return Decoder.decode(message.payload(), Decoder.FIRST, decoders.rules().get().choiceFor(message.topic()), Watch.none()).numbers().stream()
                .map(NumberAt::path).distinct().limit(MOST_OFFERED).map(path -> new Series(message.topic(), path)).toList();
    }

    /// A payload that is one number is plotted without being asked.
    private void accept(String topic, List<Series> found) {
        offered.setAll(found);
        if (found.size() == 1 && found.getFirst().path().equals("$") && !chosen.containsKey(topic) && lines.size() < MOST_LINES) {
            choose(topic, found);
        }
    }

    // ---- what the reader does ----

    /// Plots a number of the selected topic, or plots it no more.
    public void toggle(String path) {
        toggle(new Series(selection.topic(), path));
    }

    /// Plots a number, or plots it no more.
    public void toggle(Series series) {
        if (lines.stream().anyMatch(line -> line.series().equals(series))) {
            remove(series);
        } else if (lines.size() == MOST_LINES) {
            say(words.get("plot.full", MOST_LINES));
        } else {
            var more = new ArrayList<>(chosen.getOrDefault(series.topic(), List.of()));
            more.add(series);
            choose(series.topic(), more);
        }
    }

    private void remove(Series series) {
        var fewer = new ArrayList<>(chosen.getOrDefault(series.topic(), List.of()));
        fewer.remove(series);
        chosen.put(series.topic(), fewer);
        settings.update(now -> now.withPinned(now.pinned().stream().filter(each -> !each.equals(series)).toList()));
        arrange();
        say("");
    }

    private void choose(String topic, List<Series> of) {
        chosen.put(topic, List.copyOf(of));
        arrange();
    }

    /// Keeps a line whatever topic is selected and over a restart, or no longer.
    public void togglePin(Series series) {
        var pinned = new ArrayList<>(settings.get().pinned());
        if (pinned.remove(series)) {
            var list = new ArrayList<>(chosen.getOrDefault(series.topic(), List.of()));
            if (!list.contains(series)) {
                list.add(series);
            }
            chosen.put(series.topic(), list);
        } else {
            pinned.add(series);
        }
        settings.update(now -> now.withPinned(pinned));
    }

    /// Shows another span of time.
    public void choose(Span span) {
        settings.update(now -> now.withSpan(span));
    }

    /// Gives all lines one scale, or each its own.
    public void setOneScale(boolean isOne) {
        settings.update(now -> now.withOneScale(isOne));
    }

    private void arrange() {
        var pinned = settings.get().pinned();
        var wanted = new LinkedHashSet<>(pinned);
        wanted.addAll(chosen.getOrDefault(selection.topic(), List.of()));
        var arranged = new ArrayList<PlotLine>();
        wanted.stream().limit(MOST_LINES).forEach(series -> arranged.add(new PlotLine(series, pinned.contains(series), arranged.size() + 1)));
        reader.watch(arranged.stream().map(PlotLine::series).toList());
        lines.setAll(arranged);
        own.set(arranged.stream().anyMatch(line -> line.series().topic().equals(selection.topic())));
        if (paused.get()) {
            return;
        }
        end.set(clock.getAsLong());
    }

    // ---- what the view binds to ----

    /// The lines, in the order in which they are drawn.
    public ObservableList<PlotLine> lines() {
        return shownLines;
    }

    /// The numbers in the newest message of the selected topic.
    public ObservableList<Series> offered() {
        return shownOffer;
    }

    /// Whether a number of the selected topic is among the lines.
    public ReadOnlyBooleanProperty ownProperty() {
        return own.getReadOnlyProperty();
    }

    /// What the reader has to know: too many lines, values that were skipped or had to leave. Empty when there is nothing.
    public ReadOnlyStringProperty noteProperty() {
        return note.sentenceProperty();
    }

    /// The moment at the right edge, monotonic, in nanoseconds; changes when the plot is to be painted anew.
    public ReadOnlyLongProperty endProperty() {
        return end.getReadOnlyProperty();
    }

    /// Whether the plot stands still; values are collected all the same.
    public BooleanProperty pausedProperty() {
        return paused;
    }

    /// Whether somebody sees the plot.
    public BooleanProperty shownProperty() {
        return shown;
    }

    /// The span and the scale that were chosen.
    public ReadOnlyObjectProperty<PlotSettings> lookProperty() {
        return look.getReadOnlyProperty();
    }

    /// The names of the lines: with their topics where there are several.
    public String nameOf(PlotLine line) {
        var topics = lines.stream().map(each -> each.series().topic()).distinct().count();
        return topics > 1 ? line.series().longName() : line.series().name();
    }

    SeriesData data(PlotLine line) {
        return reader.data(line.series()).orElseGet(SeriesData::new);
    }

    /// The visible values of all lines, by time, with the time of the wall clock.
    List<PlotFiles.Point> points() {
        var nowNanos = System.nanoTime();
        var now = Instant.now();
        var points = new ArrayList<PlotFiles.Point>();
        for (var line : lines) {
            var data = data(line);
            for (var i = data.indexAt(begin()); i < data.size() && data.time(i) <= end.get(); i++) {
                points.add(new PlotFiles.Point(now.minusNanos(nowNanos - data.time(i)), line.series(), data.value(i)));
            }
        }
        points.sort(Comparator.comparing(PlotFiles.Point::at));
        return points;
    }

    /// Says a sentence above the plot, with a file and what else is known.
    void tell(String key, Object... about) {
        say(words.get(key, Stream.of(about).map(String::valueOf).toArray()));
    }

    private void say(String sentence) {
        note.say(sentence);
        showNote();
    }

    private void showNote() {
        note.show(lines, this::nameOf, begin());
    }

    /// The moment at the left edge.
    long begin() {
        return end.get() - settings.get().span().nanos();
    }

    /// What the visible values of a line have in common.
    Statistics statistics(PlotLine line) {
        return data(line).statistics(begin(), end.get());
    }

    /// Of which language numbers are.
    Words words() {
        return words;
    }

    @Override
    public void close() {
        hearsOfSettings.unsubscribe();
        reader.close();
    }
}
