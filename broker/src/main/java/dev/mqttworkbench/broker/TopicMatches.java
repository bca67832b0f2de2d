package dev.mqttworkbench.broker;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.mqtt.topic.TopicName;
import org.jspecify.annotations.Nullable;

/// Who gets the messages to one topic, worked out once until the Subscriptions change.
///
/// @param topic which
/// @param own the Sessions with Subscriptions of their own, each once
/// @param shared the groups that share one
record TopicMatches(TopicName topic, Match[] own, SharedSubscription[] shared) {

    /// What a [Match] takes with its place in the array, and [Terms] of its own with one identifier.
    private static final int BYTES_OF_A_MATCH = 32;
    private static final int BYTES_OF_TERMS = 72;

    /// How many bytes this takes beside its topic, about.
    long bytes() {
        var bytes = (long) Integer.BYTES * shared.length;
        for (var match : own) {
            bytes += BYTES_OF_A_MATCH + (match.fromOthers().identifiers().isEmpty() ? 0 : BYTES_OF_TERMS);
        }
        return bytes;
    }

    /// One Session: a copy of a message with the highest QoS and the identifiers of all its Subscriptions [MQTT-3.3.4-2].
    ///
    /// @param session whose
    /// @param fromOthers how it gets what others publish
    /// @param fromItself how it gets what its own client publishes, null where every Subscription is No Local [MQTT-3.8.3-3]
    record Match(Session session, Terms fromOthers, @Nullable Terms fromItself) {}

    /// How a Session gets the messages to a topic.
    ///
    /// @param maximumQos the highest that one of its Subscriptions grants
    /// @param retainAsPublished whether one of them keeps the RETAIN flag
    /// @param identifiers those of the Subscriptions that have one
    record Terms(QoS maximumQos, boolean retainAsPublished, List<Integer> identifiers) {

        /// Most Subscriptions have no identifier: all of these share what they have in common.
        private static final Terms[] WITHOUT_IDENTIFIER = new Terms[2 * QoS.values().length];

        static {
            for (var qos : QoS.values()) {
                WITHOUT_IDENTIFIER[qos.ordinal()] = new Terms(qos, false, List.of());
                WITHOUT_IDENTIFIER[QoS.values().length + qos.ordinal()] = new Terms(qos, true, List.of());
            }
        }

        static Terms of(List<Subscription> subscriptions) {
            var granted = QoS.AT_MOST_ONCE;
            var retain = false;
            var identifiers = new ArrayList<Integer>(0);
            for (var subscription : subscriptions) {
                var options = subscription.options();
                granted = granted.compareTo(options.maximumQos()) >= 0 ? granted : options.maximumQos();
                retain |= options.retainAsPublished();
                subscription.identifier().ifPresent(identifiers::add);
            }
            return identifiers.isEmpty()
                    ? WITHOUT_IDENTIFIER[(retain ? QoS.values().length : 0) + granted.ordinal()]
                    : new Terms(granted, retain, List.copyOf(identifiers));
        }
    }

    /// Gathers what matches a topic.
    static final class Builder {

        private static final SharedSubscription[] NO_GROUP = {};

        private final TopicName topic;
        private final Map<Session, List<Subscription>> bySession = new LinkedHashMap<>(2);
        private final List<SharedSubscription> shared = new ArrayList<>(0);

        Builder(TopicName topic) {
            this.topic = topic;
        }

        void add(FilterSubscriptions there) {
            for (var subscription : there.own()) {
                if (subscription.session().rights().mayRead(topic)) {
                    bySession.computeIfAbsent(subscription.session(), first -> new ArrayList<>(1)).add(subscription);
                }
            }
            shared.addAll(there.shared());
        }

        TopicMatches done() {
            var own = new Match[bySession.size()];
            var next = 0;
            for (var entry : bySession.entrySet()) {
                own[next++] = match(entry.getKey(), entry.getValue());
            }
            return new TopicMatches(topic, own, shared.isEmpty() ? NO_GROUP : shared.toArray(NO_GROUP));
        }

        private static Match match(Session session, List<Subscription> subscriptions) {
            var terms = Terms.of(subscriptions);
            if (subscriptions.stream().noneMatch(subscription -> subscription.options().noLocal())) {
                return new Match(session, terms, terms);
            }
            var local = subscriptions.stream().filter(subscription -> !subscription.options().noLocal()).toList();
            return new Match(session, terms, local.isEmpty() ? null : Terms.of(local));
        }
    }
}
