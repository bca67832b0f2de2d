package dev.mqttworkbench.mqtt.codec;

import java.util.List;
import java.util.stream.Stream;

import dev.mqttworkbench.mqtt.packet.Connect;
import dev.mqttworkbench.mqtt.packet.Packet;
import dev.mqttworkbench.mqtt.packet.PacketCase;
import dev.mqttworkbench.mqtt.packet.PacketType;
import dev.mqttworkbench.mqtt.packet.Packets;
import dev.mqttworkbench.mqtt.packet.ProtocolVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/// Every packet of the catalogue, through the codec in both directions, whole, cut anywhere, and several at once.
class PacketCodecTest {

    @ParameterizedTest
    @MethodSource("packets")
    void reads(PacketCase packet) {
        try (var wire = wireFor(packet)) {
            wire.receive(packet.bytes().toArray());

            assertThat(wire.packets()).usingElementComparator(Wire.IGNORING_ORDER_OF_KINDS).containsExactly(packet.packet());
        }
    }

    @ParameterizedTest
    @MethodSource("packets")
    void readsAPacketThatIsCutAnywhere(PacketCase packet) {
        var bytes = packet.bytes().toArray();
        for (var cut = 1; cut < bytes.length; cut++) {
            try (var wire = wireFor(packet)) {
                wire.receive(bytes, 0, cut);
                assertThat(wire.packets()).isEmpty();
                wire.receive(bytes, cut, bytes.length);
                assertThat(wire.packets()).usingElementComparator(Wire.IGNORING_ORDER_OF_KINDS).containsExactly(packet.packet());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("packetsWithShortestBytes")
    void writes(PacketCase packet) {
        try (var wire = wireFor(packet)) {
            var written = wire.send(packet.packet());

            if (Wire.kindsOfProperties(packet.packet()) < 2) {
                assertThat(written).as("%s", packet.bytes()).isEqualTo(packet.bytes().toArray());
            } else { // The order of different kinds of properties has no meaning.
                assertThat(written).as("%s", packet.bytes()).hasSameSizeAs(packet.bytes().toArray());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("packets")
    void knowsTheSizeWithoutWriting(PacketCase packet) {
        try (var wire = wireFor(packet)) {
            var v5 = packet.version() == ProtocolVersion.V5;
            assertThat(PacketSize.of(packet.packet(), v5)).as("%s", packet.bytes()).isEqualTo(wire.send(packet.packet()).length);
        }
    }

    @ParameterizedTest
    @MethodSource("packets")
    void readsWhatItWrites(PacketCase packet) {
        try (var wire = wireFor(packet)) {
            var written = wire.send(packet.packet());
            try (var other = wireFor(packet)) {
                other.receive(written);
                assertThat(other.packets()).usingElementComparator(Wire.IGNORING_ORDER_OF_KINDS).containsExactly(packet.packet());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("versions")
    void readsSeveralPacketsOfOneBuffer(ProtocolVersion version) {
        var cases = Packets.all().stream()
                .filter(packet -> packet.version() == version && packet.packet().type() != PacketType.CONNECT)
                .toList();
        try (var wire = Wire.connected(version)) {
            wire.receive(Wire.joined(cases.stream().map(packet -> packet.bytes().toArray()).toList()));

            assertThat(wire.packets()).usingElementComparator(Wire.IGNORING_ORDER_OF_KINDS)
                    .containsExactlyElementsOf(cases.stream().map(PacketCase::packet).toList());
        }
    }

    @ParameterizedTest
    @MethodSource("versions")
    void readsSeveralPacketsByteByByte(ProtocolVersion version) {
        var cases = Packets.all().stream()
                .filter(packet -> packet.version() == version && packet.packet().type() != PacketType.CONNECT)
                .toList();
        var bytes = Wire.joined(cases.stream().map(packet -> packet.bytes().toArray()).toList());
        try (var wire = Wire.connected(version)) {
            for (var i = 0; i < bytes.length; i++) {
                wire.receive(bytes, i, i + 1);
            }

            assertThat(wire.packets()).usingElementComparator(Wire.IGNORING_ORDER_OF_KINDS)
                    .containsExactlyElementsOf(cases.stream().map(PacketCase::packet).toList());
        }
    }

    @Test
    void learnsTheVersionFromConnect() {
        for (var packet : Packets.all()) {
            if (packet.packet() instanceof Connect connect) {
                try (var wire = Wire.server()) {
                    wire.receive(packet.bytes().toArray());
                    assertThat(wire.dialect().version()).contains(connect.version());
                }
            }
        }
    }

    @Test
    void theCatalogueHasEveryKindOfPacketInBothVersions() {
        assertThat(typesIn(ProtocolVersion.V5)).containsExactlyInAnyOrder(PacketType.values());
        assertThat(typesIn(ProtocolVersion.V3_1_1)).containsExactlyInAnyOrder(
                Stream.of(PacketType.values()).filter(type -> type != PacketType.AUTH).toArray(PacketType[]::new));
    }

    private static List<PacketType> typesIn(ProtocolVersion version) {
        return Packets.all().stream()
                .filter(packet -> packet.version() == version)
                .map(PacketCase::packet)
                .map(Packet::type)
                .distinct()
                .toList();
    }

    private static Wire wireFor(PacketCase packet) {
        return packet.packet().type() == PacketType.CONNECT ? Wire.server() : Wire.connected(packet.version());
    }

    static List<PacketCase> packets() {
        return Packets.all();
    }

    static List<PacketCase> packetsWithShortestBytes() {
        return Packets.all().stream().filter(PacketCase::shortest).toList();
    }

    static List<ProtocolVersion> versions() {
        return List.of(ProtocolVersion.values());
    }
}
