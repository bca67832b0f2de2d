package dev.mqttworkbench.app.stream;

import java.time.ZoneId;
import java.util.ArrayList;
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

import dev.mqttworkbench.app.fx.BoundedList;
import dev.mqttworkbench.app.fx.Sampler;
import dev.mqttworkbench.app.fx.Tasks;
import dev.mqttworkbench.app.workbench.Message;
import dev.mqttworkbench.app.workbench.MessageLog;
import dev.mqttworkbench.app.workbench.Selection;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.Publish;

/// Decides what the Stream shows: which messages, and whether they move. On the JavaFX thread only.
///
/// The rows stand still while the stream is paused and while the reader looks at older messages; what comes meanwhile is
/// counted, and is in the log when the reader comes back. Rows that stand still keep the messages they show, so the memory is
/// at most twice the budget of the log.
public final class StreamViewModel implements MessageLog.Reader, Sampler.Sampled {

    private static final long REFRESH = 250_000_000L;
    /// How often the rows move at the most: faster than that nobody reads, and every move lays all rows out.
    private static final long MOVE = 80_000_000L;

    private final MessageLog log;
    private final Selection selection;
    private final Words words;
    private final MessageText text;
    private final StreamActions actions;
    private final BoundedList<Message> rows = new BoundedList<>(MessageLog.MAXIMUM_ROWS);
    private final Refill refill;
    private final RateHistory rates = new RateHistory();

    // what the reader wants
    private final BooleanProperty live = new SimpleBooleanProperty(this, "live", true);
    private final ReadOnlyBooleanWrapper following = new ReadOnlyBooleanWrapper(this, "following", true);
    private final StringProperty filterText = new SimpleStringProperty(this, "filterText", "");
    private final ReadOnlyObjectWrapper<Optional<Message>> selected = new ReadOnlyObjectWrapper<>(this, "selected", Optional.empty());

    // what is said about it
    private final ReadOnlyObjectWrapper<Notice> notice = new ReadOnlyObjectWrapper<>(this, "notice", Notice.NONE);
    private final ReadOnlyStringWrapper filterFault = new ReadOnlyStringWrapper(this, "filterFault", "");
    private final ReadOnlyStringWrapper rateSentence = new ReadOnlyStringWrapper(this, "rateSentence", "");
    private final ReadOnlyStringWrapper skippedSentence = new ReadOnlyStringWrapper(this, "skippedSentence", "");
    private final ReadOnlyBooleanWrapper skipping = new ReadOnlyBooleanWrapper(this, "skipping", false);
    private final ReadOnlyObjectWrapper<long[]> bars = new ReadOnlyObjectWrapper<>(this, "bars", new long[0]);

    /// Accepted, and not in the rows yet.
    private final List<Message> arriving = new ArrayList<>();
    private StreamFilter filter = StreamFilter.EVERYTHING;
    private boolean isShown = true;
    /// The newest message that the reader has seen, while the rows stand still.
    private long newestSeen = Long.MAX_VALUE;
    private long unseen;
    private long counted;
    private long refreshedAt = Long.MIN_VALUE;
    private long movedAt = Long.MIN_VALUE;

    /// @param log the messages; the model reads from it until [#detach()]
    /// @param selection hears which topic was selected
    /// @param words the sentences
    /// @param zone of the times
    /// @param actions is handed the message that the reader wants to send again
    /// @param tasks filters what is kept
    public StreamViewModel(MessageLog log, Selection selection, Words words, ZoneId zone, StreamActions actions, Tasks tasks) {
        this.log = log;
        this.refill = new Refill(tasks);
        this.selection = selection;
        this.words = words;
        this.text = new MessageText(words, zone);
        this.actions = actions;
        live.addListener((observed, before, now) -> liveChanged());
        filterText.addListener((observed, before, now) -> filterChanged());
        log.addReader(this);
        refill();
    }

    /// Reads no more from the log.
    public void detach() {
        log.removeReader(this);
        refill.cancel();
    }

    /// The messages that are shown, oldest first.
    public ObservableList<Message> rows() {
        return rows;
    }

