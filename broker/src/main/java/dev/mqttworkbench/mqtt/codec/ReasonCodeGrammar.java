package dev.mqttworkbench.mqtt.codec;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

import dev.mqttworkbench.mqtt.packet.PacketType;
import dev.mqttworkbench.mqtt.packet.ReasonCode;

/// Which Reason Codes the standard lists for which packet: the table of section 2.4, which has Bad authentication method for
/// DISCONNECT too, where that of section 3.14.2.1 has not.
final class ReasonCodeGrammar {

    private static final Map<PacketType, Set<ReasonCode>> ALLOWED = new EnumMap<>(PacketType.class);

    static {
        allow(PacketType.CONNACK, 0x00, 0x80, 0x81, 0x82, 0x83, 0x84, 0x85, 0x86, 0x87, 0x88, 0x89, 0x8A, 0x8C, 0x90, 0x95,
                0x97, 0x99, 0x9A, 0x9B, 0x9C, 0x9D, 0x9F);
        allow(PacketType.PUBACK, 0x00, 0x10, 0x80, 0x83, 0x87, 0x90, 0x91, 0x97, 0x99);
        allow(PacketType.PUBREC, 0x00, 0x10, 0x80, 0x83, 0x87, 0x90, 0x91, 0x97, 0x99);
        allow(PacketType.PUBREL, 0x00, 0x92);
        allow(PacketType.PUBCOMP, 0x00, 0x92);
        allow(PacketType.SUBACK, 0x00, 0x01, 0x02, 0x80, 0x83, 0x87, 0x8F, 0x91, 0x97, 0x9E, 0xA1, 0xA2);
        allow(PacketType.UNSUBACK, 0x00, 0x11, 0x80, 0x83, 0x87, 0x8F, 0x91);
        allow(PacketType.DISCONNECT, 0x00, 0x04, 0x80, 0x81, 0x82, 0x83, 0x87, 0x89, 0x8B, 0x8C, 0x8D, 0x8E, 0x8F, 0x90, 0x93,
                0x94, 0x95, 0x96, 0x97, 0x98, 0x99, 0x9A, 0x9B, 0x9C, 0x9D, 0x9E, 0x9F, 0xA0, 0xA1, 0xA2);
        allow(PacketType.AUTH, 0x00, 0x18, 0x19);
    }

    private ReasonCodeGrammar() {}

    private static void allow(PacketType type, int... codes) {
        var set = EnumSet.noneOf(ReasonCode.class);
        for (var code : codes) {
            set.add(ReasonCode.of(code).orElseThrow());
        }
        ALLOWED.put(type, set);
    }

    static boolean isAllowed(PacketType type, ReasonCode reasonCode) {
        return ALLOWED.getOrDefault(type, Set.of()).contains(reasonCode);
    }
}
