package dev.mqttworkbench.store;

/// A message on the disk, once for all Sessions that it waits for; gone with the last of them.
final class MessageRow extends Row {

    private final long key;
    private final Stored.Message message;
    private int deliveries;

    MessageRow(long key, Stored.Message message, boolean onDisk) {
        super(onDisk);
        this.key = key;
        this.message = message;
    }

    long key() {
        return key;
    }

    void oneMore() {
        deliveries++;
    }

    /// One delivery has ended; answers whether it was the last.
    boolean oneLess() {
        return --deliveries == 0;
    }

    @Override
    Operation write() {
        return new Operation.PutMessage(key, message);
    }

    @Override
    Operation delete() {
        return new Operation.DeleteMessage(key);
    }
}
