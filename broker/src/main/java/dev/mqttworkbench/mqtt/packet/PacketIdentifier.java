package dev.mqttworkbench.mqtt.packet;

/// The range of a Packet Identifier.
final class PacketIdentifier {

    private PacketIdentifier() {}

    /// @throws MalformedPacket when `packetIdentifier` is not 1 to 65,535 [MQTT-2.2.1-3]
    static void require(int packetIdentifier) {
        if (packetIdentifier < 1 || packetIdentifier > 65_535) {
            throw new MalformedPacket("packet identifier " + packetIdentifier + " is not allowed");
        }
    }
}
