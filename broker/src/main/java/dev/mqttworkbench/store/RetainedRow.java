package dev.mqttworkbench.store;

/// The retained message of one topic on the disk.
public final class RetainedRow extends Row {

    private Stored.Message message;

    RetainedRow(Stored.Message message, boolean onDisk) {
        super(onDisk);
        this.message = message;
    }

    void become(Stored.Message other) {
        message = other;
    }

    @Override
    Operation write() {
        return new Operation.PutRetained(message);
    }

    @Override
    Operation delete() {
        return new Operation.DeleteRetained(message.topic());
    }
}
