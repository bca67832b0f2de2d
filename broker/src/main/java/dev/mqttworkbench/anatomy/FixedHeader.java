package dev.mqttworkbench.anatomy;

import java.util.List;
import java.util.Locale;

import dev.mqttworkbench.mqtt.packet.PacketType;
import dev.mqttworkbench.mqtt.packet.ProtocolVersion;

/// The first byte of every packet (2.1.1).
final class FixedHeader {

    private FixedHeader() {}

    static Field typeAndFlags(ByteCursor cursor, ProtocolVersion version) {
        var at = cursor.position();
        var value = cursor.peek("Type and flags");
        var number = value >> 4;
        var name = number == 0 ? "Reserved" : PacketType.of(number).toString();
        var type = Field.bits("Packet Type", at, 0xF0, name + " (" + number + ")");
        var isPublish = number == PacketType.PUBLISH.number();
        return cursor.oneByte("Type and flags", name + " · " + binary(value), isPublish || version == ProtocolVersion.V3_1 && hadQos(number)
                ? List.of(type, flag("DUP", at, value, 0x08), Field.bits("QoS", at, 0x06, String.valueOf(value >> 1 & 3)),
                        flag(isPublish ? "RETAIN" : "Reserved", at, value, 0x01))
                : List.of(type, Field.bits("Reserved", at, 0x0F, String.valueOf(value & 0x0F))));
    }

    /// In 3.1 these are sent at QoS 1 and may be sent again; later versions reserve the same bits, with the same value for QoS 1.
    private static boolean hadQos(int number) {
        return number == PacketType.PUBREL.number() || number == PacketType.SUBSCRIBE.number() || number == PacketType.UNSUBSCRIBE.number();
    }

    /// A byte as `0b0110 0010`.
    static String binary(int value) {
        var digits = String.format(Locale.ROOT, "%8s", Integer.toBinaryString(value)).replace(' ', '0');
        return "0b" + digits.substring(0, 4) + " " + digits.substring(4);
    }

    static Field flag(String name, int at, int value, int bit) {
        return Field.bits(name, at, bit, (value & bit) == 0 ? "0" : "1");
    }
}
