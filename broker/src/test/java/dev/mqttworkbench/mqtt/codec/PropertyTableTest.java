package dev.mqttworkbench.mqtt.codec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.mqttworkbench.mqtt.packet.Bytes;
import dev.mqttworkbench.mqtt.packet.PacketViolation;
import dev.mqttworkbench.mqtt.packet.ReasonCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static dev.mqttworkbench.mqtt.packet.ProtocolVersion.V5;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/// Section 2.2.2.2 as a table: every property stands in the packets that the standard lists for it and in no other, once, with a
/// value in its range. The table is the standard's, not the one of the code.
class PropertyTableTest {

    private static final String ALL_PACKETS = "CONNECT CONNACK PUBLISH WILL PUBACK PUBREC PUBREL PUBCOMP SUBSCRIBE SUBACK"
            + " UNSUBSCRIBE UNSUBACK DISCONNECT AUTH";

    /// What the standard says about one property.
    ///
    /// @param identifier one byte
    /// @param valid bytes of a value
    /// @param outOfRange bytes of values that the standard calls a Protocol Error
    /// @param places where it may stand
    private record Row(String identifier, String valid, List<String> outOfRange, Set<String> places) {
        @Override
        public String toString() {
            return identifier + " in " + places;
        }
    }

    /// Identifier; a value; values out of range; packets.
    private static final List<Row> TABLE = """
            01 | 01             | 02 FF       | PUBLISH WILL
            02 | 00000001       |             | PUBLISH WILL
            03 | 000161         |             | PUBLISH WILL
            08 | 000161         |             | PUBLISH WILL
            09 | 000161         |             | PUBLISH WILL
            0B | 01             | 00          | PUBLISH SUBSCRIBE
            11 | 00000001       |             | CONNECT CONNACK DISCONNECT
            12 | 000161         |             | CONNACK
            13 | 0001           |             | CONNACK
            15 | 000161         |             | CONNECT CONNACK AUTH
            16 | 000161         |             | CONNECT CONNACK AUTH
            17 | 01             | 02 FF       | CONNECT
            18 | 00000001       |             | WILL
            19 | 01             | 02 FF       | CONNECT
            1A | 000161         |             | CONNACK
            1C | 000161         |             | CONNACK DISCONNECT
            1F | 000161         |             | CONNACK PUBACK PUBREC PUBREL PUBCOMP SUBACK UNSUBACK DISCONNECT AUTH
            21 | 0001           | 0000        | CONNECT CONNACK
            22 | 0001           |             | CONNECT CONNACK
            23 | 0001           |             | PUBLISH
            24 | 01             | 02 FF       | CONNACK
            25 | 01             | 02 FF       | CONNACK
            26 | 000161000162   |             | CONNECT CONNACK PUBLISH WILL PUBACK PUBREC PUBREL PUBCOMP SUBSCRIBE SUBACK UNSUBSCRIBE UNSUBACK DISCONNECT AUTH
            27 | 00000001       | 00000000    | CONNECT CONNACK
            28 | 01             | 02 FF       | CONNACK
            29 | 01             | 02 FF       | CONNACK
            2A | 01             | 02 FF       | CONNACK
            """.lines().map(PropertyTableTest::row).toList();

