package dev.mqttworkbench.anatomy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import dev.mqttworkbench.mqtt.packet.PacketCase;
import dev.mqttworkbench.mqtt.packet.Packets;
import dev.mqttworkbench.mqtt.packet.ProtocolVersion;
import dev.mqttworkbench.mqtt.packet.PubAck;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.Subscribe;
import dev.mqttworkbench.trace.PacketBytes;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
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
        switch (packet.packet()) {
            case Publish publish -> {
                assertThat(value(fields, "Topic Name")).contains(publish.topicName());
                assertThat(value(fields, "Packet Identifier").orElse("0")).isEqualTo(String.valueOf(publish.packetIdentifier()));
                assertThat(value(fields.getFirst().parts(), "QoS")).contains(String.valueOf(publish.qos().level()));
                assertThat(value(fields.getFirst().parts(), "DUP")).contains(publish.dup() ? "1" : "0");
            }
            case PubAck ack -> assertThat(value(fields, "Packet Identifier")).contains(String.valueOf(ack.packetIdentifier()));
            case Subscribe subscribe -> assertThat(fields).filteredOn(field -> field.name().equals("Topic Filter")).extracting(Field::value)
                    .isEqualTo(subscribe.subscriptions().stream().map(Subscribe.Requested::topicFilter).toList());
            default -> {} // its fields are there and lie side by side
        }
    }

    @ParameterizedTest
    @MethodSource("packets")
    void takesApartWhatThereIsOfAPacketThatIsCutShort(PacketCase packet) {
        var whole = packet.bytes().toArray();
        for (var size = 0; size < whole.length; size++) {
            assertTiles(Anatomy.of(PacketBytes.taking(Arrays.copyOf(whole, size)), packet.version()), size);
        }
    }

    @Property
    void takesAnyBytesApart(@ForAll byte[] bytes, @ForAll ProtocolVersion version) {
        assertTiles(Anatomy.of(PacketBytes.taking(bytes), version), bytes.length);
    }

    @Test
    void saysWhatTheBytesOfAPubRelSay() {
        var fields = Anatomy.of(PacketBytes.taking(new byte[] {0x62, 2, 0, 0x11}), ProtocolVersion.V5);
        assertThat(fields).extracting(Field::name, Field::offset, Field::length, Field::value).containsExactly(
                tuple("Type and flags", 0, 1, "PUBREL · 0b0110 0010"),
                tuple("Remaining Length", 1, 1, "2"),
                tuple("Packet Identifier", 2, 2, "17"),
                tuple("Reason Code", 4, 0, "Success (omitted)"));
    }

    @Test
    void explainsTheRemainingLengthByteByByte() {
        var bytes = new byte[3 + 321];
        bytes[0] = 0x30;
        bytes[1] = (byte) 0xC1;
        bytes[2] = 2;
        var length = Anatomy.of(PacketBytes.taking(bytes), ProtocolVersion.V3_1_1).get(1);
        assertThat(length.value()).isEqualTo("321");
        assertThat(length.parts()).extracting(Field::value).containsExactly("65× 1, continued", "2× 128");
    }

    @Test
    void keepsAPasswordToItself() {
        var fields = Packets.all().stream().filter(each -> each.name().equals("everything") && each.version() == ProtocolVersion.V3_1_1)
                .map(AnatomyTest::fieldsOf).findFirst().orElseThrow();
        assertThat(value(fields, "Password")).contains("•••");
        assertThat(value(fields, "User Name")).contains("anna");
    }
}
