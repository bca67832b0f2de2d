package dev.mqttworkbench.app.stream;

import java.util.ArrayList;
import java.util.List;

import javafx.collections.ObservableList;

import dev.mqttworkbench.app.fx.BoundedList;
import dev.mqttworkbench.app.fx.Tasks;
import dev.mqttworkbench.app.messages.MessageFilter;
import dev.mqttworkbench.app.workbench.Message;
import dev.mqttworkbench.app.workbench.MessageLog;

/// The rows of the Stream: the messages of the log that the filter takes. They move, or stand still while what comes is counted.
/// On the JavaFX thread only.
final class StreamRows {

    /// How often the rows move at the most: faster than that nobody reads, and every move lays all rows out.
    private static final long MOVE = 80_000_000L;

    private final MessageLog log;
    private final Refill refill;
    private final BoundedList<Message> rows = new BoundedList<>(MessageLog.MAXIMUM_ROWS);

    /// Accepted, and not in the rows yet.
    private final List<Message> arriving = new ArrayList<>();
    private MessageFilter filter = MessageFilter.EVERYTHING;
    /// The newest message that the reader has seen, while the rows stand still.
    private long newestSeen = Long.MAX_VALUE;
    private long unseen;
    private long movedAt = Long.MIN_VALUE;

    StreamRows(MessageLog log, Tasks tasks) {
        this.log = log;
        this.refill = new Refill(tasks);
    }

    /// The messages that are shown, oldest first.
    ObservableList<Message> list() {
        return rows;
    }

    /// How many messages came that the filter takes, while the rows stood still.
    long unseen() {
        return unseen;
    }

    /// These came while the rows stand still.
    void count(List<Message> batch) {
        unseen += batch.stream().filter(filter::accepts).count();
    }

    /// These came, and go into the rows when they next move.
    void add(List<Message> batch) {
        batch.stream().filter(filter::accepts).forEach(arriving::add);
    }

    /// Moves the rows, unless they moved a moment ago.
    void move(long now) {
        if (!refill.isRunning() && (movedAt == Long.MIN_VALUE || now - movedAt >= MOVE)) {
            movedAt = now;
            if (!arriving.isEmpty()) {
                rows.append(arriving);
                arriving.clear();
            }
            if (newestSeen == Long.MAX_VALUE) { // who stands still keeps what is read
                forgetWithLog(); // while they are hidden, too
            }
        }
    }

    /// What the log has forgotten to keep its budget, the rows forget too.
    private void forgetWithLog() {
        if (rows.isEmpty()) {
            return;
        }
        var kept = log.rows();
        var oldest = kept.isEmpty() ? Long.MAX_VALUE : kept.getFirst().number();
        rows.removeFirst(placeOf(oldest));
    }

    /// Where the message with this number is, or would be.
    private int placeOf(long number) {
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

    /// The row in which a message is, or -1.
    int rowOf(Message message) {
        var place = placeOf(message.number());
        return place < rows.size() && rows.get(place) == message ? place : -1;
    }

    /// The rows stand still with the newest message.
    void freeze() {
        if (newestSeen == Long.MAX_VALUE) {
            newestSeen = log.rows().isEmpty() ? 0 : log.rows().getLast().number();
        }
        if (refill.isRunning()) {
            fill(); // up to the newest one that is seen
        } else {
            rows.append(arriving);
            arriving.clear();
        }
    }

    /// The rows go on with the newest messages.
    void thaw() {
        newestSeen = Long.MAX_VALUE;
        unseen = 0;
        fill();
    }

    /// Shows what another filter takes.
    void filter(MessageFilter wanted) {
        filter = wanted;
        fill();
    }

    /// Fills the rows anew. What arrives meanwhile waits, or is counted.
    void fill() {
        arriving.clear();
        unseen = 0;
        refill.start(log.rows(), filter, newestSeen, result -> {
            rows.clear();
            rows.append(result.shown());
            unseen += result.unseen();
            forgetWithLog();
        });
    }

    /// Another connection begins.
    ///
    /// @param isFrozen whether the rows stand still
    void clear(boolean isFrozen) {
        refill.cancel();
        rows.clear();
        arriving.clear();
        unseen = 0;
        newestSeen = isFrozen ? 0 : Long.MAX_VALUE;
    }

    /// No filtering is under way any more.
    void cancel() {
        refill.cancel();
    }
}
