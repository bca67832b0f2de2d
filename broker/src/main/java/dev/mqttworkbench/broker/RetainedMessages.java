package dev.mqttworkbench.broker;

import java.util.ArrayList;
import java.util.List;

import dev.mqttworkbench.mqtt.topic.TopicFilter;
import dev.mqttworkbench.mqtt.topic.TopicTree;

/// The retained message of each topic that has one. On the broker's loop only.
final class RetainedMessages {

    private final TopicTree<Message> tree = new TopicTree<>();

    int size() {
        return tree.size();
    }

    /// Keeps a message that was published with RETAIN 1; one without payload removes what was kept [MQTT-3.3.1-5]
    /// [MQTT-3.3.1-6].
    void keep(Message message) {
        if (message.payload().isEmpty()) {
            tree.remove(message.topic().value());
        } else {
            tree.put(message.topic().value(), message);
        }
    }

    /// The messages that a new Subscription to `filter` gets; what has expired is removed on the way.
    List<Message> matching(TopicFilter filter, long now) {
        var found = new ArrayList<Message>();
        var expired = new ArrayList<String>();
        tree.forEachValueMatchedBy(filter, message -> {
            if (message.isExpired(now)) {
                expired.add(message.topic().value());
            } else {
                found.add(message);
            }
        });
        expired.forEach(tree::remove);
        return found;
    }
}
