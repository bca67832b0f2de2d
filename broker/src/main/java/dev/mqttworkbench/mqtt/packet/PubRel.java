package dev.mqttworkbench.mqtt.packet;

/// PUBREL: the Sender's answer to PUBREC at QoS 2: the Packet Identifier may be released.
///
/// @param packetIdentifier 1 to 65,535
/// @param reasonCode [ReasonCode#SUCCESS] in 3.1 and 3.1.1
/// @param properties Reason String and User Properties
public record PubRel(int packetIdentifier, ReasonCode reasonCode, Properties properties) implements Packet {

    public PubRel {
        PacketIdentifier.require(packetIdentifier); // [MQTT-2.2.1-5]
    }

    /// Success without properties.
    public PubRel(int packetIdentifier) {
        this(packetIdentifier, ReasonCode.SUCCESS);
    }

    /// A Reason Code without properties.
    public PubRel(int packetIdentifier, ReasonCode reasonCode) {
        this(packetIdentifier, reasonCode, Properties.NONE);
    }

    @Override
    public PacketType type() {
        return PacketType.PUBREL;
    }
}
