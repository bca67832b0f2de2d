package dev.mqttworkbench.app.retained;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ObservableList;

import dev.mqttworkbench.app.fx.Sampler;
import dev.mqttworkbench.app.fx.Tasks;
import dev.mqttworkbench.app.workbench.FilterText;
import dev.mqttworkbench.app.workbench.Selection;
import dev.mqttworkbench.app.workbench.TopicMatch;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.broker.RetainedMessage;
import dev.mqttworkbench.mqtt.topic.TopicFilter;

/// Decides what the Retained view shows. On the JavaFX thread only.
public final class RetainedViewModel implements Sampler.Sampled {

    /// Why there are no rows.
    enum Emptiness {
        /// There are some.
        NONE,
        /// There is no connection.
        NO_CONNECTION,
        /// Nothing is kept.
        NOTHING_KEPT,
        /// Nothing fits the filter.
        NOTHING_FITS,
        /// Not known yet.
        UNKNOWN
    }

    private static final long SECOND = 1_000_000_000L;

    private final Selection selection;
    private final Words words;
    private final RetainedFooter footerText;
    private final RetainedText text;
    private final RetainedList list;
    private final RetainedChanges changes;
    private final NewSubscriberViewModel newSubscriber;
    private final StringProperty filterText = new SimpleStringProperty(this, "filterText", "");
    private boolean isShown;
    private boolean isPaused;

    // what follows from it
    private final RetainedRows rows = new RetainedRows();
    private final ReadOnlyIntegerWrapper selectedRow = new ReadOnlyIntegerWrapper(this, "selectedRow", -1);
    private final ReadOnlyObjectWrapper<Optional<RetainedMessage>> selected = new ReadOnlyObjectWrapper<>(this, "selected", Optional.empty());
    private final ReadOnlyStringWrapper filterFault = new ReadOnlyStringWrapper(this, "filterFault", "");
    private final ReadOnlyStringWrapper footer = new ReadOnlyStringWrapper(this, "footer", "");
    private final ReadOnlyObjectWrapper<Emptiness> emptiness = new ReadOnlyObjectWrapper<>(this, "emptiness", Emptiness.NO_CONNECTION);
    private final ReadOnlyObjectWrapper<Optional<RetainedSource>> source = new ReadOnlyObjectWrapper<>(this, "source", Optional.empty());
    private final ReadOnlyIntegerWrapper seconds = new ReadOnlyIntegerWrapper(this, "seconds");
    private final ReadOnlyIntegerWrapper arrangements = new ReadOnlyIntegerWrapper(this, "arrangements");
    private long tickedAt = Long.MIN_VALUE;

    /// @param selection the topic that the reader looks at
    /// @param words in the reader's language
    /// @param zone of the times
    /// @param tasks do what is slow
    /// @param undo what can be taken back here
    public RetainedViewModel(Selection selection, Words words, ZoneId zone, Tasks tasks, UndoStack undo) {
        this.selection = selection;
        this.words = words;
        this.text = new RetainedText(words, zone);
        this.footerText = new RetainedFooter(words);
        this.list = new RetainedList(words, tasks);
        this.changes = new RetainedChanges(words, tasks, undo, list::source, list::refresh);
        this.newSubscriber = new NewSubscriberViewModel(words, tasks, list::source);
        filterText.addListener((observed, before, now) -> filter(new FilterText(now)));
        selection.topicProperty().addListener((observed, before, now) -> place());
        list.arrangementProperty().addListener((observed, before, now) -> show(before, now));
    }

    // ---- what comes ----

    /// Lists the messages of another source from now on, or none where there is no connection.
    public void useSource(Optional<RetainedSource> other) {
        list.useSource(other);
        source.set(other);
        other.ifPresent(now -> changes.undo().turnTo(now.address()));
        newSubscriber.reset();
    }

    /// It is seen from now on, or not: a hidden view asks nothing.
    public void setShown(boolean now) {
        isShown = now;
        list.refresh();
    }

    @Override
    public void sample(long now) {
        if (!isShown) {
            return;
        }
        if (tickedAt == Long.MIN_VALUE || now - tickedAt >= SECOND) {
            tickedAt = now;
            seconds.set(seconds.get() + 1);
            list.leaveOutExpired();
        }
        if (!isPaused) {
            list.ask(now);
        }
    }

    private void show(Arrangement before, Arrangement now) {
        rows.show(now.rows());
        footer.set(footerText.of(now, list.source()));
        emptiness.set(emptinessOf(now));
        place();
        arrangements.set(arrangements.get() + 1);
        if (now.listing() != before.listing()) {
            newSubscriber.storeChanged();
        }
    }

    private Emptiness emptinessOf(Arrangement now) {
        if (list.source().isEmpty()) {
            return Emptiness.NO_CONNECTION;
        } else if (!now.rows().isEmpty()) {
            return Emptiness.NONE;
        } else if (now.listing() == Listing.UNKNOWN) {
            return Emptiness.UNKNOWN;
        }
        return now.listing().messages().isEmpty() || now.wish().match().takesAll() ? Emptiness.NOTHING_KEPT : Emptiness.NOTHING_FITS;
    }

