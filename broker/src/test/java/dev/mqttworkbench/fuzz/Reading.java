package dev.mqttworkbench.fuzz;

import java.util.List;
import java.util.Optional;
import java.util.Random;

import dev.mqttworkbench.mqtt.codec.Wire;
import dev.mqttworkbench.mqtt.packet.Packet;
import dev.mqttworkbench.mqtt.packet.PacketViolation;
import dev.mqttworkbench.mqtt.packet.ProtocolVersion;

/// What the codec makes of bytes.
///
/// @param packets what was accepted
/// @param violation what was refused behind them
/// @param size how many bytes the accepted packets have
record Reading(List<Packet> packets, Optional<PacketViolation> violation, int size) {

    private static final int LONGEST_PIECE = 16;

    /// Of bytes that come at once.
    ///
    /// @param version spoken already; nothing before CONNECT
    static Reading of(Optional<ProtocolVersion> version, byte[] bytes) {
        try (var wire = open(version)) {
            return read(wire, bytes, bytes.length);
        }
    }

    /// Of the same bytes in pieces.
    static Reading inPieces(Optional<ProtocolVersion> version, byte[] bytes, Random cuts) {
        try (var wire = open(version)) {
            var reading = read(wire, bytes, 0);
            for (var from = 0; from < bytes.length && reading.violation().isEmpty(); ) {
                var to = Math.min(bytes.length, from + 1 + cuts.nextInt(LONGEST_PIECE));
                reading = read(wire, bytes, from, to);
                from = to;
            }
            return reading;
        }
    }

    static Wire open(Optional<ProtocolVersion> version) {
        return version.map(Wire::connected).orElseGet(Wire::server);
    }

    private static Reading read(Wire wire, byte[] bytes, int to) {
        return read(wire, bytes, 0, to);
    }

    private static Reading read(Wire wire, byte[] bytes, int from, int to) {
        var violation = Optional.<PacketViolation>empty();
        try {
            wire.receive(bytes, from, to);
        } catch (PacketViolation refused) {
            violation = Optional.of(refused);
        }
        return new Reading(List.copyOf(wire.packets()), violation, (int) wire.meter().received());
    }

    /// The violation in words.
    String refusal() {
        return violation.map(refused -> refused.reasonCode() + ": " + refused.detail()).orElse("none");
    }
}
