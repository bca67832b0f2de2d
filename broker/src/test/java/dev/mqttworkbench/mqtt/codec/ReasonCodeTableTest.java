package dev.mqttworkbench.mqtt.codec;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

import dev.mqttworkbench.mqtt.packet.Bytes;
import dev.mqttworkbench.mqtt.packet.PacketType;
import dev.mqttworkbench.mqtt.packet.PacketViolation;
import dev.mqttworkbench.mqtt.packet.ProtocolVersion;
import dev.mqttworkbench.mqtt.packet.ReasonCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.mqttworkbench.mqtt.packet.ProtocolVersion.V3_1_1;
import static dev.mqttworkbench.mqtt.packet.ProtocolVersion.V5;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/// Section 2.4 as a table: every Reason Code stands in the packets that the standard lists for it and in no other. The table is the
/// standard's, not the one of the code.
class ReasonCodeTableTest {

    private static final HexFormat HEX = HexFormat.of();

    /// Table 2-6; 0x00 has three names.
    private static final String ALL = "00 01 02 04 10 11 18 19 80 81 82 83 84 85 86 87 88 89 8A 8B 8C 8D 8E 8F 90 91 92 93 94 95 96 97"
            + " 98 99 9A 9B 9C 9D 9E 9F A0 A1 A2";

    private static Bytes packet(PacketType type, ProtocolVersion version, int code) {
        var identifier = Bytes.of().twoBytes(1, "packet identifier");
        return switch (type) {
            case CONNACK -> {
                var body = Bytes.of().hex("00", "flags").oneByte(code, "code");
                yield Bytes.packet(0x20, "CONNACK", version.isV5() ? body.noProperties() : body);
            }
            case PUBACK -> Bytes.packet(0x40, "PUBACK", identifier.oneByte(code, "code"));
            case PUBREC -> Bytes.packet(0x50, "PUBREC", identifier.oneByte(code, "code"));
            case PUBREL -> Bytes.packet(0x62, "PUBREL", identifier.oneByte(code, "code"));
            case PUBCOMP -> Bytes.packet(0x70, "PUBCOMP", identifier.oneByte(code, "code"));
            case SUBACK -> Bytes.packet(0x90, "SUBACK", (version.isV5() ? identifier.noProperties() : identifier).oneByte(code, "code"));
            case UNSUBACK -> Bytes.packet(0xB0, "UNSUBACK", identifier.noProperties().oneByte(code, "code"));
            case DISCONNECT -> Bytes.packet(0xE0, "DISCONNECT", Bytes.of().oneByte(code, "code"));
            case AUTH -> Bytes.packet(0xF0, "AUTH", Bytes.of().oneByte(code, "code").noProperties());
            case CONNECT, PUBLISH, SUBSCRIBE, UNSUBSCRIBE, PINGREQ, PINGRESP -> throw new AssertionError(type + " has no reason code");
        };
    }

    /// What is taken of every code of the standard, and of bytes around them that are none.
    private static List<Integer> accepted(PacketType type, ProtocolVersion version) {
        return Stream.concat(codes(ALL).stream(), codes("03 05 0F 12 17 1A 7F A3 FF").stream())
                .sorted()
                .filter(code -> isAccepted(type, version, code))
                .toList();
    }

    private static boolean isAccepted(PacketType type, ProtocolVersion version, int code) {
        try (var wire = Wire.connected(version)) {
            var bytes = packet(type, version, code).toArray();
            var violation = catchThrowableOfType(PacketViolation.class, () -> wire.receive(bytes));
            if (violation != null) {
                assertThat(violation.reasonCode()).as("%s with %02X", type, code).isEqualTo(ReasonCode.MALFORMED_PACKET);
                return false;
            }
            assertThat(wire.packets()).singleElement().satisfies(packet -> assertThat(packet.type()).isEqualTo(type));
            if (version.isV5()) { // read and written, it is the same code
                assertThat(wire.packets().getFirst().toString()).contains(ReasonCode.of(code).orElseThrow().toString());
                var written = HEX.formatHex(wire.send(wire.packets().getFirst()));
                assertThat(code == 0 || written.contains(HEX.toHexDigits((byte) code))).as("%s as %s", type, written).isTrue();
            }
            return true;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "CONNACK,    00 80 81 82 83 84 85 86 87 88 89 8A 8C 90 95 97 99 9A 9B 9C 9D 9F", // [MQTT-3.2.2-8]
        "PUBACK,     00 10 80 83 87 90 91 97 99", // [MQTT-3.4.2-1]
        "PUBREC,     00 10 80 83 87 90 91 97 99", // [MQTT-3.5.2-1]
        "PUBREL,     00 92", // [MQTT-3.6.2-1]
        "PUBCOMP,    00 92", // [MQTT-3.7.2-1]
        "SUBACK,     00 01 02 80 83 87 8F 91 97 9E A1 A2", // [MQTT-3.9.3-2]
        "UNSUBACK,   00 11 80 83 87 8F 91", // [MQTT-3.11.3-2]
        // [MQTT-3.14.2-1]; 8C stands in the table of 2.4 and not in that of 3.14.2.1
        "DISCONNECT, 00 04 80 81 82 83 87 89 8B 8C 8D 8E 8F 90 93 94 95 96 97 98 99 9A 9B 9C 9D 9E 9F A0 A1 A2",
        "AUTH,       00 18 19" // [MQTT-3.15.2-1]
    })
    void aReasonCodeStandsWhereTheStandardListsItAndNowhereElse_2_4(PacketType type, String codes) {
        assertThat(accepted(type, V5)).isEqualTo(codes(codes));
    }

    @ParameterizedTest
    @CsvSource({"CONNACK, 00 01 02 03 04 05", "SUBACK, 00 01 02 80"})
    void version311HasFewReturnCodes(PacketType type, String codes) { // 3.1.1: [MQTT-3.2.2-6] [MQTT-3.9.3-2]
        assertThat(accepted(type, V3_1_1)).isEqualTo(codes(codes));
    }

    private static List<Integer> codes(String codes) {
        return Arrays.stream(codes.split(" ")).map(code -> Integer.parseInt(code, 16)).toList();
    }

    @Test
    void thereIsEveryReasonCodeOfTheStandard() {
        assertThat(Arrays.stream(ReasonCode.values()).map(ReasonCode::code)).containsExactlyElementsOf(codes(ALL));
    }
}
