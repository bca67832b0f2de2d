package dev.mqttworkbench.mqtt.packet;

/// PUBCOMP: the answer to PUBREL, which ends a delivery at QoS 2.
///
/// @param packetIdentifier 1 to 65,535
/// @param reasonCode [ReasonCode#SUCCESS] in 3.1 and 3.1.1
/// @param properties Reason String and User Properties
public record PubComp(int packetIdentifier, ReasonCode reasonCode, Properties properties) implements Packet {

    public PubComp {
        PacketIdentifier.require(packetIdentifier); // [MQTT-2.2.1-5]
    }

    /// Success without properties.
    public PubComp(int packetIdentifier) {
        this(packetIdentifier, ReasonCode.SUCCESS);
    }

    /// A Reason Code without properties.
    public PubComp(int packetIdentifier, ReasonCode reasonCode) {
        this(packetIdentifier, reasonCode, Properties.NONE);
    }

    @Override
    public PacketType type() {
        return PacketType.PUBCOMP;
    }
}
