package dev.mqttworkbench.mqtt.packet;

import java.util.List;

/// SUBSCRIBE: a Client asks for Subscriptions.
///
/// @param packetIdentifier 1 to 65,535 [MQTT-2.2.1-3]
/// @param subscriptions at least one [MQTT-3.8.3-2]
/// @param properties Subscription Identifier, User Properties
public record Subscribe(int packetIdentifier, List<Requested> subscriptions, Properties properties) implements Packet {

    /// One Subscription that is asked for.
    ///
    /// @param topicFilter as it stands on the wire: whether it is a Topic Filter is for the Server to say, in SUBACK
    /// @param options how the messages are wanted
    public record Requested(String topicFilter, SubscriptionOptions options) {}

    public Subscribe {
        PacketIdentifier.require(packetIdentifier);
        subscriptions = List.copyOf(subscriptions);
        if (subscriptions.isEmpty()) {
            throw new ProtocolError("SUBSCRIBE without a topic filter"); // [MQTT-3.8.3-2]
        }
    }

    @Override
    public PacketType type() {
        return PacketType.SUBSCRIBE;
    }
}