    /// How messages are written.
    MessageText text() {
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
    void filterBy(String term) {
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

    /// The rate and the accounts in a sentence, without what was skipped.
    public ReadOnlyStringProperty rateSentenceProperty() {
        return rateSentence.getReadOnlyProperty();
    }

    /// How many messages were never shown.
    public ReadOnlyStringProperty skippedSentenceProperty() {
        return skippedSentence.getReadOnlyProperty();
    }

    /// Whether any message was never shown.
    public ReadOnlyBooleanProperty skippingProperty() {
        return skipping.getReadOnlyProperty();
    }

    /// Messages in each of the last seconds, oldest first.
    public ReadOnlyObjectProperty<long[]> barsProperty() {
        return bars.getReadOnlyProperty();
    }

    @Override
    public void appended(List<Message> batch) {
        if (isFrozen()) {
            unseen += batch.stream().filter(filter::accepts).count();
        } else if (isShown) {
            batch.stream().filter(filter::accepts).forEach(arriving::add);
        }
    }

    private void moveRows(long now) {
        if (!refill.isRunning() && !arriving.isEmpty() && (movedAt == Long.MIN_VALUE || now - movedAt >= MOVE)) {
            movedAt = now;
            rows.append(arriving);
            arriving.clear();
            forgetWithLog();
        }
    }

    /// What the log has forgotten to keep its budget, the rows forget too.
    private void forgetWithLog() {
        var kept = log.rows();
        var oldest = kept.isEmpty() ? Long.MAX_VALUE : kept.getFirst().number();
        rows.removeFirst(indexOf(oldest));
    }

    /// Where the message with this number is, or would be.
    private int indexOf(long number) {
        var low = 0;
        var high = rows.size();
        while (low < high) {
            var middle = low + high >>> 1;
            if (rows.get(middle).number() < number) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// The row in which the selected message is, or -1.
    int selectedRow() {
        return selected.get().map(message -> {
            var index = indexOf(message.number());
            return index < rows.size() && rows.get(index) == message ? index : -1;
        }).orElse(-1);
    }

    @Override
    public void cleared() {
        refill.cancel();
        rows.clear();
        arriving.clear();
        selected.set(Optional.empty());
        unseen = 0;
        newestSeen = isFrozen() ? 0 : Long.MAX_VALUE;
        counted = 0;
        refreshedAt = Long.MIN_VALUE;
    }

    @Override
    public void sample(long now) {
        moveRows(now);
        var accounts = log.accounts();
        rates.add(now, accounts.received() - counted);
        counted = accounts.received();
        if (isShown && (refreshedAt == Long.MIN_VALUE || now - refreshedAt >= REFRESH)) {
            refreshedAt = now;
            refresh(now, accounts);
        }
    }

    private void refresh(long now, MessageLog.Accounts accounts) {
        bars.set(rates.lastSeconds(now));
        rateSentence.set(words.get("stream.rate", rates.perSecond(now), rates.peak(), accounts.kept(), accounts.received()));
        skippedSentence.set(words.get("stream.skipped", accounts.skipped()));
        skipping.set(accounts.skipped() > 0);
        notice.set(currentNotice());
    }

    private Notice currentNotice() {
        if (!live.get()) {
            return new Notice(true, words.get("stream.paused.new", unseen), words.get("stream.resume"));
        }
        return following.get()
                ? Notice.NONE
                : new Notice(true, words.get("stream.notFollowing.new", unseen), words.get("stream.jump"));
    }

    /// The stream is seen from now on, or hidden. A hidden stream does no work for its rows; it fills them when it is seen.
    public void setShown(boolean shown) {
        isShown = shown;
        if (shown && !isFrozen()) {
            refill();
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
        if (newestSeen == Long.MAX_VALUE) {
            newestSeen = log.rows().isEmpty() ? 0 : log.rows().getLast().number();
        }
        if (refill.isRunning()) {
            refill(); // up to the newest one that is seen
        } else {
            rows.append(arriving);
            arriving.clear();
        }
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
        newestSeen = Long.MAX_VALUE;
        unseen = 0;
        refill();
        notice.set(currentNotice());
    }

    private void filterChanged() {
        try {
            filter = StreamFilter.of(filterText.get());
            filterFault.set("");
            refill();
        } catch (InvalidFilter invalid) {
            filterFault.set(invalid.sentence(words));
        }
    }

    /// Fills the rows anew. What arrives meanwhile waits, or is counted.
    private void refill() {
        arriving.clear();
        unseen = 0;
        refill.start(log.rows(), filter, newestSeen, result -> {
            rows.clear();
            rows.append(result.shown());
            unseen += result.unseen();
            forgetWithLog();
        });
    }

    /// Shows the details of a message.
    public void select(Message message) {
        selected.set(Optional.of(message));
        selection.select(message.topic());
    }

    /// Everything about the selected message but its payload.
    public List<Fact> facts() {
        return selected.get().map(text::facts).orElse(List.of());
    }

    /// Hands the selected message to the publish panel.
    public void republish() {
        selected.get().ifPresent(message -> actions.republish(Publish.of(
                message.topic(), message.payload(), message.qos(), message.retain(),
                message.properties().without(Property.SUBSCRIPTION_IDENTIFIER).without(Property.TOPIC_ALIAS))));
    }
}
