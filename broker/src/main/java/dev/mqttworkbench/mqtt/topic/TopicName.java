package dev.mqttworkbench.mqtt.topic;

/// A Topic Name: what an Application Message is published to, levels separated by `/`, without wildcards.
///
/// Topic Names are compared character by character [MQTT-4.7.3-4]: `/a`, `a` and `a/` are three topics.
///
/// @param value 1 to 65,535 bytes of UTF-8 without `#`, `+` and U+0000
public record TopicName(String value) implements Comparable<TopicName> {

    /// @throws IllegalArgumentException with a sentence for the user when `value` is no Topic Name
    public TopicName {
        TopicSyntax.requireText(value, "A topic name"); // [MQTT-4.7.3-1] [MQTT-4.7.3-2] [MQTT-4.7.3-3]
        if (TopicSyntax.hasWildcard(value)) { // [MQTT-4.7.1-1]
            throw new IllegalArgumentException("A topic name cannot contain the wildcards # and +: " + value);
        }
    }

    /// A Topic Name that begins with `$` is the Server's own: wildcards at the first level do not reach it.
    public boolean isReserved() {
        return value.charAt(0) == '$';
    }

    @Override
    public int compareTo(TopicName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
