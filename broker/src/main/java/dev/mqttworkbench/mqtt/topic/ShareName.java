package dev.mqttworkbench.mqtt.topic;

/// A Share Name: what the members of one Shared Subscription have in common.
///
/// @param value at least one character, none of `/`, `+` and `#`
public record ShareName(String value) {

    /// @throws IllegalArgumentException with a sentence for the user when `value` is no Share Name
    public ShareName {
        if (value.isEmpty() || value.indexOf('/') >= 0 || TopicSyntax.hasWildcard(value)) { // [MQTT-4.8.2-1]
            throw new IllegalArgumentException(
                    "The name of a shared subscription needs a character and none of / + #: \"" + value + "\"");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
