package dev.mqttworkbench.broker;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import dev.mqttworkbench.mqtt.topic.TopicFilter;
import dev.mqttworkbench.mqtt.topic.TopicName;
import dev.mqttworkbench.mqtt.topic.TopicTree;
import dev.mqttworkbench.trace.Routing;
import org.jspecify.annotations.Nullable;

/// Takes a message to every Session with a matching Subscription: one copy a Session, with the highest QoS and the
/// identifiers of all its Subscriptions that match [MQTT-3.3.4-2]; and to one member of every group that shares one. On the
/// broker's loop only.
final class Router {

    /// How many bytes the results have that are kept, about; beyond that the cache starts again.
    private static final long MAXIMUM_CACHED_BYTES = 64L << 20;
    private static final int BYTES_OF_AN_ENTRY = 200;

    /// Longer topics are looked for each time.
    private static final int LONGEST_CACHED = 1_024;

    private final TopicTree<FilterSubscriptions> tree = new TopicTree<>();
    private final Map<String, TopicMatches> cache = new HashMap<>();
    private long cachedBytes;
    private @Nullable TopicMatches latest;
    private int size;
    private int shared;

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
        changed(subscription.topicFilter());
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
        changed(subscription.topicFilter());
    }

    private void changed(TopicFilter filter) {
        if (filter.hasWildcards()) {
            forget();
        } else { // it is the one topic that it matches
            latest = null;
            var removed = cache.remove(filter.path());
            if (removed != null) {
                cachedBytes -= cost(removed);
            }
        }
    }

    /// Somebody may read more or less than before.
    void rightsChanged() {
        forget();
    }

    private void forget() {
        cache.clear();
        cachedBytes = 0;
        latest = null;
    }

    private static long cost(TopicMatches result) {
        return BYTES_OF_AN_ENTRY + result.topic().value().length() + result.bytes();
    }

    /// The Topic Name of `value`, where somebody has published to it lately: it need not be looked at again.
    Optional<TopicName> recent(String value) {
        latest = cache.get(value);
        return latest == null ? Optional.empty() : Optional.of(latest.topic());
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

    /// Says in the trace why those did not get a message that has just been delivered who did not.
    void explain(Message message, Routing.Origin origin, Decisions decisions, Sessions sessions) {
        decisions.end(message, origin, tree, sessions);
    }

    /// Whether a message to this topic would go to a Session that survives a restart.
    boolean reachesStored(TopicName topic) {
        var matches = matches(topic);
        for (var match : matches.own()) {
            if (match.session().journal().isStored()) {
                return true;
            }
        }
        for (var group : matches.shared()) {
            if (group.reachesStored()) {
                return true;
            }
        }
        return false;
    }

    private TopicMatches matches(TopicName topic) {
        if (latest == null || latest.topic() != topic) {
            latest = cache.get(topic.value());
        }
        return latest == null ? find(topic) : latest;
    }

    private TopicMatches find(TopicName topic) {
        var builder = new TopicMatches.Builder(topic);
        tree.forEachMatching(topic, builder::add);
        var found = builder.done();
        if (topic.value().length() <= LONGEST_CACHED) {
            remember(found);
        }
        return found;
    }

    private void remember(TopicMatches found) {
        if (cachedBytes > MAXIMUM_CACHED_BYTES) {
            forget();
        }
        cache.put(found.topic().value(), found);
        cachedBytes += cost(found);
        latest = found;
    }

    private static boolean deliver(Message message, TopicMatches.Match match, long now) {
        var terms = match.fromOthers();
        if (match.fromItself() != terms && message.publisher().equals(match.session().clientIdentifier())) {
            terms = match.fromItself();
        }
        if (terms == null) {
            return false;
        }
        var retain = message.retain() && terms.retainAsPublished(); // [MQTT-3.3.1-12] [MQTT-3.3.1-13]
        match.session().deliver(new Delivery(message, message.qos().atMost(terms.maximumQos()), retain, terms.identifiers()), now);
        return true;
    }
}
