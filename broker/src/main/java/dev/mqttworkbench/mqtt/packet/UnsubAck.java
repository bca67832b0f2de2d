package dev.mqttworkbench.mqtt.packet;

import java.util.List;

/// UNSUBACK: the Server's answer to UNSUBSCRIBE, one Reason Code a Topic Filter in the same order [MQTT-3.11.3-1].
///
/// @param packetIdentifier that of the UNSUBSCRIBE
/// @param reasonCodes Success, No subscription existed, or why not; empty in 3.1 and 3.1.1, which have none
/// @param properties Reason String and User Properties
public record UnsubAck(int packetIdentifier, List<ReasonCode> reasonCodes, Properties properties) implements Packet {

    public UnsubAck {
        PacketIdentifier.require(packetIdentifier);
        reasonCodes = List.copyOf(reasonCodes);
    }

    @Override
    public PacketType type() {
        return PacketType.UNSUBACK;
    }
}
