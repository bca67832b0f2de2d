package dev.mqttworkbench.app.topics;

import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ObservableList;

import dev.mqttworkbench.app.fx.Sampler;
import dev.mqttworkbench.app.workbench.Kept;
import dev.mqttworkbench.app.workbench.Message;
import dev.mqttworkbench.app.workbench.MessageLog;
import dev.mqttworkbench.app.workbench.Selection;
import dev.mqttworkbench.app.workbench.Words;

/// Decides what the topic tree shows: which rows, in which order, and when they are painted anew. On the JavaFX thread only.
public final class TopicsViewModel implements MessageLog.Reader, Sampler.Sampled {

    private static final long PAINT_INTERVAL = 100_000_000L;
    private static final long REBUILD_INTERVAL = 200_000_000L;

    private final Words words;
    private final RowWords rowWords;
    private final Selection selection;
    private final LongSupplier clock;
    private final SeenTopics seen = new SeenTopics();

    private final TreeRows tree = new TreeRows();
    private final ObservableList<TopicRow> rows = tree.shown();
    private final ReadOnlyLongWrapper paint = new ReadOnlyLongWrapper(this, "paint");
    private final ReadOnlyStringWrapper footer = new ReadOnlyStringWrapper(this, "footer", "");
    private final ReadOnlyBooleanWrapper empty = new ReadOnlyBooleanWrapper(this, "empty", true);

    private final TreeFilter filter;
    private final TopicSteps steps;
    private final ReadOnlyIntegerWrapper answered = new ReadOnlyIntegerWrapper(this, "answered");
    private final ReadOnlyStringWrapper matches = new ReadOnlyStringWrapper(this, "matches", "");
    private final ObjectProperty<TopicOrder> order = new SimpleObjectProperty<>(this, "order", TopicOrder.NAME);
    private final BooleanProperty paused = new SimpleBooleanProperty(this, "paused");
    private final BooleanProperty shown = new SimpleBooleanProperty(this, "shown");

    private boolean isChanged;
    private boolean isNarrowed;
    private long rebuiltAt;
    private long sortedSecond;

    /// The topics of what the log has and gets.
    public TopicsViewModel(MessageLog log, Selection selection, Words words) {
        this(log, selection, words, System::nanoTime);
    }

    /// @param clock monotonic, in nanoseconds
    TopicsViewModel(MessageLog log, Selection selection, Words words, LongSupplier clock) {
        this.words = words;
        this.rowWords = new RowWords(words);
        this.selection = selection;
        this.clock = clock;
        this.filter = new TreeFilter(seen, words, this::filterChanged);
        this.steps = new TopicSteps(seen, filter, selection, this::matches, () -> rebuild(clock.getAsLong()));
        log.addReader(this);
        appended(List.copyOf(log.rows()));
        order.addListener((observed, before, now) -> rebuild(clock.getAsLong()));
        paused.addListener((observed, before, isStill) -> seen.hold(isStill, paint.get()));
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
        if (filter.goOn()) {
            filterChanged();
        }
        if (shown.get()) {
            tree.goOn();
        }
        if (!shown.get() || now - paint.get() < PAINT_INTERVAL) {
            return;
        }
        if (!paused.get() && !tree.isBusy() && (areRowsOld(now) || isOrderOld(now))) { // nothing new before all rows are there
            rebuild(now);
        }
        sum();
        if (!paused.get()) {
            paint.set(now);
        }
    }

    private boolean areRowsOld(long now) {
        return (isChanged || isNarrowed && seen.isAsking()) && now - rebuiltAt >= REBUILD_INTERVAL;
    }

    private boolean isOrderOld(long now) {
        return order.get().isMoving() && SeenTopics.secondOf(now) != sortedSecond;
    }

    private Matches matches() {
        return new Matches(seen.root(), order.get(), sortedSecond);
    }

    private void rebuild(long now) {
        isChanged = false;
        isNarrowed = filter.narrows();
        rebuiltAt = now;
        sortedSecond = SeenTopics.secondOf(now);
        tree.make(new Rows(seen.root(), filter.number(), order.get(), sortedSecond));
        empty.set(seen.size() == 0);
        filter.lookAgain();
        sum();
    }

