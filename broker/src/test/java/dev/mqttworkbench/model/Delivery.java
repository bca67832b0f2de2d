package dev.mqttworkbench.model;

import java.util.List;

import dev.mqttworkbench.model.ModelSession.Subscription;
import dev.mqttworkbench.mqtt.packet.ProtocolVersion;

/// A message on its way to one Session.
///
/// @param payload different for every message that has one
/// @param qos the lower of published and granted
/// @param retain as the client will see it
/// @param identifiers of all Subscriptions that it is sent for, sorted
record Delivery(String topic, String payload, int qos, boolean retain, List<Integer> identifiers) {

    /// One copy, with the highest QoS of all Subscriptions that match and all their identifiers [MQTT-3.3.4-2].
    static Delivery of(Message message, List<Subscription> matching) {
        var granted = matching.stream().mapToInt(each -> each.wanted().qos()).max().orElseThrow();
        var asPublished = matching.stream().anyMatch(each -> each.wanted().retainAsPublished()); // [MQTT-3.3.1-13]
        return new Delivery(
                message.topic(), message.payload(), Math.min(message.qos(), granted), message.retain() && asPublished, // [MQTT-3.8.4-8]
                identifiers(matching));
    }

    /// What was kept, for a Subscription that asks for it [MQTT-3.3.1-9].
    static Delivery ofRetained(Message message, Subscription subscription) {
        return new Delivery(
                message.topic(), message.payload(), Math.min(message.qos(), subscription.wanted().qos()), true,
                identifiers(List.of(subscription)));
    }

    private static List<Integer> identifiers(List<Subscription> subscriptions) {
        return subscriptions.stream().map(Subscription::identifier).filter(each -> each > 0).sorted().toList();
    }

    boolean is(Said.Publish publish) {
        return publish.topic().equals(topic) && publish.payload().equals(payload);
    }

    Said.Publish said(ProtocolVersion version, boolean dup, int packetIdentifier) {
        return new Said.Publish(topic, payload, qos, retain, dup, version.isV5() ? identifiers : List.of(), packetIdentifier);
    }
}
