package dev.mqttworkbench.trace;

/// The packets that passed, newest kept: a bounded ring that overwrites, counts what it lost, and never makes the network
/// wait. It costs one field read a packet while it is off.
public final class PacketTrace {

    private static final int MAXIMUM_PACKETS = 65_536;
    private static final long MAXIMUM_BYTES = 64L << 20;

    private final Ring<TracedPacket> ring = new Ring<>(MAXIMUM_PACKETS, MAXIMUM_BYTES, TracedPacket::size);

    // Written by whoever looks, read by the network's loop for each packet; a few packets more or less do not matter.
    private volatile boolean on;

    /// A trace that is off.
    public PacketTrace() {}

    /// Whether packets are recorded. Off at first.
    public boolean isOn() {
        return on;
    }

    /// Starts or stops recording. Any thread.
    public void setOn(boolean on) {
        this.on = on;
    }

    /// Records a packet. Called on the network's loop.
    public void add(TracedPacket packet) {
        ring.add(packet);
    }

    /// Takes the packets that came since the last call, and how many were overwritten. One thread.
    public Ring.Drained<TracedPacket> drain() {
        return ring.drain();
    }
}
