package dev.mqttworkbench.gate;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;

/// The packets of one direction that wait at a gate, in their order. On the loop only.
final class GateQueue {

    /// From how many on it is full, and below how many it has room again.
    private static final int MANY = 10_000;
    private static final long MANY_BYTES = 4 << 20;

    private final ArrayDeque<WaitingPacket> waiting = new ArrayDeque<>();
    private long bytes;

    void add(WaitingPacket packet) {
        waiting.addLast(packet);
        bytes += packet.size;
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    boolean isFull() {
        return isMuch(waiting.size(), bytes);
    }

    boolean hasRoomAgain() {
        return isLittle(waiting.size(), bytes);
    }

    /// Whether so many packets are too many to take more.
    static boolean isMuch(int packets, long bytes) {
        return packets >= MANY || bytes >= MANY_BYTES;
    }

    /// Whether so many packets leave room for as many more.
    static boolean isLittle(int packets, long bytes) {
        return packets < MANY / 2 && bytes < MANY_BYTES / 2;
    }

    /// All of them, the first one first.
    List<WaitingPacket> all() {
        return List.copyOf(waiting);
    }

    Optional<WaitingPacket> find(long hold) {
        return waiting.stream().filter(each -> each.hold == hold).findFirst();
    }

    Optional<WaitingPacket> first() {
        return Optional.ofNullable(waiting.peekFirst());
    }

    /// Takes one out, whichever place it has; no timer lets it go on any more.
    void take(WaitingPacket packet) {
        waiting.remove(packet);
        bytes -= packet.size;
        packet.callOff();
    }
}
