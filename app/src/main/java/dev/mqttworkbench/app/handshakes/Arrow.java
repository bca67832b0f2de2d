package dev.mqttworkbench.app.handshakes;

import java.util.Optional;

import dev.mqttworkbench.gate.WireForm;
import dev.mqttworkbench.mqtt.packet.Packet;
import dev.mqttworkbench.mqtt.packet.ProtocolVersion;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.trace.Direction;
import dev.mqttworkbench.trace.PacketBytes;

/// One packet between a client and the broker.
///
/// @param nanoTime when it passed, or came to the gate
/// @param client the client at the one end
/// @param connection the number of its connection
/// @param direction seen from the broker
/// @param version that is spoken there
/// @param packet which
/// @param bytes as they were on the wire; empty for one that has not been there
/// @param fate how far it came
/// @param hold its number at the gate, 0 for one that never was there
public record Arrow(
        long nanoTime, String client, long connection, Direction direction, ProtocolVersion version, Packet packet, Optional<PacketBytes> bytes,
        Fate fate, long hold)
        implements Step {

    private static final int OVERHEAD = 250;

    /// How far a packet came.
    public enum Fate {
        /// To the other end.
        PASSED,
        /// To the gate, where it waits.
        HELD,
        /// To the gate, where it waits for its time.
        DELAYED,
        /// To the gate, where somebody dropped it.
        DROPPED,
        /// Nowhere: the impairment took it.
        LOST,
        /// To the gate, until its connection ended.
        ENDED,
        /// To the gate; what became of it then was overwritten in the trace before it was read.
        MISSED
    }

    /// Whether it goes to the broker.
    public boolean isToBroker() {
        return direction == Direction.IN;
    }

    /// Whether it waits at the gate.
    public boolean waits() {
        return fate == Fate.HELD || fate == Fate.DELAYED;
    }

    /// Its bytes, or for one that has not been on the wire those that it would have there.
    PacketBytes wireForm() {
        return bytes.orElseGet(() -> WireForm.of(packet, version));
    }

    @Override
    public int cost() {
        var payload = packet instanceof Publish publish ? publish.payload().size() : 0;
        return OVERHEAD + payload + bytes.map(PacketBytes::size).orElse(0);
    }

    Arrow with(Fate other, long number) {
        return new Arrow(nanoTime, client, connection, direction, version, packet, bytes, other, number);
    }
}
