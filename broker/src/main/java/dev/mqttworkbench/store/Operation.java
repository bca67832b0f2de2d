package dev.mqttworkbench.store;

import java.util.List;
import java.util.OptionalInt;

import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.mqtt.packet.SubscriptionOptions;

/// One change on the disk: a value, made on the broker's loop and carried out on the store's thread.
sealed interface Operation {

    record PutSession(long key, Stored.SessionState state) implements Operation {}

    /// With everything that belongs to the Session.
    record DeleteSession(long key) implements Operation {}

    record PutSubscription(long session, String topicFilter, SubscriptionOptions options, OptionalInt identifier)
            implements Operation {}

    record DeleteSubscription(long session, String topicFilter) implements Operation {}

    record PutMessage(long key, Stored.Message message) implements Operation {}

    record DeleteMessage(long key) implements Operation {}

    record PutDelivery(
            long session, long number, long message, QoS qos, boolean retain, List<Integer> subscriptionIdentifiers,
            int packetIdentifier, DeliveryRow.Progress progress) implements Operation {}

    record DeleteDelivery(long session, long number) implements Operation {}

    record PutReceived(long session, int packetIdentifier) implements Operation {}

    record DeleteReceived(long session, int packetIdentifier) implements Operation {}

    record PutRetained(Stored.Message message, Stored.Origin origin) implements Operation {}

    record DeleteRetained(String topic) implements Operation {}
}
