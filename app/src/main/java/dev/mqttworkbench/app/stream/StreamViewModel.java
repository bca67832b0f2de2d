package dev.mqttworkbench.app.stream;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ObservableList;

import dev.mqttworkbench.app.fx.Sampler;
import dev.mqttworkbench.app.fx.Tasks;
import dev.mqttworkbench.app.messages.Export;
import dev.mqttworkbench.app.messages.InvalidFilter;
import dev.mqttworkbench.app.messages.MessageFilter;
import dev.mqttworkbench.app.messages.MessageText;
import dev.mqttworkbench.app.workbench.Message;
import dev.mqttworkbench.app.workbench.MessageLog;
import dev.mqttworkbench.app.workbench.Selection;
import dev.mqttworkbench.app.workbench.Words;

/// Decides what the Stream shows: which messages, and whether they move. On the JavaFX thread only.
///
/// The rows stand still while the stream is paused and while the reader looks at older messages; what comes meanwhile is
/// counted, and is in the log when the reader comes back. Rows that stand still keep the messages they show, so the memory is
/// at most twice the budget of the log.
public final class StreamViewModel implements MessageLog.Reader, Sampler.Sampled {

    private final MessageLog log;
    private final Selection selection;
    private final Words words;
    private final MessageText text;
    private final StreamActions actions;
    private final StreamRows rows;
    private final StreamRate rate;
    private final Export export;
    private final TimeBrush brush;
    private final FilterChoice filters;

    // what the reader wants
    private final BooleanProperty live = new SimpleBooleanProperty(this, "live", true);
    private final ReadOnlyBooleanWrapper following = new ReadOnlyBooleanWrapper(this, "following", true);
    private final StringProperty filterText = new SimpleStringProperty(this, "filterText", "");
    private final ReadOnlyObjectWrapper<Optional<Message>> selected = new ReadOnlyObjectWrapper<>(this, "selected", Optional.empty());

    // what is said about it
    private final ReadOnlyObjectWrapper<Notice> notice = new ReadOnlyObjectWrapper<>(this, "notice", Notice.NONE);
    private final ReadOnlyStringWrapper filterFault = new ReadOnlyStringWrapper(this, "filterFault", "");

    private MessageFilter written = MessageFilter.EVERYTHING;
    private boolean isShown = true;

    /// @param log the messages; the model reads from it until [#detach()]
    /// @param selection hears which topic was selected
    /// @param words the sentences
    /// @param zone of the times
    /// @param actions is handed the message that the reader wants to send again
    /// @param tasks filters what is kept, and writes exports
    /// @param shelf the filters that have a name
    public StreamViewModel(
            MessageLog log, Selection selection, Words words, ZoneId zone, StreamActions actions, Tasks tasks, FilterShelf shelf) {
        this.log = log;
        this.rows = new StreamRows(log, tasks);
        this.rate = new StreamRate(words);
        this.export = new Export(tasks);
        this.brush = new TimeBrush(words, zone, InstantSource.system());
        this.filters = new FilterChoice(shelf, filterText);
        this.selection = selection;
        this.words = words;
        this.text = new MessageText(words, zone);
        this.actions = actions;
        live.addListener((observed, before, now) -> liveChanged());
        filterText.addListener((observed, before, now) -> filterChanged());
        brush.rangeProperty().addListener((observed, before, now) -> filterChanged());
        log.addReader(this);
        rows.fill();
    }

    /// Reads no more from the log.
    public void detach() {
        log.removeReader(this);
        filters.close();
        rows.cancel();
    }

    /// The messages that are shown, oldest first.
    public ObservableList<Message> rows() {
        return rows.list();
    }

    /// How fast messages come.
    public StreamRate rate() {
        return rate;
    }

    /// Writes messages into files.
    public Export export() {
        return export;
    }

    /// The range of time that is shown.
    public TimeBrush brush() {
        return brush;
    }

