package dev.mqttworkbench.mqtt.delivery;

import java.util.HashMap;
import java.util.Map;

import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.Publish;

/// The Topic Aliases that this side has set on one Network Connection: the first topics get one each until the peer's maximum is
/// reached, and keep it as long as the connection.
public final class OutgoingTopicAliases {

    private final int maximum;
    private final Map<String, Integer> aliases = new HashMap<>();

    /// @param maximum the Topic Alias Maximum of the peer [MQTT-3.1.2-26]; 0 allows none [MQTT-3.1.2-27]
    public OutgoingTopicAliases(int maximum) {
        this.maximum = maximum;
    }

    /// Whether there is nothing to do for any PUBLISH.
    public boolean isOff() {
        return maximum == 0;
    }

    /// The maximum of the peer.
    public int maximum() {
        return maximum;
    }

    /// The first of those that are set, by their number.
    ///
    /// @param most how many at the most
    public Map<Integer, String> set(int most) {
        var set = new HashMap<Integer, String>();
        for (var entry : aliases.entrySet()) {
            if (entry.getValue() <= most) {
                set.put(entry.getValue(), entry.getKey());
            }
        }
        return set;
    }

    /// The same PUBLISH, with an alias beside its Topic Name, or in its place where the peer knows it already. The caller has to
    /// send it.
    public Publish shorten(Publish publish) {
        var known = aliases.get(publish.topicName());
        if (known != null) {
            return withAlias(publish, "", known);
        }
        if (aliases.size() >= maximum) {
            return publish;
        }
        var alias = aliases.size() + 1;
        aliases.put(publish.topicName(), alias);
        return withAlias(publish, publish.topicName(), alias);
    }

    private static Publish withAlias(Publish publish, String topicName, int alias) {
        return new Publish(
                publish.dup(), publish.qos(), publish.retain(), topicName, publish.packetIdentifier(),
                publish.properties().plus(Property.TOPIC_ALIAS, alias), publish.payload(), publish.message());
    }
}
