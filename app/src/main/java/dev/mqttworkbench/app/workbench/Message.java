package dev.mqttworkbench.app.workbench;

import java.time.Instant;
import java.util.Optional;

import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.trace.Direction;

/// An Application Message as it passed the workbench's own client.
///
/// @param number counts the messages of one connection in the order in which they passed, from 1
/// @param at when, by the wall clock
/// @param nanoTime when, in monotonic nanoseconds of this process
/// @param direction received or sent by us
/// @param topic the Topic Name
/// @param qos at which QoS it passed
/// @param retain the RETAIN flag as it stood in the packet
/// @param dup the DUP flag
/// @param packetIdentifier 1 to 65,535, or 0 at QoS 0 and where it is not known
/// @param properties of MQTT 5
/// @param payload what
/// @param publisher the client identifier of who published it, where that is known
public record Message(
        long number,
        Instant at,
        long nanoTime,
        Direction direction,
        String topic,
        QoS qos,
        boolean retain,
        boolean dup,
        int packetIdentifier,
        Properties properties,
        Payload payload,
        Optional<String> publisher) {

    // Objects around topic and payload, measured on a 64-bit virtual machine with compressed references.
    private static final int OVERHEAD = 240;

    /// A message whose publisher is not known.
    public Message(
            long number, Instant at, long nanoTime, Direction direction, String topic, QoS qos, boolean retain, boolean dup,
            int packetIdentifier, Properties properties, Payload payload) {
        this(number, at, nanoTime, direction, topic, qos, retain, dup, packetIdentifier, properties, payload, Optional.empty());
    }

    /// The message in a PUBLISH.
    public static Message of(long number, Instant at, long nanoTime, Direction direction, Publish publish) {
        return of(number, at, nanoTime, direction, publish, Optional.empty());
    }

    /// The message in a PUBLISH, and who published it where that is known.
    public static Message of(long number, Instant at, long nanoTime, Direction direction, Publish publish, Optional<String> publisher) {
        return new Message(number, at, nanoTime, direction, publish.topicName(), publish.qos(), publish.retain(), publish.dup(),
                publish.packetIdentifier(), publish.properties(), publish.payload(), publisher);
    }

    /// The message as it is sent again: without what belonged to its way from one broker to one client.
    public Publish toPublish() {
        return Publish.of(topic, payload, qos, retain, properties.without(Property.SUBSCRIPTION_IDENTIFIER).without(Property.TOPIC_ALIAS));
    }

    /// Bytes of payload.
    public int size() {
        return payload.size();
    }

    /// About how many bytes of memory it takes.
    public int cost() {
        return OVERHEAD + topic.length() + payload.size() + 64 * properties.entries().size();
    }

    /// Whether it was received.
    public boolean isIncoming() {
        return direction == Direction.IN;
    }
}