    /// The filters that have a name.
    FilterChoice filters() {
        return filters;
    }

    /// How messages are written.
    public MessageText text() {
        return text;
    }

    /// Whether new messages are shown; false is paused.
    public BooleanProperty liveProperty() {
        return live;
    }

    /// Whether the newest message is kept in sight; false while the reader looks at older ones.
    public ReadOnlyBooleanProperty followingProperty() {
        return following.getReadOnlyProperty();
    }

    /// The filter as it is written.
    public StringProperty filterTextProperty() {
        return filterText;
    }

    /// Adds a term to the filter.
    public void filterBy(String term) {
        filterText.set((filterText.get().strip() + " " + term).strip());
    }

    /// Why the filter is none; empty when it is good.
    public ReadOnlyStringProperty filterFaultProperty() {
        return filterFault.getReadOnlyProperty();
    }

    /// The message whose details are shown.
    public ReadOnlyObjectProperty<Optional<Message>> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    /// What is said while the rows stand still.
    public ReadOnlyObjectProperty<Notice> noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    @Override
    public void appended(List<Message> batch) {
        if (isFrozen()) {
            rows.count(batch);
        } else if (isShown) {
            rows.add(batch);
        }
    }

    /// The row in which the selected message is, or -1.
    int selectedRow() {
        return selected.get().map(rows::rowOf).orElse(-1);
    }

    @Override
    public void cleared() {
        rows.clear(isFrozen());
        selected.set(Optional.empty());
        rate.begin();
        brush.lift();
    }

    @Override
    public void sample(long now) {
        rows.move(now);
        export.sample(now);
        var accounts = log.accounts();
        rate.count(now, accounts);
        if (isShown && rate.isDue(now)) {
            rate.refresh(now, accounts, log.rows().size());
            brush.moved(now);
            notice.set(currentNotice());
        }
    }

    private Notice currentNotice() {
        if (!live.get()) {
            return new Notice(true, words.get("stream.paused.new", rows.unseen()), words.get("stream.resume"));
        }
        return following.get()
                ? Notice.NONE
                : new Notice(true, words.get("stream.notFollowing.new", rows.unseen()), words.get("stream.jump"));
    }

    /// The stream is seen from now on, or hidden. A hidden stream does no work for its rows; it fills them when it is seen.
    public void setShown(boolean shown) {
        isShown = shown;
        if (shown && !isFrozen()) {
            rows.fill();
        }
    }

    private boolean isFrozen() {
        return !live.get() || !following.get();
    }

    /// Pauses, or goes on.
    public void togglePause() {
        live.set(!live.get());
    }

    private void liveChanged() {
        if (live.get()) {
            jumpToNow();
        } else {
            freeze();
        }
    }

    private void freeze() {
        rows.freeze();
        notice.set(currentNotice());
    }

    /// The reader went to older messages: the rows stand still.
    public void lookBack() {
        if (following.get()) {
            following.set(false);
            freeze();
        }
    }

    /// Goes on with the newest messages, also out of a pause.
    public void jumpToNow() {
        following.set(true);
        live.set(true);
        rows.thaw();
        notice.set(currentNotice());
    }

    private void filterChanged() {
        try {
            written = MessageFilter.of(filterText.get());
            filterFault.set("");
        } catch (InvalidFilter invalid) {
            filterFault.set(invalid.sentence(words));
            return; // the last good one stays
        }
        rows.filter(brush.rangeProperty().get().<MessageFilter>map(range -> new MessageFilter.All(List.of(range, written))).orElse(written));
    }

    /// Shows the details of a message.
    public void select(Message message) {
        selected.set(Optional.of(message));
        selection.select(message.topic());
    }

    /// Shows the packets of the selected message.
    public void showHandshake() {
        selected.get().ifPresent(actions::showHandshake);
    }

    /// Hands the selected message to the publish panel.
    public void republish() {
        selected.get().ifPresent(message -> actions.republish(message.toPublish()));
    }
}
