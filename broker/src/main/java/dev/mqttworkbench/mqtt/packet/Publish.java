package dev.mqttworkbench.mqtt.packet;

/// PUBLISH: transports an Application Message.
///
/// @param dup whether this may be a second attempt; false at QoS 0 [MQTT-3.3.1-2]
/// @param qos at which QoS
/// @param retain to a Server: keep this message; from a Server: this was kept [MQTT-3.3.1-5] [MQTT-3.3.1-12]
/// @param topicName a Topic Name, or empty where a Topic Alias stands for it
/// @param packetIdentifier 1 to 65,535 at QoS 1 and 2, 0 at QoS 0 [MQTT-2.2.1-2]
/// @param properties of the message, and the Topic Alias
/// @param payload what, may be empty
/// @param message the number by which a trace knows the Application Message inside this process, 0 where it has none; not on the
///         wire
public record Publish(
        boolean dup, QoS qos, boolean retain, String topicName, int packetIdentifier, Properties properties, Payload payload,
        long message)
        implements Packet {

    /// A PUBLISH whose message has no number.
    public Publish(
            boolean dup, QoS qos, boolean retain, String topicName, int packetIdentifier, Properties properties, Payload payload) {
        this(dup, qos, retain, topicName, packetIdentifier, properties, payload, 0);
    }

    /// A PUBLISH that has no Packet Identifier yet, or needs none.
    public static Publish of(String topicName, Payload payload, QoS qos, boolean retain, Properties properties) {
        return new Publish(false, qos, retain, topicName, 0, properties, payload);
    }

    @Override
    public PacketType type() {
        return PacketType.PUBLISH;
    }

    /// The same message with another Packet Identifier.
    public Publish withPacketIdentifier(int identifier) {
        return new Publish(dup, qos, retain, topicName, identifier, properties, payload, message);
    }

    /// The same message as a second attempt [MQTT-3.3.1-1].
    public Publish asDuplicate() {
        return new Publish(true, qos, retain, topicName, packetIdentifier, properties, payload, message);
    }

    /// The same message with other properties.
    public Publish withProperties(Properties other) {
        return new Publish(dup, qos, retain, topicName, packetIdentifier, other, payload, message);
    }

    /// The same message with its Topic Name spelt out.
    public Publish withTopicName(String topic) {
        return new Publish(dup, qos, retain, topic, packetIdentifier, properties, payload, message);
    }

    /// The same packet, known to a trace by a number.
    public Publish withMessage(long number) {
        return new Publish(dup, qos, retain, topicName, packetIdentifier, properties, payload, number);
    }
}
