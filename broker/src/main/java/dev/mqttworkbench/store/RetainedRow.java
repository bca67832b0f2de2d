package dev.mqttworkbench.store;

/// The retained message of one topic on the disk.
public final class RetainedRow extends Row {

    private Stored.Message message;
    private Stored.Origin origin;

    RetainedRow(Stored.Message message, Stored.Origin origin, boolean onDisk) {
        super(onDisk);
        this.message = message;
        this.origin = origin;
    }

    void become(Stored.Message other, Stored.Origin otherOrigin) {
        message = other;
        origin = otherOrigin;
    }

    @Override
    Operation write() {
        return new Operation.PutRetained(message, origin);
    }

    @Override
    Operation delete() {
        return new Operation.DeleteRetained(message.topic());
    }
}
