package dev.mqttworkbench.broker;

import java.util.concurrent.TimeUnit;

import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.mqtt.topic.TopicName;
import dev.mqttworkbench.store.Stored;
import dev.mqttworkbench.trace.PacketTrace;
import dev.mqttworkbench.transport.NetworkConnection;

/// An Application Message inside the broker: one object, whatever number of Sessions it goes to.
///
/// @param topic where it was published to
/// @param qos at which QoS it was published
/// @param retain whether it was published as a retained message
/// @param properties of the message; those that belong to one connection are gone
/// @param payload may be empty
/// @param expiresAt monotonic nanoseconds, [#NEVER] without a Message Expiry Interval
/// @param publisher the client identifier of who published it
/// @param number by which the trace knows it, unique in this process
record Message(
        TopicName topic, QoS qos, boolean retain, Properties properties, Payload payload, long expiresAt, String publisher,
        long number) {

    /// A message without Message Expiry Interval.
    static final long NEVER = Long.MAX_VALUE;

    /// A message that begins to age at `now`, and has no number yet.
    static Message of(
            TopicName topic, QoS qos, boolean retain, Properties properties, Payload payload, long now, String publisher) {
        return of(topic, qos, retain, properties, payload, now, publisher, 0);
    }

    /// A message that begins to age at `now`.
    ///
    /// @param number by which the trace knows it already, otherwise 0
    static Message of(
            TopicName topic, QoS qos, boolean retain, Properties properties, Payload payload, long now, String publisher,
            long number) {
        var expiresAt = properties.isEmpty()
                ? NEVER
                : properties.get(Property.MESSAGE_EXPIRY_INTERVAL)
                        .map(seconds -> now + TimeUnit.SECONDS.toNanos(seconds))
                        .orElse(NEVER);
        return new Message(topic, qos, retain, properties, payload, expiresAt, publisher, number == 0 ? PacketTrace.nextMessage() : number);
    }

    /// A message as it was stored.
    ///
    /// @param now monotonic nanoseconds
    /// @param wallClock milliseconds since 1970 at the same moment
    static Message of(Stored.Message stored, long now, long wallClock) {
        var expiresAt = stored.expiresAt() == Stored.NEVER
                ? NEVER
                : now + TimeUnit.MILLISECONDS.toNanos(stored.expiresAt() - wallClock);
        return new Message(
                new TopicName(stored.topic()), stored.qos(), stored.retain(), stored.properties(), stored.payload(), expiresAt,
                stored.publisher(), PacketTrace.nextMessage());
    }

    /// The message as it is stored.
    ///
    /// @param now monotonic nanoseconds
    /// @param wallClock milliseconds since 1970 at the same moment
    Stored.Message stored(long now, long wallClock) {
        return new Stored.Message(
                topic.value(), qos, retain, properties, payload,
                expiresAt == NEVER ? Stored.NEVER : wallClock + TimeUnit.NANOSECONDS.toMillis(expiresAt - now), publisher);
    }

    /// What it counts where bytes are limited.
    int size() {
        var own = payload.size() + topic.value().length();
        return properties.isEmpty() ? own : own + NetworkConnection.sizeOf(properties);
    }

    boolean isExpired(long now) {
        return expiresAt != NEVER && expiresAt - now <= 0;
    }

    /// The properties as they are forwarded at `now`: the Message Expiry Interval less the time the message waited here
    /// [MQTT-3.3.2-6], everything else unchanged [MQTT-3.3.2-17].
    Properties propertiesAt(long now) {
        if (expiresAt == NEVER) {
            return properties;
        }
        var left = Math.max(0, (expiresAt - now + TimeUnit.SECONDS.toNanos(1) - 1) / TimeUnit.SECONDS.toNanos(1));
        return properties.without(Property.MESSAGE_EXPIRY_INTERVAL).plus(Property.MESSAGE_EXPIRY_INTERVAL, left);
    }
}
