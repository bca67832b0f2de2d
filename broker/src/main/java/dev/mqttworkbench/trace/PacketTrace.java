package dev.mqttworkbench.trace;

import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

import dev.mqttworkbench.mqtt.packet.Packet;
import dev.mqttworkbench.mqtt.packet.Publish;

/// The packets that passed and what was decided about them, newest kept: a bounded ring that overwrites, counts what it lost, and
/// never makes the network wait. It costs one field read a packet while it is off.
public final class PacketTrace {

    private static final int MAXIMUM_RECORDS = 400_000;
    private static final long MAXIMUM_BYTES = 64L << 20;

    /// Message numbers are unique in a process, whichever side gave them.
    private static final AtomicLong MESSAGES = new AtomicLong();

    private final Ring<TraceRecord> ring = new Ring<>(MAXIMUM_RECORDS, MAXIMUM_BYTES, TraceRecord::cost);

    // Both written by whoever looks, read by the network's loop for each packet; a few packets more or less do not matter.
    private volatile boolean on;
    private volatile Set<String> only = Set.of();

    /// A trace that is off.
    public PacketTrace() {}

    /// Whether anything is recorded. Off at first.
    public boolean isOn() {
        return on;
    }

    /// Whether the packets of this client are recorded.
    ///
    /// @param clientIdentifier empty where it is not known yet: that is always recorded
    public boolean follows(String clientIdentifier) {
        return on && (only.isEmpty() || clientIdentifier.isEmpty() || only.contains(clientIdentifier));
    }

    /// Starts or stops recording. Any thread.
    public void setOn(boolean on) {
        this.on = on;
    }

    /// Records the packets of these clients only; of all where there are none. Any thread.
    public void setOnly(Set<String> clientIdentifiers) {
        only = Set.copyOf(clientIdentifiers);
    }

    /// A number for one more Application Message, from 1. Any thread.
    public static long nextMessage() {
        return MESSAGES.incrementAndGet();
    }

    /// The packet with a number for its message, where it carries one that has none yet. Any thread.
    public static Packet numbered(Packet packet) {
        return packet instanceof Publish publish && publish.message() == 0 ? publish.withMessage(nextMessage()) : packet;
    }

    /// Adds a record. Called on the network's loop.
    public void add(TraceRecord traced) {
        ring.add(traced);
    }

    /// Takes the records that came since the last call, and how many were overwritten. One thread.
    public Ring.Drained<TraceRecord> drain() {
        return ring.drain();
    }
}
