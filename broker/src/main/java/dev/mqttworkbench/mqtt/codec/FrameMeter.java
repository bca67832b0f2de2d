package dev.mqttworkbench.mqtt.codec;

/// The sizes of the packets that pass one Network Connection, in bytes with the fixed header. On its loop only.
public final class FrameMeter {

    private int lastReceived;
    private int lastSent;
    private long received;
    private long sent;

    /// Nothing passed yet.
    public FrameMeter() {}

    /// The size of the packet that is being received.
    public int lastReceived() {
        return lastReceived;
    }

    /// The size of the packet that was sent last.
    public int lastSent() {
        return lastSent;
    }

    /// All bytes received.
    public long received() {
        return received;
    }

    /// All bytes sent.
    public long sent() {
        return sent;
    }

    void receive(int size) {
        lastReceived = size;
        received += size;
    }

    void send(int size) {
        lastSent = size;
        sent += size;
    }
}
