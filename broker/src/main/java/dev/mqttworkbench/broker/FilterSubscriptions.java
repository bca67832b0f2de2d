package dev.mqttworkbench.broker;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.mqttworkbench.mqtt.topic.ShareName;
import org.jspecify.annotations.Nullable;

/// The Subscriptions to one filter: those of Sessions of their own, and the groups that share it. Most filters have a single
/// Subscription, so that one needs no map.
final class FilterSubscriptions {

    private @Nullable Subscription only;
    private Map<Session, Subscription> several = Map.of();
    private Map<ShareName, SharedSubscription> shared = Map.of();

    Collection<Subscription> own() {
        return only == null ? several.values() : List.of(only);
    }

    Collection<SharedSubscription> shared() {
        return shared.values();
    }

    boolean isEmpty() {
        return only == null && several.isEmpty() && shared.isEmpty();
    }

    /// Adds a Subscription, or replaces the one its Session had; answers whether it is new.
    boolean add(Subscription subscription) {
        return subscription.topicFilter().shareName()
                .map(name -> join(name, subscription))
                .orElseGet(() -> addOwn(subscription));
    }

    private boolean addOwn(Subscription subscription) {
        var first = only;
        if (several.isEmpty() && (first == null || first.session() == subscription.session())) {
            only = subscription;
            return first == null;
        }
        if (several.isEmpty()) {
            several = new LinkedHashMap<>();
        }
        if (first != null) {
            several.put(first.session(), first);
            only = null;
        }
        return several.put(subscription.session(), subscription) == null;
    }

    /// Takes a Subscription away; answers whether it was there.
    boolean remove(Subscription subscription) {
        return subscription.topicFilter().shareName()
                .map(name -> leave(name, shared.get(name), subscription.session()))
                .orElseGet(() -> removeOwn(subscription.session()));
    }

    private boolean removeOwn(Session session) {
        if (only != null) {
            var isIts = only.session() == session;
            only = isIts ? null : only;
            return isIts;
        }
        return !several.isEmpty() && several.remove(session) != null;
    }

    private boolean join(ShareName name, Subscription subscription) {
        if (shared.isEmpty()) {
            shared = new LinkedHashMap<>();
        }
        return shared.computeIfAbsent(name, first -> new SharedSubscription()).add(subscription);
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
