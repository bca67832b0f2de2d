package dev.mqttworkbench.mqtt.codec;

import java.util.List;

import dev.mqttworkbench.mqtt.packet.Bytes;
import dev.mqttworkbench.mqtt.packet.PacketViolation;
import dev.mqttworkbench.mqtt.packet.Packets;
import dev.mqttworkbench.mqtt.packet.ProtocolVersion;
import dev.mqttworkbench.mqtt.packet.ReasonCode;
import dev.mqttworkbench.mqtt.packet.ViolationCase;
import dev.mqttworkbench.mqtt.packet.Violations;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/// What is refused before Netty's decoder sees it: every violation of the catalogue, and packets beyond the limit.
@Timeout(60)
class FrameDecoderTest {

    @ParameterizedTest
    @MethodSource("violations")
    void refuses(ViolationCase violation) {
        try (var wire = wireFor(violation)) {
            var thrown = refusal(() -> wire.receive(violation.bytes().toArray()));

            assertThat(thrown).as("%s", violation.bytes()).isNotNull();
            assertThat(thrown.reasonCode()).as(thrown.detail()).isEqualTo(violation.reasonCode());
            assertThat(wire.packets()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("violations")
    void refusesAlsoByteByByte(ViolationCase violation) {
        var bytes = violation.bytes().toArray();
        try (var wire = wireFor(violation)) {
            var thrown = refusal(() -> {
                for (var i = 0; i < bytes.length; i++) {
                    wire.receive(bytes, i, i + 1);
                }
            });

            assertThat(thrown).isNotNull();
            assertThat(thrown.reasonCode()).isEqualTo(violation.reasonCode());
        }
    }

    /// MQTT 3.1, section 2.1: these three carry DUP where they are sent again. Later versions fix their flags.
    @ParameterizedTest
    @ValueSource(strings = {"6A02 0007", "8A06 0007 0001 61 00", "AA05 0007 0001 61"})
    void readsDuplicatesOfTheOldestVersion(String duplicate) {
        try (var wire = Wire.connected(ProtocolVersion.V3_1)) {
            wire.receive(hex(duplicate));
            assertThat(wire.packets()).hasSize(1);
        }
        try (var wire = Wire.connected(ProtocolVersion.V3_1_1)) {
            assertThat(refusal(() -> wire.receive(hex(duplicate)))).isNotNull();
        }
    }

    @Test
    void whatStandsBeforeAViolationIsStillRead() {
        try (var wire = Wire.connected(ProtocolVersion.V5)) {
            var thrown = refusal(() -> wire.receive(hex("C000 C000 C080 00")));

            assertThat(thrown).isNotNull();
            assertThat(wire.packets()).hasSize(2);
        }
    }

    @Test
    void nothingBehindAViolationIsRead() {
        try (var wire = Wire.connected(ProtocolVersion.V5)) {
            var thrown = refusal(() -> wire.receive(hex("C002 C000 C000 C000")));
            assertThat(thrown).isNotNull();

            wire.receive(hex("C000"));

            assertThat(wire.packets()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"20", "30", "40", "50", "62", "70", "82", "90", "A2", "B0", "C0", "D0", "E0", "F0", "16", "47"})
    void theFirstPacketIsConnect_3_1_0_1(String firstByte) {
        // 16 is how a TLS hello begins, 47 is the G of GET.
        try (var wire = Wire.server()) {
            assertThat(refusal(() -> wire.receive(hex(firstByte)))).isNotNull();
        }
    }

    @Test
    void aPacketBeyondTheLimitIsRefusedFromItsFixedHeaderAlone() {
        try (var wire = Wire.connected(ProtocolVersion.V5)) {
            var thrown = refusal(() -> wire.receive(hex("30 FF FF FF 7F")));

            assertThat(thrown.reasonCode()).isEqualTo(ReasonCode.PACKET_TOO_LARGE);
        }
    }

    @Test
    void theLimitCountsTheFixedHeader() {
        var connect = Packets.all().getFirst().bytes().toArray();
        try (var wire = Wire.server(connect.length)) {
            assertThatCode(() -> wire.receive(connect)).doesNotThrowAnyException();
            assertThat(wire.packets()).hasSize(1);
        }
        try (var wire = Wire.server(connect.length - 1)) {
            assertThat(refusal(() -> wire.receive(connect)).reasonCode()).isEqualTo(ReasonCode.PACKET_TOO_LARGE);
        }
    }

    @Test
    void theLimitIsForOnePacketAndNotForABuffer() {
        var connect = Packets.all().getFirst().bytes().toArray();
        var publish = Bytes.packet(0x30, "PUBLISH", Bytes.of().text("a", "topic name").payload("hello")).toArray();
        try (var wire = Wire.server(connect.length)) {
            wire.receive(connect);
            wire.receive(Wire.joined(List.of(publish, publish, publish, publish, publish)));

            assertThat(wire.packets()).hasSize(6);
        }
    }

    @Test
    void measuresWhatPasses() {
        var connect = Packets.all().getFirst();
        try (var wire = Wire.server()) {
            wire.receive(connect.bytes().toArray());
            var sent = wire.send(connect.packet());

            assertThat(wire.meter().lastReceived()).isEqualTo(connect.bytes().toArray().length);
            assertThat(wire.meter().received()).isEqualTo(connect.bytes().toArray().length);
            assertThat(wire.meter().lastSent()).isEqualTo(sent.length);
            assertThat(wire.meter().sent()).isEqualTo(sent.length);
        }
    }

    @Test
    void thousandsOfUserPropertiesAreReadInLinearTime() {
        var bomb = Bytes.packet(0x30, "PUBLISH", Bytes.of()
                .text("a", "topic name")
                .properties(Bytes.of().hex("26 00 01 61 00 01 62", "user property").repeated(100_000)));
        try (var wire = Wire.connected(ProtocolVersion.V5)) {
            wire.receive(bomb.toArray());

            assertThat(wire.packets()).singleElement().satisfies(
                    packet -> assertThat(packet.properties().entries()).hasSize(100_000));
        }
    }

    /// CVE-2021-41039
    @Test
    void thousandsOfUserPropertiesOfConnectAndItsWillAreReadInLinearTime() {
        var half = Bytes.of().hex("26 00 01 61 00 01 62", "user property").repeated(70_000);
        var bomb = Bytes.packet(0x10, "CONNECT", Bytes.of()
                .text("MQTT", "protocol name").oneByte(5, "level").hex("06 00 00", "flags: will; keep alive").properties(half)
                .text("c", "client identifier").properties(half).text("w", "will topic").text("", "will payload"));
        try (var wire = Wire.server()) {
            wire.receive(bomb.toArray());

            assertThat(wire.packets()).singleElement().satisfies(
                    packet -> assertThat(packet.properties().entries()).hasSize(70_000));
        }
    }

    private static byte[] hex(String hex) {
        return Bytes.of().hex(hex, "bytes").toArray();
    }

    private static PacketViolation refusal(ThrowingCallable code) {
        return catchThrowableOfType(PacketViolation.class, code);
    }

    private static Wire wireFor(ViolationCase violation) {
        return violation.isFirst() ? Wire.server() : Wire.connected(violation.version());
    }

    static List<ViolationCase> violations() {
        return Violations.all();
    }
}
