package dev.mqttworkbench.mqtt.delivery;

import java.util.HashMap;
import java.util.Map;

import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.ProtocolError;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.ReasonCode;

/// The Topic Aliases that a peer has set on one Network Connection, in its direction [MQTT-3.3.2-7].
public final class TopicAliases {

    private final int maximum;
    private final Map<Integer, String> topics = new HashMap<>();

    /// @param maximum the Topic Alias Maximum that this side announced; 0 allows none
    public TopicAliases(int maximum) {
        this.maximum = maximum;
    }

    /// How many the peer may set.
    public int maximum() {
        return maximum;
    }

    /// Those that are set, by their number.
    public Map<Integer, String> set() {
        return Map.copyOf(topics);
    }

    /// The same PUBLISH with its whole Topic Name and without the alias.
    ///
    /// @throws ProtocolError when the alias is 0, above the maximum [MQTT-3.3.2-8] [MQTT-3.3.2-9], or not known, or when there
    ///         is neither topic nor alias
    public Publish resolve(Publish publish) {
        if (publish.properties().isEmpty()) {
            return requireTopic(publish);
        }
        var alias = publish.properties().get(Property.TOPIC_ALIAS);
        if (alias.isEmpty()) {
            return requireTopic(publish);
        }
        if (alias.get() == 0 || alias.get() > maximum) {
            throw new ProtocolError(
                    ReasonCode.TOPIC_ALIAS_INVALID, "topic alias " + alias.get() + "; the maximum is " + maximum);
        }
        if (!publish.topicName().isEmpty()) {
            topics.put(alias.get(), publish.topicName());
        }
        var topic = topics.get(alias.get());
        if (topic == null) {
            throw new ProtocolError("topic alias " + alias.get() + " was never set");
        }
        return new Publish(
                publish.dup(), publish.qos(), publish.retain(), topic, publish.packetIdentifier(),
                publish.properties().without(Property.TOPIC_ALIAS), publish.payload(), publish.message());
    }

    private static Publish requireTopic(Publish publish) {
        if (publish.topicName().isEmpty()) {
            throw new ProtocolError("neither topic name nor topic alias");
        }
        return publish;
    }
}
