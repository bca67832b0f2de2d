package dev.mqttworkbench.anatomy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import dev.mqttworkbench.anatomy.NotUnderstood.Kind;
import dev.mqttworkbench.mqtt.packet.PacketCase;
import dev.mqttworkbench.mqtt.packet.Packets;
import dev.mqttworkbench.mqtt.packet.ProtocolVersion;
import dev.mqttworkbench.mqtt.packet.ViolationCase;
import dev.mqttworkbench.mqtt.packet.Violations;
import dev.mqttworkbench.trace.PacketBytes;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class AnatomyTest {

    static List<PacketCase> packets() {
        return Packets.all();
    }

    private static List<Field> fieldsOf(PacketCase packet) {
        return Anatomy.of(PacketBytes.taking(packet.bytes().toArray()), packet.version());
    }

    private static List<Field> leavesOf(List<Field> fields) {
        return fields.stream().flatMap(field -> field.leaves().stream()).toList();
    }

    /// Every bit of the packet is in exactly one field, and parts lie in what they are parts of.
    private static void assertTiles(List<Field> fields, int size) {
        var covered = new int[size];
        for (var leaf : leavesOf(fields)) {
            for (var at = leaf.offset(); at < leaf.end(); at++) {
                var bits = leaf.bits() == 0 ? 0xFF : leaf.bits();
                assertThat(covered[at] & bits).as("%s at %d, again", leaf.name(), at).isZero();
                covered[at] |= bits;
            }
        }
        assertThat(Arrays.stream(covered).allMatch(bits -> bits == 0xFF)).as("every bit: %s", fields).isTrue();
        var end = 0;
        for (var field : fields) {
            assertThat(field.offset()).as(field.name()).isEqualTo(end);
            end = field.end();
            for (var part : field.parts()) {
                assertThat(part.offset()).isGreaterThanOrEqualTo(field.offset());
                assertThat(part.end()).isLessThanOrEqualTo(field.end());
            }
        }
        assertThat(end).isEqualTo(size);
    }

    private static Optional<String> value(List<Field> fields, String name) {
        return fields.stream().filter(field -> field.name().equals(name)).map(Field::value).findFirst();
    }

    @ParameterizedTest
    @MethodSource("packets")
    void takesEveryPacketApart(PacketCase packet) {
        var fields = fieldsOf(packet);
        assertTiles(fields, packet.bytes().toArray().length);
        assertThat(fields).noneMatch(field -> field.name().equals(Anatomy.NOT_UNDERSTOOD));
        assertThat(fields.getFirst().value()).startsWith(packet.packet().type().toString());
    }

    @ParameterizedTest
    @MethodSource("packets")
    void takesApartWhatThereIsOfAPacketThatIsCutShort(PacketCase packet) {
        var whole = packet.bytes().toArray();
        for (var size = 0; size < whole.length; size++) {
            var fields = Anatomy.of(PacketBytes.taking(Arrays.copyOf(whole, size)), packet.version());
            assertTiles(fields, size);
            assertThat(fields.getLast().name()).as("the first %d bytes", size).isEqualTo(Anatomy.NOT_UNDERSTOOD);
            assertThat(fields).as("the first %d bytes", size).noneMatch(Anatomy::isLeftOut);
        }
    }

    @ParameterizedTest
    @MethodSource("packets")
    void saysWhatIsBehindAPacket(PacketCase packet) {
        var whole = packet.bytes().toArray();
        var fields = Anatomy.of(PacketBytes.taking(Arrays.copyOf(whole, whole.length + 2)), packet.version());
        assertTiles(fields, whole.length + 2);
        assertThat(fields.subList(0, fields.size() - 1)).isEqualTo(fieldsOf(packet));
        assertThat(fields.getLast()).isEqualTo(notUnderstood(whole.length, 2, Kind.BEHIND_END));
    }

    static List<ViolationCase> violations() {
        return Violations.all();
    }

    @ParameterizedTest
    @MethodSource("violations")
    void takesApartWhatTheStandardForbids(ViolationCase violation) {
        var bytes = violation.bytes().toArray();
        assertTiles(Anatomy.of(PacketBytes.taking(bytes), violation.version()), bytes.length);
    }

    @Property
    void takesAnyBytesApart(@ForAll byte[] bytes, @ForAll ProtocolVersion version) {
        assertTiles(Anatomy.of(PacketBytes.taking(bytes), version), bytes.length);
    }

    /// Which comes further than random bytes do.
    @Property
    void takesAPacketApartInWhichOneByteIsAnother(
            @ForAll @IntRange(max = 999) int which, @ForAll @IntRange(max = 999) int at, @ForAll byte other, @ForAll ProtocolVersion version) {
        var packets = Packets.all();
        var bytes = packets.get(which % packets.size()).bytes().toArray();
        bytes[at % bytes.length] = other;
        assertTiles(Anatomy.of(PacketBytes.taking(bytes), version), bytes.length);
    }

    @Test
    void saysWhatTheBytesOfAPubRelSay() {
        var fields = Anatomy.of(PacketBytes.taking(new byte[] {0x62, 2, 0, 0x11}), ProtocolVersion.V5);
        assertThat(fields).extracting(Field::name, Field::offset, Field::length, Field::value).containsExactly(
                tuple("Type and flags", 0, 1, "PUBREL · 0b0110 0010"),
                tuple("Remaining Length", 1, 1, "2"),
                tuple("Packet Identifier", 2, 2, "17"),
                tuple("Reason Code", 4, 0, "Success (0x00)"));
        assertThat(fields).filteredOn(Anatomy::isLeftOut).containsExactly(fields.getLast());
    }

    @Test
    void explainsTheRemainingLengthByteByByte() {
        var bytes = new byte[3 + 321];
        bytes[0] = 0x30;
        bytes[1] = (byte) 0xC1;
        bytes[2] = 2;
        var length = Anatomy.of(PacketBytes.taking(bytes), ProtocolVersion.V3_1_1).get(1);
        assertThat(length.value()).isEqualTo("321");
        assertThat(length.parts()).extracting(Field::value).containsExactly("65× 1 + …", "2× 128");
        assertThat(length.parts().getFirst().parts()).extracting(Field::name, Field::offset, Field::bits, Field::value)
                .containsExactly(tuple("Continuation Bit", 1, 0x80, "1"), tuple("Value", 1, 0x7F, "65"));
    }

    @Test
    void keepsAPasswordToItself() {
        var fields = Packets.all().stream().filter(each -> each.name().equals("everything") && each.version() == ProtocolVersion.V3_1_1)
                .map(AnatomyTest::fieldsOf).findFirst().orElseThrow();
        assertThat(value(fields, "Password")).contains("•••");
        assertThat(value(fields, "User Name")).contains("anna");
    }

    private static Field lastOf(ProtocolVersion version, int... bytes) {
        var packet = new byte[bytes.length];
        for (var i = 0; i < bytes.length; i++) {
            packet[i] = (byte) bytes[i];
        }
        var fields = Anatomy.of(PacketBytes.taking(packet), version);
        assertTiles(fields, packet.length);
        return fields.getLast();
    }

    @Test
    void saysWhyItDoesNotUnderstand() {
        assertThat(lastOf(ProtocolVersion.V5)).isEqualTo(notUnderstood(0, 0, Kind.BEHIND_PACKET, "Type and flags"));
        assertThat(lastOf(ProtocolVersion.V5, 0x00, 1, 7)).isEqualTo(notUnderstood(2, 1, Kind.RESERVED_TYPE));
        assertThat(lastOf(ProtocolVersion.V5, 0x30, 0xFF, 0xFF, 0xFF, 0xFF, 1)).isEqualTo(notUnderstood(1, 5, Kind.LONGER_THAN_FOUR_BYTES, "Remaining Length"));
        assertThat(lastOf(ProtocolVersion.V5, 0x40, 0)).isEqualTo(notUnderstood(2, 0, Kind.BEHIND_PACKET, "Packet Identifier"));
        assertThat(lastOf(ProtocolVersion.V3_1_1, 0x30, 9, 0, 1, 'a', 'x')).isEqualTo(notUnderstood(6, 0, Kind.CUT_SHORT, "5"));
        assertThat(lastOf(ProtocolVersion.V3_1_1, 0xC0, 1, 0)).isEqualTo(notUnderstood(2, 1, Kind.NO_FIELD));
        assertThat(lastOf(ProtocolVersion.V5, 0x30, 7, 0, 1, 'a', 2, 0x23, 0, 1)).isEqualTo(notUnderstood(6, 3, Kind.BEHIND_PROPERTIES, "Topic Alias", "Properties"));
        assertThat(lastOf(ProtocolVersion.V5, 0x30, 5, 0, 1, 'a', 1, 0x7E)).isEqualTo(notUnderstood(6, 1, Kind.NO_SUCH_PROPERTY, "126"));
    }

    private static Field notUnderstood(int offset, int length, Kind kind, String... arguments) {
        return Field.notUnderstood(offset, length, new NotUnderstood(kind, List.of(arguments)));
    }

    @Test
    void showsAPayloadAsTextOrElseAsHex() {
        assertThat(lastOf(ProtocolVersion.V3_1_1, 0x30, 5, 0, 1, 'a', 0xC3, 0xA4).value()).isEqualTo("ä");
        assertThat(lastOf(ProtocolVersion.V3_1_1, 0x30, 5, 0, 1, 'a', 0xA4, 0xC3).value()).isEqualTo("A4 C3");
        var payload = new byte[300];
        for (var i = 0; i < payload.length; i += 2) {
            payload[i] = (byte) 0xC3;
            payload[i + 1] = (byte) 0xA4;
        }
        assertThat(ShownBytes.textOrHex(Arrays.copyOf(payload, 5), false)).as("half a character left out").isEqualTo("ää");
        assertThat(ShownBytes.textOrHex(Arrays.copyOf(payload, 5), true)).isEqualTo("C3 A4 C3 A4 C3");
    }

    @Test
    void knowsWhatTheFlagsOfTheOldestVersionMean() {
        var bytes = PacketBytes.taking(new byte[] {0x6A, 2, 0, 1});
        assertThat(Anatomy.of(bytes, ProtocolVersion.V3_1).getFirst().parts()).extracting(Field::name, Field::value)
                .containsExactly(tuple("Packet Type", "PUBREL (6)"), tuple("DUP", "1"), tuple("QoS", "1"), tuple("Reserved", "0"));
        assertThat(Anatomy.of(bytes, ProtocolVersion.V3_1_1).getFirst().parts()).extracting(Field::name, Field::value)
                .containsExactly(tuple("Packet Type", "PUBREL (6)"), tuple("Reserved", "10"));
    }
}
