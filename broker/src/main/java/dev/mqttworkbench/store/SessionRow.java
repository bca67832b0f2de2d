package dev.mqttworkbench.store;

/// A Session on the disk. Its end takes everything with it that belongs to it.
public final class SessionRow extends Row {

    private final long key;
    private Stored.SessionState state;

    SessionRow(long key, Stored.SessionState state, boolean onDisk) {
        super(onDisk);
        this.key = key;
        this.state = state;
    }

    long key() {
        return key;
    }

    /// What is written of it.
    public Stored.SessionState state() {
        return state;
    }

    void become(Stored.SessionState other) {
        state = other;
    }

    @Override
    Operation write() {
        return new Operation.PutSession(key, state);
    }

    @Override
    Operation delete() {
        return new Operation.DeleteSession(key);
    }
}