    private void place() {
        var row = selection.topic().isEmpty() ? -1 : list.arrangementProperty().get().indexOf(selection.topic());
        selectedRow.set(row);
        selected.set(row < 0 ? Optional.empty() : Optional.of(rows.get(row)));
    }

    // ---- what the reader does ----

    private void filter(FilterText written) {
        filterFault.set(written.fault().map(fault -> fault.sentence(words)).orElse(""));
        written.match().ifPresent(match -> list.want(new Arrangement.Wish(match, list.wish().column(), list.wish().isDescending())));
    }

    /// Sorts by another column.
    void sort(RetainedColumn column, boolean isDescending) {
        list.want(new Arrangement.Wish(list.wish().match(), column, isDescending));
    }

    /// Looks at a message.
    void select(RetainedMessage message) {
        selection.select(message.topic());
    }

    /// Clears the selected message.
    void clearSelected() {
        selected.get().map(RetainedMessage::topic).ifPresent(this::clear);
    }

    /// Clears the message of a topic, at once.
    public void clear(String topic) {
        changes.clear(topic);
    }

    /// Asks whether the messages of these topics are to be cleared.
    ///
    /// @param filter the text of the filter that takes them
    void askClear(List<String> topics, String filter) {
        changes.askClear(topics, filter);
    }

    /// Takes the latest change of retained messages back; nothing where there is none.
    public void undo() {
        changes.takeBack();
    }

    /// Asks whether what the filter shows is to be cleared; nothing where the filter is none.
    void clearMatching() {
        if (filterFault.get().isEmpty()) {
            changes.askClear(list.fitting().stream().map(RetainedMessage::topic).toList(), filterText.get());
        }
    }

    /// The question what a new subscriber would get begins with the filter of the list, where that is a Topic Filter.
    void askAboutFilter() {
        if (list.wish().match() instanceof TopicMatch.MatchedBy(var filter)) {
            newSubscriber.filterProperty().set(filter.value());
        }
    }

    /// Looks what the broker keeps, where the filter is a Topic Filter there, and everywhere otherwise.
    void scan() {
        changes.scan(list.wish().match() instanceof TopicMatch.MatchedBy(var filter) && !filter.isShared() ? filter : new TopicFilter("#"));
    }

    /// Exports what the filter shows, or all that is known.
    void export(boolean isShownOnly) {
        changes.askExport(isShownOnly ? list.fitting() : list.all());
    }

    /// Stops to look at what changes, or goes on.
    void togglePause() {
        isPaused = !isPaused;
        footerText.setPaused(isPaused);
        footer.set(footerText.of(list.arrangementProperty().get(), list.source()));
        list.refresh();
    }

    // ---- what the view binds to ----

    /// The rows.
    ObservableList<RetainedMessage> rows() {
        return rows;
    }

    /// Whether the broker may keep something newer than this by now.
    boolean isDoubtful(RetainedMessage message) {
        return list.arrangementProperty().get().listing().doubtful().contains(message.topic());
    }

    /// Whether it is kept at the QoS that it has here; otherwise it may be a higher one.
    boolean isQosKnown(RetainedMessage message) {
        return !list.arrangementProperty().get().listing().withoutQos().contains(message.topic());
    }

    /// The row of the selected message, -1 where there is none.
    ReadOnlyIntegerProperty selectedRowProperty() {
        return selectedRow.getReadOnlyProperty();
    }

    /// The selected message.
    ReadOnlyObjectProperty<Optional<RetainedMessage>> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    /// Rises when rows and selected row are others, behind both.
    ReadOnlyIntegerProperty arrangementsProperty() {
        return arrangements.getReadOnlyProperty();
    }

    /// The text of the filter.
    public StringProperty filterTextProperty() {
        return filterText;
    }

    /// What is wrong with the filter, empty where nothing is.
    ReadOnlyStringProperty filterFaultProperty() {
        return filterFault.getReadOnlyProperty();
    }

    /// How many messages there are, and where.
    ReadOnlyStringProperty footerProperty() {
        return footer.getReadOnlyProperty();
    }

    /// Why the list could not be made, empty where it could.
    ReadOnlyStringProperty failureProperty() {
        return list.failureProperty();
    }

    /// Why there are no rows.
    ReadOnlyObjectProperty<Emptiness> emptinessProperty() {
        return emptiness.getReadOnlyProperty();
    }

    /// Where the messages are known from.
    ReadOnlyObjectProperty<Optional<RetainedSource>> sourceProperty() {
        return source.getReadOnlyProperty();
    }

    /// Rises each second, for times that run.
    ReadOnlyIntegerProperty secondsProperty() {
        return seconds.getReadOnlyProperty();
    }

    /// What changes retained messages.
    RetainedChanges changes() {
        return changes;
    }

    /// What a new subscriber would get.
    NewSubscriberViewModel newSubscriber() {
        return newSubscriber;
    }

    /// Writes messages for the reader.
    RetainedText text() {
        return text;
    }
}
