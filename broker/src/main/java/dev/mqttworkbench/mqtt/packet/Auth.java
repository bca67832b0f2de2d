package dev.mqttworkbench.mqtt.packet;

/// AUTH: one step of an enhanced authentication, in MQTT 5 only.
///
/// @param reasonCode Success, Continue authentication or Re-authenticate
/// @param properties Authentication Method and Data, Reason String, User Properties
public record Auth(ReasonCode reasonCode, Properties properties) implements Packet {

    @Override
    public PacketType type() {
        return PacketType.AUTH;
    }
}
