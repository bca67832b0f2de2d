package dev.mqttworkbench.mqtt.packet;

import java.util.List;

/// UNSUBSCRIBE: a Client ends Subscriptions.
///
/// @param packetIdentifier 1 to 65,535 [MQTT-2.2.1-3]
/// @param topicFilters at least one, compared character by character [MQTT-3.10.3-2] [MQTT-3.10.4-1]
/// @param properties User Properties
public record Unsubscribe(int packetIdentifier, List<String> topicFilters, Properties properties) implements Packet {

    public Unsubscribe {
        PacketIdentifier.require(packetIdentifier);
        topicFilters = List.copyOf(topicFilters);
        if (topicFilters.isEmpty()) {
            throw new ProtocolError("UNSUBSCRIBE without a topic filter"); // [MQTT-3.10.3-2]
        }
    }

    @Override
    public PacketType type() {
        return PacketType.UNSUBSCRIBE;
    }
}
