package dev.mqttworkbench.broker;

import java.util.List;

import dev.mqttworkbench.mqtt.packet.SubscriptionOptions;
import dev.mqttworkbench.mqtt.packet.SubscriptionOptions.RetainHandling;
import dev.mqttworkbench.mqtt.topic.TopicFilter;

/// How a Subscription gets the messages that are retained already: one place for those that are sent and for those that somebody
/// only asks about.
final class RetainedDelivery {

    private RetainedDelivery() {}

    /// Whether a Subscription gets any: never one that is shared (4.8.2) [MQTT-3.3.1-9] [MQTT-3.3.1-10] [MQTT-3.3.1-11].
    ///
    /// @param isNew whether its Session has no Subscription with the same filter
    static boolean gets(TopicFilter filter, RetainHandling handling, boolean isNew) {
        return !filter.isShared() && switch (handling) {
            case SEND -> true;
            case SEND_IF_NEW -> isNew;
            case DO_NOT_SEND -> false;
        };
    }

    /// The delivery of one of them, with RETAIN 1 [MQTT-3.3.1-8].
    static Delivery of(Message message, SubscriptionOptions options, List<Integer> identifiers) {
        return new Delivery(message, message.qos().atMost(options.maximumQos()), true, identifiers);
    }
}
