package dev.mqttworkbench.broker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.mqtt.topic.TopicName;
import dev.mqttworkbench.mqtt.topic.TopicTree;

/// Takes a message to every Session with a matching Subscription: one copy a Session, with the highest QoS and the
/// identifiers of all its Subscriptions that match [MQTT-3.3.4-2]. On the broker's loop only.
final class Router {

    /// How many topics keep their result; beyond that the cache starts again.
    private static final int MAXIMUM_CACHED_TOPICS = 100_000;

    private final TopicTree<Map<Session, Subscription>> tree = new TopicTree<>();
    private final Map<String, List<Match>> cache = new HashMap<>();
    private int size;

    /// The Subscriptions of one Session that match one topic.
    private record Match(Session session, List<Subscription> subscriptions) {}

    /// How many Subscriptions there are.
    int size() {
        return size;
    }

    /// Adds a Subscription, in place of one of the same Session with the same filter, without a gap [MQTT-3.8.4-3].
    void add(Subscription subscription) {
        var filter = subscription.topicFilter().value();
        var sessions = tree.get(filter).orElseGet(() -> {
            var none = new LinkedHashMap<Session, Subscription>();
            tree.put(filter, none);
            return none;
        });
        if (sessions.put(subscription.session(), subscription) == null) {
            size++;
        }
        cache.clear();
    }

    /// Takes a Subscription away.
    void remove(Subscription subscription) {
        var filter = subscription.topicFilter().value();
        tree.get(filter).ifPresent(sessions -> {
            if (sessions.remove(subscription.session()) != null) {
                size--;
            }
            if (sessions.isEmpty()) {
                tree.remove(filter);
            }
        });
        cache.clear();
    }

    /// Delivers a message as it happens.
    ///
    /// @return whether any Session wanted it
    boolean route(Message message, long now) {
        var wanted = false;
        for (var match : matches(message.topic())) {
            wanted |= deliver(message, match, now);
        }
        return wanted;
    }

    /// Whether a message to this topic would go to a Session that survives a restart.
    boolean reachesStored(TopicName topic) {
        return matches(topic).stream().anyMatch(match -> match.session().journal().isStored());
    }

    private List<Match> matches(TopicName topic) {
        var known = cache.get(topic.value());
        if (known != null) {
            return known;
        }
        var bySession = new LinkedHashMap<Session, List<Subscription>>();
        tree.forEachMatching(topic, sessions -> sessions.forEach((session, subscription) ->
                bySession.computeIfAbsent(session, first -> new ArrayList<>(1)).add(subscription)));
        var matches = bySession.entrySet().stream()
                .map(entry -> new Match(entry.getKey(), List.copyOf(entry.getValue())))
                .toList();
        if (cache.size() >= MAXIMUM_CACHED_TOPICS) {
            cache.clear();
        }
        cache.put(topic.value(), matches);
        return matches;
    }

    private static boolean deliver(Message message, Match match, long now) {
        var granted = QoS.AT_MOST_ONCE;
        var retain = false;
        var wanted = false;
        var identifiers = List.<Integer>of();
        for (var subscription : match.subscriptions()) {
            var options = subscription.options();
            if (options.noLocal() && message.publisher().equals(match.session().clientIdentifier())) { // [MQTT-3.8.3-3]
                continue;
            }
            wanted = true;
            granted = granted.compareTo(options.maximumQos()) >= 0 ? granted : options.maximumQos();
            retain |= message.retain() && options.retainAsPublished(); // [MQTT-3.3.1-12] [MQTT-3.3.1-13]
            if (subscription.identifier().isPresent()) {
                identifiers = plus(identifiers, subscription.identifier().getAsInt());
            }
        }
        if (wanted) {
            match.session().deliver(new Delivery(message, message.qos().atMost(granted), retain, identifiers), now);
        }
        return wanted;
    }

    private static List<Integer> plus(List<Integer> identifiers, int identifier) {
        var more = new ArrayList<>(identifiers);
        more.add(identifier);
        return more;
    }
}
