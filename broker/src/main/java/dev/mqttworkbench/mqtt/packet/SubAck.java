package dev.mqttworkbench.mqtt.packet;

import java.util.List;

/// SUBACK: the Server's answer to SUBSCRIBE, one Reason Code a Topic Filter in the same order [MQTT-3.9.3-1].
///
/// @param packetIdentifier that of the SUBSCRIBE
/// @param reasonCodes the granted QoS, or why not
/// @param properties Reason String and User Properties
public record SubAck(int packetIdentifier, List<ReasonCode> reasonCodes, Properties properties) implements Packet {

    public SubAck {
        PacketIdentifier.require(packetIdentifier);
        reasonCodes = List.copyOf(reasonCodes);
    }

    @Override
    public PacketType type() {
        return PacketType.SUBACK;
    }
}