    /// A filter that only lights leaves all rows where they are: they are painted anew.
    private void filterChanged() {
        var now = clock.getAsLong();
        var isWaiting = filter.narrows() && seen.isAsking(); // rows follow when all are asked, or it takes long
        isNarrowed |= isWaiting;
        if (!isWaiting && (filter.narrows() || isNarrowed)) {
            rebuild(now);
        } else {
            filter.lookAgain();
            sum();
            paint.set(now);
        }
        if (!seen.isAsking()) {
            answered.set(answered.get() + 1);
        }
    }

    private void sum() {
        footer.set((tree.isLate() ? words.get("topics.footer.busy") : "") + (filter.narrows()
                ? words.get("topics.footer.filtered", seen.root().matches(), seen.size(), seen.activeInLastSecond())
                : words.get("topics.footer", seen.size(), seen.activeInLastSecond())));
        matches.set(words.get(seen.isAsking() ? "topics.filter.looking" : "topics.filter.matches", seen.root().matches()));
    }

    // ---- what the reader does ----

    /// Opens a folded row, folds an open one.
    void toggle(TopicRow row) {
        setFolded(row, !row.isFolded());
    }

    /// Folds or opens a row that has others below it.
    void setFolded(TopicRow row, boolean folded) {
        if (!row.node().isLeaf() && row.isFolded() != folded) {
            row.node().setFolded(folded, filter.number());
            rebuild(clock.getAsLong());
        }
    }

    /// Folds or opens all rows.
    public void setAllFolded(boolean folded) {
        tree.fold(new FoldAll(seen.root(), folded, filter.number()), () -> rebuild(clock.getAsLong()));
    }

    /// Selects a topic that is known, and opens the rows above it; a filter that hides it is taken away.
    public void reveal(String topic) {
        steps.to(topic);
    }

    /// Goes from match to match.
    TopicSteps steps() {
        return steps;
    }

    /// Remembers filter and order over a restart, beginning with those that are remembered.
    public void keep(Kept<TopicsSettings> settings) {
        order.set(settings.get().order());
        filter.onlyMatchesProperty().set(settings.get().onlyMatches());
        filter.textProperty().set(settings.get().filter());
        Runnable note = () -> settings.set(new TopicsSettings(filter.textProperty().get(), filter.onlyMatchesProperty().get(), order.get()));
        filter.textProperty().addListener((observed, before, now) -> note.run());
        filter.onlyMatchesProperty().addListener((observed, before, now) -> note.run());
        order.addListener((observed, before, now) -> note.run());
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

    /// How the row stands at this moment; when all stands still, how it stood then.
    ///
    /// @param now monotonic, in nanoseconds
    Standing standing(TopicRow row, long now) {
        return seen.standing(row.node(), now);
    }

    /// Text beside the name: the value, or what is folded away.
    String detail(TopicRow row, Standing standing, int columns) {
        return rowWords.detail(row, standing, columns, filter.onProperty().get());
    }

    /// What else rows say.
    RowWords rowWords() {
        return rowWords;
    }

    /// Whether the filter is on and takes the row's own topic, or one that is folded into it.
    boolean isLit(TopicRow row) {
        return filter.onProperty().get() && (row.isFolded() ? row.node().matches() > 0 : row.node().isTopic() && seen.isWanted(row.node()));
    }

    /// Whether the filter is on and takes nothing of the row and what lies below it.
    boolean isDim(TopicRow row) {
        return filter.onProperty().get() && !seen.isAsking() && row.node().matches() == 0;
    }

    /// Where the first row is that the filter lights.
    Optional<Integer> firstLit() {
        return filter.onProperty().get() ? IntStream.range(0, rows.size()).filter(i -> isLit(rows.get(i))).boxed().findFirst() : Optional.empty();
    }

    // ---- what the view binds to ----

    /// The rows that can be seen, in order.
    ObservableList<TopicRow> rows() {
        return rows;
    }

    /// Whether the rows are being replaced: a selection that changes now is not the reader's.
    boolean isRebuilding() {
        return tree.isReplacing();
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

    /// The filter over the tree.
    TreeFilter filter() {
        return filter;
    }

    /// Rises when all topics were asked whether the filter takes them.
    ReadOnlyIntegerProperty answeredProperty() {
        return answered.getReadOnlyProperty();
    }

    /// How many topics match the filter.
    ReadOnlyStringProperty matchesProperty() {
        return matches.getReadOnlyProperty();
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
