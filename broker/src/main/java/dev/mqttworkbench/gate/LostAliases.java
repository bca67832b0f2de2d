package dev.mqttworkbench.gate;

import java.util.HashMap;
import java.util.Map;

import dev.mqttworkbench.mqtt.packet.Packet;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.Publish;

/// The Topic Aliases of one direction whose receiver has not heard of them, because the PUBLISH that set them got lost (3.3.2.3.4): the next
/// PUBLISH that uses one says its topic. Its receiver could only end the connection otherwise [MQTT-3.3.2-8], and nobody
/// would have done anything wrong. On the loop only.
final class LostAliases {

    private final Map<Integer, String> topics = new HashMap<>();

    /// Whether there is nothing to say.
    boolean isEmpty() {
        return topics.isEmpty();
    }

    /// A packet does not arrive.
    void lost(Packet packet) {
        if (packet instanceof Publish publish && !publish.topicName().isEmpty()) {
            publish.properties().get(Property.TOPIC_ALIAS).ifPresent(alias -> topics.put(alias, publish.topicName()));
        }
    }

    /// A packet goes on.
    ///
    /// @return it, or the same with its topic
    Packet passing(Packet packet) {
        if (topics.isEmpty() || !(packet instanceof Publish publish)) {
            return packet;
        }
        var topic = publish.properties().get(Property.TOPIC_ALIAS).map(topics::remove).orElse(null);
        return topic != null && publish.topicName().isEmpty() ? publish.withTopicName(topic) : publish;
    }
}
