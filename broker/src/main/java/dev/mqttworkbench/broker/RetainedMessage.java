package dev.mqttworkbench.broker;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.mqtt.topic.TopicName;
import dev.mqttworkbench.store.Stored;
import dev.mqttworkbench.trace.PacketTrace;

/// A retained message as the broker keeps it, at one moment.
///
/// @param topic whose
/// @param qos at which QoS it was published
/// @param properties as they were published: a Message Expiry Interval is the one it began with
/// @param payload never empty
/// @param setAt when it was published; empty where an earlier version of the program kept it
/// @param publisher the client identifier of who published it
/// @param byWill whether it was the Will of that client
/// @param expiresAt when its Message Expiry Interval ends; empty where it has none
public record RetainedMessage(
        String topic, QoS qos, Properties properties, Payload payload, Optional<Instant> setAt, String publisher, boolean byWill,
        Optional<Instant> expiresAt) {

    /// @param now monotonic nanoseconds
    /// @param wallClock the same moment
    static RetainedMessage of(RetainedMessages.Kept kept, long now, Instant wallClock) {
        var message = kept.message();
        return new RetainedMessage(
                message.topic().value(), message.qos(), message.properties(), message.payload(),
                kept.setAt() == Stored.UNKNOWN ? Optional.empty() : Optional.of(Instant.ofEpochMilli(kept.setAt())),
                message.publisher(), kept.byWill(),
                message.expiresAt() == Message.NEVER
                        ? Optional.empty()
                        : Optional.of(wallClock.plusNanos(message.expiresAt() - now)));
    }

    /// Whether its time is over.
    public boolean isExpired(Instant now) {
        return expiresAt.filter(end -> !end.isAfter(now)).isPresent();
    }

    /// The same message inside the broker.
    ///
    /// @param now monotonic nanoseconds
    /// @param wallClock the same moment
    Message message(long now, Instant wallClock) {
        return new Message(
                new TopicName(topic), qos, true, properties, payload,
                expiresAt.map(end -> now + Duration.between(wallClock, end).toNanos()).orElse(Message.NEVER), publisher,
                PacketTrace.nextMessage());
    }
}
