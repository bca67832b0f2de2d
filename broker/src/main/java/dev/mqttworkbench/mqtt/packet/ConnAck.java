package dev.mqttworkbench.mqtt.packet;

/// CONNACK: the Server's answer to CONNECT.
///
/// @param sessionPresent whether the Server goes on with a Session it had; only with [ReasonCode#SUCCESS] [MQTT-3.2.2-6]
/// @param reasonCode Success, or why the connection is refused
/// @param properties what the Server offers and limits
public record ConnAck(boolean sessionPresent, ReasonCode reasonCode, Properties properties) implements Packet {

    @Override
    public PacketType type() {
        return PacketType.CONNACK;
    }
}
