package dev.mqttworkbench.fuzz;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

import dev.mqttworkbench.mqtt.codec.Wire;
import dev.mqttworkbench.mqtt.packet.PacketType;
import dev.mqttworkbench.mqtt.packet.Packets;
import dev.mqttworkbench.mqtt.packet.ProtocolVersion;
import dev.mqttworkbench.mqtt.packet.Violations;

/// An input as the fuzzer makes it: two bytes that choose, and behind them the bytes for the wire as they are, so that the
/// dictionary's words are found in it.
///
/// @param version spoken already; nothing before CONNECT
/// @param choice what else a target may choose by
/// @param bytes for the wire
record FuzzInput(Optional<ProtocolVersion> version, int choice, byte[] bytes) {

    private static final ProtocolVersion[] VERSIONS = ProtocolVersion.values();

    static FuzzInput of(byte[] input) {
        var first = input.length > 0 ? input[0] & 0x03 : 0;
        return new FuzzInput(
                first < VERSIONS.length ? Optional.of(VERSIONS[first]) : Optional.empty(),
                input.length > 1 ? input[1] & 0xFF : 0,
                input.length > 2 ? Arrays.copyOfRange(input, 2, input.length) : new byte[0]);
    }

    /// The version of a connection that is past CONNECT.
    ProtocolVersion spoken() {
        return version.orElse(ProtocolVersion.V5);
    }

    /// Where the bytes are cut.
    Random cuts() {
        return new Random(choice);
    }

    /// The catalogues: every packet and every violation, and all packets of a version one behind the other.
    static Stream<byte[]> seeds() {
        return Stream.of(
                        Packets.all().stream().map(packet -> input(
                                packet.version(), packet.packet().type() == PacketType.CONNECT, packet.bytes().toArray())),
                        Violations.all().stream().map(violation -> input(
                                violation.version(), violation.isFirst(), violation.bytes().toArray())),
                        Stream.of(VERSIONS).map(version -> input(version, false, Wire.joined(allOf(version)))))
                .flatMap(seeds -> seeds);
    }

    private static List<byte[]> allOf(ProtocolVersion version) {
        return Packets.all().stream()
                .filter(packet -> packet.version() == version && packet.packet().type() != PacketType.CONNECT)
                .map(packet -> packet.bytes().toArray())
                .toList();
    }

    private static byte[] input(ProtocolVersion version, boolean isFirst, byte[] bytes) {
        return Wire.joined(List.of(new byte[] {(byte) (isFirst ? VERSIONS.length : version.ordinal()), 0}, bytes));
    }
}
