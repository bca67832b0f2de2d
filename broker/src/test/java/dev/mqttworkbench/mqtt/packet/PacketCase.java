package dev.mqttworkbench.mqtt.packet;

/// One packet of the catalogue [Packets], as bytes and as a value.
///
/// @param name what is special about it
/// @param version the version in which the bytes mean the value
/// @param bytes what is on the wire
/// @param packet what it means
/// @param shortest whether we write these bytes for the value; false where there is a shorter way, which we take
public record PacketCase(String name, ProtocolVersion version, Bytes bytes, Packet packet, boolean shortest) {

    @Override
    public String toString() {
        return "%s, %s: %s".formatted(packet.type(), version, name);
    }
}
