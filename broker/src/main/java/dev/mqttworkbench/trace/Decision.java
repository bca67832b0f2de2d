package dev.mqttworkbench.trace;

import dev.mqttworkbench.mqtt.packet.QoS;

/// What was decided about one message and one Session. A later one about the same two takes the place of an earlier one.
///
/// @param nanoTime monotonic time in nanoseconds
/// @param message the number of the message
/// @param clientIdentifier of the Session
/// @param outcome what was decided
/// @param qos the QoS of the delivery; that of the message where there is none
/// @param number the Packet Identifier with [Outcome#SENT] at QoS 1 and 2, the place in the queue, from 1, with
///         [Outcome#QUEUED], otherwise 0
public record Decision(
        long nanoTime, long message, String clientIdentifier, Outcome outcome, QoS qos, int number) implements TraceRecord {

    /// What can become of a message for a Session.
    public enum Outcome {
        /// Handed to the Network Connection.
        SENT,
        /// Waits: the client is away, or has as many unacknowledged as it takes, or does not read.
        QUEUED,
        /// None of its Subscriptions matches the topic.
        NOT_MATCHED,
        /// Its client published the message itself, and every matching Subscription says No Local [MQTT-3.8.3-3].
        NO_LOCAL,
        /// It shares its Subscription, and another member of the group got the message (4.8.2).
        OTHER_MEMBER,
        /// Its user may not read the topic.
        NOT_ALLOWED,
        /// The message expired while it waited [MQTT-3.3.2-5].
        EXPIRED,
        /// The message is larger than the client takes [MQTT-3.1.2-24].
        TOO_LARGE,
        /// The queue of the Session is full.
        QUEUE_FULL,
        /// The client is away, and QoS 0 does not wait for it.
        NOT_CONNECTED,
        /// The client has answered for it: PUBACK, PUBCOMP, or a PUBREC that takes the message.
        COMPLETED,
        /// The client has refused it with the Reason Code of its PUBACK or PUBREC.
        REFUSED
    }

    @Override
    public int cost() {
        return 80;
    }
}
