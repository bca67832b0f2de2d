package dev.mqttworkbench.app.topics;

import java.text.NumberFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import dev.mqttworkbench.app.fx.Sampler;
import dev.mqttworkbench.app.payload.Preview;
import dev.mqttworkbench.app.workbench.Message;
import dev.mqttworkbench.app.workbench.MessageLog;
import dev.mqttworkbench.app.workbench.Selection;
import dev.mqttworkbench.app.workbench.Words;

/// Decides what the topic tree shows: which rows, in which order, and when they are painted anew. On the JavaFX thread only.
public final class TopicsViewModel implements MessageLog.Reader, Sampler.Sampled {

    private static final long PAINT_INTERVAL = 100_000_000L;
    private static final long REBUILD_INTERVAL = 200_000_000L;

    private final Words words;
    private final NumberFormat numbers;
    private final Selection selection;
    private final LongSupplier clock;
    private final SeenTopics seen = new SeenTopics();

    private final ObservableList<TopicRow> rows = FXCollections.observableArrayList();
    private final ReadOnlyLongWrapper paint = new ReadOnlyLongWrapper(this, "paint");
    private final ReadOnlyStringWrapper footer = new ReadOnlyStringWrapper(this, "footer", "");
    private final ReadOnlyBooleanWrapper empty = new ReadOnlyBooleanWrapper(this, "empty", true);

    private final StringProperty filter = new SimpleStringProperty(this, "filter", "");
    private final ReadOnlyStringWrapper filterFault = new ReadOnlyStringWrapper(this, "filterFault", "");
    private final ObjectProperty<TopicOrder> order = new SimpleObjectProperty<>(this, "order", TopicOrder.NAME);
    private final BooleanProperty paused = new SimpleBooleanProperty(this, "paused");
    private final BooleanProperty shown = new SimpleBooleanProperty(this, "shown");

    private boolean filtered;
    private boolean isChanged;
    private boolean isRebuilding;
    private long rebuiltAt;
    private long sortedSecond;

    /// The topics of what the log has and gets.
    public TopicsViewModel(MessageLog log, Selection selection, Words words) {
        this(log, selection, words, System::nanoTime);
    }

    /// @param clock monotonic, in nanoseconds
    TopicsViewModel(MessageLog log, Selection selection, Words words, LongSupplier clock) {
        this.words = words;
        this.numbers = NumberFormat.getIntegerInstance(words.locale());
        this.selection = selection;
        this.clock = clock;
        log.addReader(this);
        appended(List.copyOf(log.rows()));
        filter.addListener((observed, before, now) -> filterBy(new FilterText(now)));
        order.addListener((observed, before, now) -> rebuild(clock.getAsLong()));
    }

    // ---- what comes ----

    @Override
    public void appended(List<Message> batch) {
        var now = clock.getAsLong();
        for (var message : batch) {
            if (message.isIncoming() && seen.receive(message, now)) {
                isChanged = true;
            }
        }
    }

    @Override
    public void cleared() {
        seen.clear();
        selection.clear();
        rebuild(clock.getAsLong());
    }

    @Override
    public void sample(long now) {
        seen.moveTo(SeenTopics.secondOf(now));
        if (!shown.get() || now - paint.get() < PAINT_INTERVAL) {
            return;
        }
        if (!paused.get() && (areRowsOld(now) || isOrderOld(now))) {
            rebuild(now);
        }
        footer.set(footerSentence());
        if (!paused.get()) {
            paint.set(now);
        }
    }

    private boolean areRowsOld(long now) {
        return isChanged && now - rebuiltAt >= REBUILD_INTERVAL;
    }

    private boolean isOrderOld(long now) {
        return order.get().isMoving() && SeenTopics.secondOf(now) != sortedSecond;
    }

    private void rebuild(long now) {
        isChanged = false;
        rebuiltAt = now;
        sortedSecond = SeenTopics.secondOf(now);
        isRebuilding = true;
        rows.setAll(new Rows(filtered, order.get().comparator(sortedSecond)).of(seen.root()));
        isRebuilding = false;
        empty.set(seen.size() == 0);
        footer.set(footerSentence());
    }

    private String footerSentence() {
        return filtered
                ? words.get("topics.footer.filtered", seen.root().matches(), seen.size(), seen.activeInLastSecond())
                : words.get("topics.footer", seen.size(), seen.activeInLastSecond());
    }

    // ---- what the reader does ----

    private void filterBy(FilterText text) {
        filterFault.set(text.fault().map(fault -> fault.sentence(words)).orElse(""));
        text.match().ifPresent(match -> {
            filtered = !match.takesAll();
            seen.apply(match);
            rebuild(clock.getAsLong());
        });
    }

