package dev.mqttworkbench.mqtt.packet;

/// PUBACK: the answer to a PUBLISH at QoS 1.
///
/// @param packetIdentifier 1 to 65,535
/// @param reasonCode [ReasonCode#SUCCESS] in 3.1 and 3.1.1
/// @param properties Reason String and User Properties
public record PubAck(int packetIdentifier, ReasonCode reasonCode, Properties properties) implements Packet {

    public PubAck {
        PacketIdentifier.require(packetIdentifier); // [MQTT-2.2.1-5]
    }

    /// Success without properties.
    public PubAck(int packetIdentifier) {
        this(packetIdentifier, ReasonCode.SUCCESS);
    }

    /// A Reason Code without properties.
    public PubAck(int packetIdentifier, ReasonCode reasonCode) {
        this(packetIdentifier, reasonCode, Properties.NONE);
    }

    @Override
    public PacketType type() {
        return PacketType.PUBACK;
    }
}
