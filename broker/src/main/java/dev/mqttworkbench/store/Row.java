package dev.mqttworkbench.store;

import org.jspecify.annotations.Nullable;

/// Something that is stored, seen from the broker's loop: it remembers whether it is on the disk, and whether the journal has it
/// on its list. What was made and is gone again before the list is handed over never reaches the disk.
///
/// On the broker's loop only.
public abstract sealed class Row permits SessionRow, SubscriptionRow, MessageRow, DeliveryRow, ReceivedRow, RetainedRow {

    private boolean listed;
    private boolean onDisk;
    private boolean gone;

    Row(boolean onDisk) {
        this.onDisk = onDisk;
    }

    /// Whether it is not to be stored any more.
    public boolean isGone() {
        return gone;
    }

    void markGone() {
        gone = true;
    }

    /// Puts the row on a list; answers false when it is there already.
    boolean enlist() {
        var first = !listed;
        listed = true;
        return first;
    }

    /// Whether it is on a list for nothing: it has come and gone, and the disk has not heard of it.
    boolean isVoid() {
        return isGone() && listed && !onDisk;
    }

    /// It was taken from the list.
    void strike() {
        listed = false;
    }

    /// The list is handed over: what has to be done on the disk, or null where nothing has.
    @Nullable Operation handOver() {
        listed = false;
        if (!isGone()) {
            onDisk = true;
            return write();
        }
        var wasOnDisk = onDisk;
        onDisk = false;
        return wasOnDisk ? delete() : null;
    }

    abstract Operation write();

    abstract Operation delete();
}
