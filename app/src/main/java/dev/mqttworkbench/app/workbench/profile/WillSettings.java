package dev.mqttworkbench.app.workbench.profile;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// The Will Message of a client.
///
/// @param isOn whether there is one
/// @param topic where to
/// @param payload what: text, or `0x` and hex digits
/// @param qos 0 to 2
/// @param retain whether it is retained
/// @param delaySeconds the Will Delay Interval, 0 to 4,294,967,295
/// @param expirySeconds after which it expires, 0 to 4,294,967,295; empty: never
/// @param isText whether the payload is said to be UTF-8
/// @param contentType empty says nothing about it
/// @param responseTopic empty for none
/// @param correlationData text, or `0x` and hex digits; empty for none
/// @param userProperties of the message
public record WillSettings(
        boolean isOn, String topic, String payload, int qos, boolean retain, long delaySeconds, Optional<Long> expirySeconds, boolean isText,
        String contentType, String responseTopic, String correlationData, List<NameValue> userProperties) {

    /// None.
    public static final WillSettings NONE = new WillSettings(false, "", "", 0, false, 0, Optional.empty(), false, "", "", "", List.of());

    /// @throws IllegalArgumentException when a value is out of its bounds
    public WillSettings {
        Objects.requireNonNull(topic, "topic");
        Objects.requireNonNull(payload, "payload");
        Objects.requireNonNull(contentType, "contentType");
        Objects.requireNonNull(responseTopic, "responseTopic");
        Objects.requireNonNull(correlationData, "correlationData");
        Bounds.require("qos", qos, 0, 2);
        Bounds.require("delaySeconds", delaySeconds, 0, Bounds.UNSIGNED_32);
        expirySeconds.ifPresent(value -> Bounds.require("expirySeconds", value, 0, Bounds.UNSIGNED_32));
        userProperties = List.copyOf(userProperties);
    }
}
