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
/// identifiers of all its Subscriptions that match [MQTT-3.3.4-2]; and to one member of every group that shares one. On the
/// broker's loop only.
final class Router {

    /// How many topics keep their result; beyond that the cache starts again.
    private static final int MAXIMUM_CACHED_TOPICS = 100_000;

    private final TopicTree<FilterSubscriptions> tree = new TopicTree<>();
    private final Map<String, Matches> cache = new HashMap<>();
    private int size;
    private int shared;

    /// Who gets a message to one topic.
    private record Matches(List<Match> own, List<SharedSubscription> shared) {}

    /// The Subscriptions of one Session that match one topic.
    private record Match(Session session, List<Subscription> subscriptions) {}

    /// How many Subscriptions there are.
    int size() {
        return size;
    }

    /// How many of them share theirs with others.
    int shared() {
        return shared;
    }

    /// Adds a Subscription, in place of one of the same Session with the same filter, without a gap [MQTT-3.8.4-3].
    void add(Subscription subscription) {
        var filter = subscription.topicFilter().path();
        var there = tree.get(filter).orElseGet(() -> {
            var none = new FilterSubscriptions();
            tree.put(filter, none);
            return none;
        });
        if (there.add(subscription)) {
            size++;
            shared += subscription.topicFilter().isShared() ? 1 : 0;
        }
        cache.clear();
    }

    /// Takes a Subscription away.
    void remove(Subscription subscription) {
        var filter = subscription.topicFilter().path();
        tree.get(filter).ifPresent(there -> {
            if (there.remove(subscription)) {
                size--;
                shared -= subscription.topicFilter().isShared() ? 1 : 0;
            }
            if (there.isEmpty()) {
                tree.remove(filter);
            }
        });
        cache.clear();
    }

    /// Somebody may read more or less than before.
    void rightsChanged() {
        cache.clear();
    }

    /// Delivers a message as it happens.
    ///
    /// @return whether any Session wanted it
    boolean route(Message message, long now) {
        var matches = matches(message.topic());
        var wanted = false;
        for (var match : matches.own()) {
            wanted |= deliver(message, match, now);
        }
        for (var group : matches.shared()) {
            wanted |= group.deliver(message, now);
        }
        return wanted;
    }

    /// Whether a message to this topic would go to a Session that survives a restart.
    boolean reachesStored(TopicName topic) {
        var matches = matches(topic);
        return matches.own().stream().anyMatch(match -> match.session().journal().isStored())
                || matches.shared().stream().anyMatch(SharedSubscription::reachesStored);
    }

    private Matches matches(TopicName topic) {
        var known = cache.get(topic.value());
        if (known != null) {
            return known;
        }
        var bySession = new LinkedHashMap<Session, List<Subscription>>();
        var shared = new ArrayList<SharedSubscription>(0);
        tree.forEachMatching(topic, there -> {
            there.own().forEach((session, subscription) -> {
                if (session.rights().mayRead(topic)) {
                    bySession.computeIfAbsent(session, first -> new ArrayList<>(1)).add(subscription);
                }
            });
            shared.addAll(there.shared());
        });
        var own = bySession.entrySet().stream()
                .map(entry -> new Match(entry.getKey(), List.copyOf(entry.getValue())))
                .toList();
        if (cache.size() >= MAXIMUM_CACHED_TOPICS) {
            cache.clear();
        }
        var matches = new Matches(own, List.copyOf(shared));
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