    private static Row row(String line) {
        var cells = Arrays.stream(line.split("\\|")).map(String::strip).toList();
        return new Row(cells.get(0), cells.get(1), words(cells.get(2)), Set.copyOf(words(cells.get(3))));
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" "));
    }

    static List<Row> table() {
        return TABLE;
    }

    /// A packet with these properties.
    private static Bytes packet(String place, String properties) {
        var list = Bytes.of().hex(properties, "properties");
        var acknowledgement = Bytes.of().twoBytes(1, "packet identifier").hex("00", "reason code").properties(list);
        var request = Bytes.of().twoBytes(1, "packet identifier").properties(list);
        var connect = Bytes.of().text("MQTT", "protocol name").oneByte(5, "level");
        return switch (place) {
            case "CONNECT" -> Bytes.packet(0x10, place, connect.hex("02 00 00", "flags, keep alive").properties(list).text("c", "client identifier"));
            case "WILL" -> Bytes.packet(0x10, "CONNECT", connect.hex("06 00 00", "flags: will; keep alive").noProperties()
                    .text("c", "client identifier").properties(list).text("w", "will topic").text("x", "will payload"));
            case "CONNACK" -> Bytes.packet(0x20, place, Bytes.of().hex("00 00", "flags, reason code").properties(list));
            case "PUBLISH" -> Bytes.packet(0x30, place, Bytes.of().text("a", "topic name").properties(list));
            case "PUBACK" -> Bytes.packet(0x40, place, acknowledgement);
            case "PUBREC" -> Bytes.packet(0x50, place, acknowledgement);
            case "PUBREL" -> Bytes.packet(0x62, place, acknowledgement);
            case "PUBCOMP" -> Bytes.packet(0x70, place, acknowledgement);
            case "SUBSCRIBE" -> Bytes.packet(0x82, place, request.text("a", "topic filter").hex("00", "options"));
            case "SUBACK" -> Bytes.packet(0x90, place, request.hex("00", "reason code"));
            case "UNSUBSCRIBE" -> Bytes.packet(0xA2, place, request.text("a", "topic filter"));
            case "UNSUBACK" -> Bytes.packet(0xB0, place, request.hex("00", "reason code"));
            case "DISCONNECT" -> Bytes.packet(0xE0, place, Bytes.of().hex("00", "reason code").properties(list));
            case "AUTH" -> Bytes.packet(0xF0, place, Bytes.of().hex("18", "reason code").properties(list));
            default -> throw new AssertionError(place);
        };
    }

    private static Wire wireFor(String place) {
        return place.equals("CONNECT") || place.equals("WILL") ? Wire.server() : Wire.connected(V5);
    }

    private static void assertRefused(String place, String properties, ReasonCode reasonCode) {
        try (var wire = wireFor(place)) {
            var bytes = packet(place, properties).toArray();
            var violation = catchThrowableOfType(PacketViolation.class, () -> wire.receive(bytes));
            assertThat(violation).as("%s in %s", properties, place).isNotNull();
            assertThat(violation.reasonCode()).as("%s in %s: %s", properties, place, violation.detail()).isEqualTo(reasonCode);
        }
    }

    @Test
    void theTableHasEveryProperty() {
        assertThat(TABLE).hasSize(27);
        assertThat(TABLE.stream().flatMap(row -> row.places().stream()).distinct())
                .containsExactlyInAnyOrderElementsOf(words(ALL_PACKETS));
    }

    /// Read, and written as it was read.
    @ParameterizedTest
    @MethodSource("table")
    void aPropertyStandsWhereTheStandardListsIt_2_2_2_2(Row row) {
        for (var place : row.places()) {
            var bytes = packet(place, row.identifier() + row.valid()).toArray();
            try (var wire = wireFor(place)) {
                wire.receive(bytes);
                assertThat(wire.packets()).as(place).hasSize(1);
                assertThat(wire.send(wire.packets().getFirst())).as(place).isEqualTo(bytes);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("table")
    void aPropertyAnywhereElseIsMalformed_2_2_2_2(Row row) {
        for (var place : words(ALL_PACKETS)) {
            if (!row.places().contains(place)) {
                assertRefused(place, row.identifier() + row.valid(), ReasonCode.MALFORMED_PACKET);
            }
        }
    }

    /// The User Property may appear often, and the Subscription Identifier in what a Server publishes (3.3.2.3.8).
    @ParameterizedTest
    @MethodSource("table")
    void aPropertyAppearsOnce(Row row) {
        for (var place : row.places()) {
            var twice = (row.identifier() + row.valid()).repeat(2);
            if (row.identifier().equals("26") || row.identifier().equals("0B") && place.equals("PUBLISH")) {
                try (var wire = wireFor(place)) {
                    wire.receive(packet(place, twice).toArray());
                    assertThat(wire.packets()).as(place).hasSize(1);
                }
            } else {
                assertRefused(place, twice, ReasonCode.PROTOCOL_ERROR);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("table")
    void aValueOutOfItsRangeIsAProtocolError(Row row) {
        for (var place : row.places()) {
            for (var value : row.outOfRange()) {
                assertRefused(place, row.identifier() + value, ReasonCode.PROTOCOL_ERROR);
            }
        }
    }

    /// A property length that disagrees with its content: malformed, also when what is missing stands behind it.
    @ParameterizedTest
    @MethodSource("table")
    void aPropertyThatIsCutIsMalformed(Row row) {
        for (var place : row.places()) {
            for (var cut = 0; cut < row.valid().length(); cut += 2) {
                assertRefused(place, row.identifier() + row.valid().substring(0, cut), ReasonCode.MALFORMED_PACKET);
            }
        }
    }

    @Test
    void anIdentifierThatIsNoneIsMalformed_2_2_2_2() {
        var known = new HashSet<>(TABLE.stream().map(Row::identifier).toList());
        var unknown = new ArrayList<>(List.of("8001", "FF01", "FFFFFF7F"));
        for (var identifier = 0; identifier < 0x80; identifier++) {
            var hex = "%02X".formatted(identifier);
            if (!known.contains(hex)) {
                unknown.add(hex);
            }
        }
        for (var place : words(ALL_PACKETS)) {
            for (var identifier : unknown) {
                assertRefused(place, identifier + "01", ReasonCode.MALFORMED_PACKET);
            }
        }
    }

    /// [MQTT-1.5.4-1] [MQTT-1.5.4-2]: in every string of every packet.
    @Test
    void aStringWithoutMeaningIsMalformedInEveryProperty_1_5_4() {
        var strings = Map.of("03", "", "08", "", "12", "", "15", "", "1A", "", "1C", "", "1F", "", "26", "000161");
        for (var row : TABLE) {
            if (strings.containsKey(row.identifier())) {
                for (var place : row.places()) {
                    for (var bad : List.of("0003EDA080", "000100", "0002C0AF", "0001C3")) {
                        assertRefused(place, row.identifier() + bad + strings.get(row.identifier()), ReasonCode.MALFORMED_PACKET);
                        assertRefused(place, row.identifier() + strings.get(row.identifier()) + bad, ReasonCode.MALFORMED_PACKET);
                    }
                }
            }
        }
    }
}
