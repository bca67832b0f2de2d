package dev.mqttworkbench.mqtt.packet;

/// PUBREC: the first answer to a PUBLISH at QoS 2: received, or refused with a Reason Code of 0x80 and above.
///
/// @param packetIdentifier 1 to 65,535
/// @param reasonCode [ReasonCode#SUCCESS] in 3.1 and 3.1.1
/// @param properties Reason String and User Properties
public record PubRec(int packetIdentifier, ReasonCode reasonCode, Properties properties) implements Packet {

    public PubRec {
        PacketIdentifier.require(packetIdentifier); // [MQTT-2.2.1-5]
    }

    /// Success without properties.
    public PubRec(int packetIdentifier) {
        this(packetIdentifier, ReasonCode.SUCCESS);
    }

    /// A Reason Code without properties.
    public PubRec(int packetIdentifier, ReasonCode reasonCode) {
        this(packetIdentifier, reasonCode, Properties.NONE);
    }

    @Override
    public PacketType type() {
        return PacketType.PUBREC;
    }
}
