package dev.mqttworkbench.mqtt.packet;

/// The type of a Control Packet, with the number it has on the wire.
public enum PacketType {
    CONNECT, CONNACK, PUBLISH, PUBACK, PUBREC, PUBREL, PUBCOMP, SUBSCRIBE, SUBACK, UNSUBSCRIBE, UNSUBACK, PINGREQ,
    PINGRESP, DISCONNECT, AUTH;

    private static final PacketType[] TYPES = values();

    /// The upper four bits of the fixed header: 1 to 15.
    public int number() {
        return ordinal() + 1;
    }

    /// The type with this number.
    ///
    /// @throws MalformedPacket when `number` is not 1 to 15
    public static PacketType of(int number) {
        if (number < 1 || number > 15) {
            throw new MalformedPacket("packet type " + number + " is reserved");
        }
        return TYPES[number - 1];
    }
}
