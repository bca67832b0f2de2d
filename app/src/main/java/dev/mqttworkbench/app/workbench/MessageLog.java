package dev.mqttworkbench.app.workbench;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import javafx.collections.ObservableList;

import dev.mqttworkbench.app.fx.BoundedList;

/// The messages of the connection that are still kept: the newest ones as rows, and behind them what the histories of the
/// topics still hold, within a budget of bytes.
///
/// The accounts always balance: received = kept + evicted + skipped. On the JavaFX thread only.
public final class MessageLog {

    /// Hears of messages when they are added.
    public interface Reader {
        /// These messages were added, oldest first.
        void appended(List<Message> batch);

        /// All messages were taken away, since another connection begins.
        void cleared();
    }

    /// Where the received messages are.
    ///
    /// @param received passed the connection, in or out
    /// @param kept can be seen
    /// @param evicted were seen and forgotten for newer ones
    /// @param skipped were never seen: they came faster than the screen could look
    /// @param bytes of memory that the kept ones take, about
    public record Accounts(long received, long kept, long evicted, long skipped, long bytes) {}

    /// How many rows a stream shows at the most: with the usual budget, bytes end sooner.
    public static final int MAXIMUM_ROWS = 4_000_000;

    /// How many bytes the messages take at the most, without the newest of each topic.
    public static final long BUDGET = 256L << 20;

    private final BoundedList<Message> rows;
    private final int maximumRows;
    private long budget;
    private final List<Reader> readers = new ArrayList<>();
    private final Map<String, TopicHistory> histories = new HashMap<>();

    // Left the rows while their topic's history held them; some of them left the history since. Oldest first.
    private final ArrayDeque<Message> older = new ArrayDeque<>();

    private long received;
    private long keptBehindRows;
    private long evicted;
    private long skipped;
    private long bytes;

    /// An empty log with the usual limits.
    public MessageLog() {
        this(MAXIMUM_ROWS, BUDGET);
    }

    MessageLog(int maximumRows, long budget) {
        this.maximumRows = maximumRows;
        this.budget = budget;
        this.rows = new BoundedList<>(maximumRows);
    }

    /// Adds one that hears of every batch from now on.
    public void addReader(Reader reader) {
        readers.add(reader);
    }

    /// Takes one out.
    public void removeReader(Reader reader) {
        readers.remove(reader);
    }

    /// The newest messages, oldest first; not to be changed by others.
    public ObservableList<Message> rows() {
        return rows;
    }

    /// The received messages of a topic that are kept, oldest first.
    public List<Message> history(String topic) {
        var history = histories.get(topic);
        return history == null ? List.of() : history.messages();
    }

    /// The newest received message of a topic.
    public Optional<Message> newest(String topic) {
        return historySize(topic) == 0 ? Optional.empty() : Optional.of(history(topic).getLast());
    }

    /// How many messages [#history(String)] has.
    public int historySize(String topic) {
        var history = histories.get(topic);
        return history == null ? 0 : history.size();
    }

    /// How many topics had a message.
    public int topics() {
        return histories.size();
    }

    /// The topics that had a message, in no order.
    public Set<String> topicNames() {
        return Collections.unmodifiableSet(histories.keySet());
    }

    /// Where the messages are.
    public Accounts accounts() {
        return new Accounts(received, rows.size() + keptBehindRows, evicted, skipped, bytes);
    }

    /// Changes how many bytes the messages may take; what has no room any more is forgotten at once.
    public void setBudget(long bytesAtMost) {
        budget = bytesAtMost;
        keepBudget();
    }

    /// Counts messages that were overwritten before they could be added.
    public void skip(long count) {
        received += count;
        skipped += count;
    }

    /// Adds messages, oldest first, and forgets what has no room any more.
    public void append(List<Message> batch) {
        for (var from = 0; from < batch.size(); from += maximumRows) {
            appendWithin(batch.subList(from, Math.min(batch.size(), from + maximumRows)));
        }
    }

    private void appendWithin(List<Message> batch) {
        received += batch.size();
        leaveRows(rows.size() + batch.size() - maximumRows);
        rows.append(batch);
        for (var message : batch) {
            bytes += message.cost();
            if (message.isIncoming()) {
                intoHistory(message);
            }
        }
        keepBudget();
        for (var reader : List.copyOf(readers)) {
            reader.appended(batch);
        }
    }

    private void intoHistory(Message message) {
        var history = histories.computeIfAbsent(message.topic(), topic -> new TopicHistory());
        history.add(message).ifPresent(left -> {
            if (left.number() < rows.getFirst().number()) {
                keptBehindRows--;
                evicted++;
            }
        });
    }

    private void leaveRows(int count) {
        for (var i = 0; i < count; i++) {
            leaveRows(rows.get(i));
        }
        if (count > 0) {
            rows.removeFirst(count);
        }
    }

    private void leaveRows(Message message) {
        var history = histories.get(message.topic());
        if (message.isIncoming() && history != null && history.holds(message)) {
            older.addLast(message);
            keptBehindRows++;
        } else {
            bytes -= message.cost();
            evicted++;
        }
    }

    private void keepBudget() {
        while (bytes > budget && !older.isEmpty()) {
            leaveOlder(older.removeFirst());
        }
        while (bytes > budget && rows.size() > 1) {
            leaveRows(1);
            while (!older.isEmpty()) {
                leaveOlder(older.removeFirst());
            }
        }
    }

    private void leaveOlder(Message message) {
        bytes -= message.cost();
        var history = histories.get(message.topic());
        if (history != null && history.holds(message) && history.forget(message)) {
            keptBehindRows--;
            evicted++;
        }
    }

    /// Takes everything away and begins to count anew.
    public void clear() {
        rows.clear();
        older.clear();
        histories.clear();
        received = 0;
        keptBehindRows = 0;
        evicted = 0;
        skipped = 0;
        bytes = 0;
        for (var reader : List.copyOf(readers)) {
            reader.cleared();
        }
    }
}
