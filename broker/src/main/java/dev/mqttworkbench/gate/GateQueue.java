package dev.mqttworkbench.gate;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;

import dev.mqttworkbench.mqtt.packet.ConnAck;
import dev.mqttworkbench.mqtt.packet.Disconnect;
import dev.mqttworkbench.mqtt.packet.ReasonCode;

/// The packets of one direction that wait at a gate, in their order. On the loop only.
final class GateQueue {

    private final ArrayDeque<WaitingPacket> waiting = new ArrayDeque<>();
    private final Load load = new Load();

    void add(WaitingPacket packet) {
        waiting.addLast(packet);
        load.add(packet.packet, packet.size);
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /// How much waits.
    Load load() {
        return load;
    }

    /// All of them, the first one first.
    List<WaitingPacket> all() {
        return List.copyOf(waiting);
    }

    /// The first of them, at most so many.
    List<WaitingPacket> first(int most) {
        return waiting.stream().limit(most).toList();
    }

    Optional<WaitingPacket> find(long hold) {
        return waiting.stream().filter(each -> each.hold == hold).findFirst();
    }

    Optional<WaitingPacket> first() {
        return Optional.ofNullable(waiting.peekFirst());
    }

    /// Whether one is in it behind which a connection is closed: a DISCONNECT, or a CONNACK that refuses.
    boolean holdsLastWord() {
        return waiting.stream().anyMatch(each ->
                each.packet instanceof Disconnect || each.packet instanceof ConnAck answer && answer.reasonCode() != ReasonCode.SUCCESS);
    }

    /// Takes one out that waits, whichever place it has; no timer lets it go on any more.
    void take(WaitingPacket packet) {
        waiting.remove(packet);
        load.remove(packet.packet, packet.size);
        packet.callOff();
    }
}
