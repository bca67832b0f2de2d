package dev.mqttworkbench.broker;

import java.util.List;

import dev.mqttworkbench.mqtt.delivery.Outgoing;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.store.DeliveryRow;
import org.jspecify.annotations.Nullable;

/// One message on its way to one Session.
///
/// @param message what
/// @param qos the lower of published and granted QoS [MQTT-3.8.4-8]
/// @param retain the RETAIN flag that the client will see
/// @param subscriptionIdentifiers those of all matching Subscriptions that have one [MQTT-3.3.4-3] [MQTT-3.3.4-4]
/// @param group whose member the client is for this message, where it shares the Subscription
/// @param row what stands for it in the store, where it has to survive a restart
/// @param hasNote whether the client learns who published it
record Delivery(
        Message message, QoS qos, boolean retain, List<Integer> subscriptionIdentifiers,
        @Nullable SharedSubscription group, @Nullable DeliveryRow row, boolean hasNote)
        implements Outgoing {

    /// A delivery that is not stored.
    Delivery(Message message, QoS qos, boolean retain, List<Integer> subscriptionIdentifiers) {
        this(message, qos, retain, subscriptionIdentifiers, null, null, false);
    }

    /// A delivery to a member of a group.
    Delivery(
            Message message, QoS qos, boolean retain, List<Integer> subscriptionIdentifiers, SharedSubscription group) {
        this(message, qos, retain, subscriptionIdentifiers, group, null, false);
    }

    /// The same delivery, stored.
    Delivery storedAs(DeliveryRow stored) {
        return new Delivery(message, qos, retain, subscriptionIdentifiers, group, stored, hasNote);
    }

    /// The same delivery to a client that learns who published it.
    Delivery withNote() {
        return new Delivery(message, qos, retain, subscriptionIdentifiers, group, row, true);
    }

    @Override
    public Publish publish(long now) {
        var properties = message.propertiesAt(now);
        for (var identifier : subscriptionIdentifiers) {
            properties = properties.plus(Property.SUBSCRIPTION_IDENTIFIER, identifier);
        }
        if (hasNote) { // with the message it would go to another member of a group
            properties = PublisherNotes.noted(properties, message.publisher());
        }
        return new Publish( // DUP is not copied [MQTT-3.3.1-3]
                false, qos, retain, message.topic().value(), 0, properties, message.payload(), message.number());
    }

    @Override
    public boolean isExpired(long now) {
        return message.isExpired(now);
    }

    @Override
    public int size() {
        return message.size();
    }
}
