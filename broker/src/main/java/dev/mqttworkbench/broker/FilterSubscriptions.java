package dev.mqttworkbench.broker;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.mqttworkbench.mqtt.topic.ShareName;
import org.jspecify.annotations.Nullable;

/// The Subscriptions to one filter: those of Sessions of their own, and the groups that share it.
final class FilterSubscriptions {

    private final Map<Session, Subscription> own = new LinkedHashMap<>(2);
    private final Map<ShareName, SharedSubscription> shared = new LinkedHashMap<>(2);

    Collection<Subscription> own() {
        return own.values();
    }

    Collection<SharedSubscription> shared() {
        return shared.values();
    }

    boolean isEmpty() {
        return own.isEmpty() && shared.isEmpty();
    }

    /// Adds a Subscription, or replaces the one its Session had; answers whether it is new.
    boolean add(Subscription subscription) {
        return subscription.topicFilter().shareName()
                .map(name -> shared.computeIfAbsent(name, first -> new SharedSubscription()).add(subscription))
                .orElseGet(() -> own.put(subscription.session(), subscription) == null);
    }

    /// Takes a Subscription away; answers whether it was there.
    boolean remove(Subscription subscription) {
        return subscription.topicFilter().shareName()
                .map(name -> leave(name, shared.get(name), subscription.session()))
                .orElseGet(() -> own.remove(subscription.session()) != null);
    }

    private boolean leave(ShareName name, @Nullable SharedSubscription group, Session session) {
        if (group == null || !group.remove(session)) {
            return false;
        }
        if (group.isEmpty()) {
            shared.remove(name);
        }
        return true;
    }
}
