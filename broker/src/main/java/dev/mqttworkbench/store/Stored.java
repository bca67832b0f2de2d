package dev.mqttworkbench.store;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.mqtt.packet.SubscriptionOptions;
import dev.mqttworkbench.mqtt.packet.Will;

/// What a store gives back at the start: values as they were committed last. All times are milliseconds of the wall clock since
/// 1970, because the monotonic clock does not survive either.
///
/// @param sessions every Session that was there, with what belongs to it
/// @param retained the retained messages
public record Stored(List<Session> sessions, List<Retained> retained) {

    /// A time that never comes.
    public static final long NEVER = Long.MAX_VALUE;

    /// A time that nobody has written down.
    public static final long UNKNOWN = 0;

    /// Nothing at all.
    public static final Stored NOTHING = new Stored(List.of(), List.of());

    /// An Application Message.
    ///
    /// @param topic where it was published to
    /// @param qos at which QoS it was published
    /// @param retain whether it was published as a retained message
    /// @param properties as they came
    /// @param payload may be empty
    /// @param expiresAt when its Message Expiry Interval ends, or [#NEVER]
    /// @param publisher the client identifier of who published it
    public record Message(
            String topic, QoS qos, boolean retain, Properties properties, Payload payload, long expiresAt, String publisher) {}

    /// A retained message.
    ///
    /// @param row what stands for it from now on
    /// @param message what is kept
    /// @param origin how it came to be kept
    public record Retained(RetainedRow row, Message message, Origin origin) {}

    /// How a message came to be retained.
    ///
    /// @param setAt when, or [#UNKNOWN] where an earlier version of the program kept it
    /// @param byWill whether it was a Will
    public record Origin(long setAt, boolean byWill) {}

    /// A Session.
    ///
    /// @param row what stands for it from now on
    /// @param subscriptions by Topic Filter
    /// @param deliveries what was on its way to the client, oldest first
    /// @param received the QoS 2 Packet Identifiers that were received and wait for PUBREL
    public record Session(
            SessionRow row, List<Subscription> subscriptions, List<Delivery> deliveries, List<ReceivedRow> received) {}

    /// What is written of a Session itself.
    ///
    /// @param clientIdentifier whose
    /// @param userName the verified user name of this client; empty where it is anonymous
    /// @param expirySeconds the Session Expiry Interval; 0 for one that has a Will and ends with its connection
    /// @param disconnectedAt when its Network Connection ended, or [#NEVER] while there is one
    /// @param will the Will that is not published yet
    /// @param willDueAt when the Will is published, or [#NEVER] while there is a Network Connection
    public record SessionState(
            String clientIdentifier, Optional<String> userName, long expirySeconds, long disconnectedAt, Optional<Will> will,
            long willDueAt) {}

    /// A Subscription.
    ///
    /// @param row what stands for it from now on
    /// @param topicFilter as the client gave it
    /// @param options how the messages are wanted
    /// @param identifier the Subscription Identifier, where there is one
    public record Subscription(
            SubscriptionRow row, String topicFilter, SubscriptionOptions options, OptionalInt identifier) {}

    /// A message on its way to one client.
    ///
    /// @param row what stands for it from now on
    /// @param message what
    /// @param qos at which QoS
    /// @param retain the RETAIN flag the client sees
    /// @param subscriptionIdentifiers of the Subscriptions that matched
    public record Delivery(
            DeliveryRow row, Message message, QoS qos, boolean retain, List<Integer> subscriptionIdentifiers) {}
}