    /// Opens a folded row, folds an open one.
    void toggle(TopicRow row) {
        setFolded(row, !row.isFolded());
    }

    /// Folds or opens a row that has others below it.
    void setFolded(TopicRow row, boolean folded) {
        if (!row.node().isLeaf() && row.isFolded() != folded) {
            row.node().setFolded(folded, filtered);
            rebuild(clock.getAsLong());
        }
    }

    /// Folds or opens all rows.
    public void setAllFolded(boolean folded) {
        seen.root().withAllBelow().forEach(node -> node.setFolded(folded, filtered));
        rebuild(clock.getAsLong());
    }

    /// Selects a topic that is known, and opens the rows above it; a filter that hides it is taken away.
    public void reveal(String topic) {
        seen.find(topic).ifPresent(node -> {
            if (filtered && !node.isMatching()) {
                filter.set("");
            }
            for (var above = node.parent(); above.isPresent(); above = above.get().parent()) {
                above.get().setFolded(false, filtered);
            }
            rebuild(clock.getAsLong());
            selection.select(topic);
        });
    }

    /// The reader looks at this row.
    void select(TopicRow row) {
        selection.select(row.node().path());
    }

    /// Where the selected topic stands; empty where it has no row.
    Optional<Integer> selectedIndex() {
        return selectedNode().flatMap(node -> IntStream.range(0, rows.size())
                .filter(i -> rows.get(i).node() == node).boxed().findFirst());
    }

    /// The level that the reader looks at.
    Optional<TopicNode> selectedNode() {
        return seen.find(selection.topic());
    }

    /// The row above `row` that it hangs on.
    Optional<Integer> parentIndex(int index) {
        var depth = rows.get(index).depth();
        for (var i = index - 1; i >= 0; i--) {
            if (rows.get(i).depth() < depth) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    // ---- what a row says ----

    /// Text beside the name: the value, or what is folded away.
    String detail(TopicRow row, int columns) {
        var node = row.node();
        if (row.isFolded()) {
            return filtered
                    ? words.get("topics.folded.filtered", node.matches(), node.topics())
                    : words.get("topics.folded", node.topics(), node.messages());
        }
        return node.latest().map(message -> message.payload().isEmpty()
                ? words.get("topics.emptyPayload")
                : Preview.of(message.payload(), columns)).orElse("");
    }

    /// Messages a second, empty where none come.
    String rate(TopicRow row, long now) {
        var rate = row.node().rate(SeenTopics.secondOf(now));
        return rate == 0 ? "" : rateText(rate);
    }

    /// Messages a second as text, such as `480/s`.
    String rateText(double rate) {
        var number = rate >= 9.95 ? numbers.format(Math.round(rate))
                : rate < 0.05 ? "<" + String.format(words.locale(), "%.1f", 0.1) : String.format(words.locale(), "%.1f", rate);
        return words.get("topics.perSecond", number);
    }

    /// How many messages.
    String count(TopicRow row) {
        return numbers.format(row.node().messages());
    }

    /// Whether the filter is on and takes the row's own topic.
    boolean isLit(TopicRow row) {
        return filtered && row.node().isTopic() && row.node().isMatching();
    }

    // ---- what the view binds to ----

    /// The rows that can be seen, in order.
    ObservableList<TopicRow> rows() {
        return rows;
    }

    /// Whether the rows are being replaced: a selection that changes now is not the reader's.
    boolean isRebuilding() {
        return isRebuilding;
    }

    /// Changes whenever the rows are to be painted anew: the moment, monotonic, in nanoseconds.
    ReadOnlyLongProperty paintProperty() {
        return paint.getReadOnlyProperty();
    }

    /// How many topics there are, and how many are active.
    public ReadOnlyStringProperty footerProperty() {
        return footer.getReadOnlyProperty();
    }

    /// Whether no topic was seen yet.
    public ReadOnlyBooleanProperty emptyProperty() {
        return empty.getReadOnlyProperty();
    }

    /// The filter as it is written: a text, or a Topic Filter.
    public StringProperty filterProperty() {
        return filter;
    }

    /// Why the filter is none, empty where it is one.
    public ReadOnlyStringProperty filterFaultProperty() {
        return filterFault.getReadOnlyProperty();
    }

    /// How topics are sorted.
    ObjectProperty<TopicOrder> orderProperty() {
        return order;
    }

    /// Whether the rows stand still.
    public BooleanProperty pausedProperty() {
        return paused;
    }

    /// Whether somebody sees the rows.
    public BooleanProperty shownProperty() {
        return shown;
    }

    /// The shared selection.
    Selection selection() {
        return selection;
    }
}
