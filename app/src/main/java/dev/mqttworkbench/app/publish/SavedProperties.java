package dev.mqttworkbench.app.publish;

import java.util.Base64;
import java.util.List;
import java.util.Optional;

import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.UserProperty;

/// The MQTT 5 properties of a saved message, as they stand in the file.
///
/// @param isText the Payload Format Indicator
/// @param expiry the Message Expiry Interval in seconds
/// @param contentType the Content Type
/// @param responseTopic the Response Topic
/// @param correlationData in Base64
/// @param userProperties in their order
public record SavedProperties(boolean isText, Optional<Long> expiry, Optional<String> contentType, Optional<String> responseTopic,
        Optional<String> correlationData, List<NameAndValue> userProperties) {

    /// A User Property.
    ///
    /// @param name its name
    /// @param value its value
    public record NameAndValue(String name, String value) {}

    public SavedProperties {
        userProperties = List.copyOf(userProperties);
    }

    static SavedProperties of(Properties properties) {
        return new SavedProperties(
                properties.get(Property.PAYLOAD_FORMAT_INDICATOR, 0) == 1,
                properties.get(Property.MESSAGE_EXPIRY_INTERVAL),
                properties.get(Property.CONTENT_TYPE),
                properties.get(Property.RESPONSE_TOPIC),
                properties.get(Property.CORRELATION_DATA).map(data -> Base64.getEncoder().encodeToString(data.toBytes())),
                properties.all(Property.USER_PROPERTY).stream().map(each -> new NameAndValue(each.name(), each.value())).toList());
    }

    /// @throws IllegalArgumentException when somebody wrote what is no Base64
    Properties toProperties() {
        var properties = isText ? Properties.NONE.plus(Property.PAYLOAD_FORMAT_INDICATOR, 1) : Properties.NONE;
        properties = plus(properties, Property.MESSAGE_EXPIRY_INTERVAL, expiry);
        properties = plus(properties, Property.CONTENT_TYPE, contentType);
        properties = plus(properties, Property.RESPONSE_TOPIC, responseTopic);
        properties = plus(properties, Property.CORRELATION_DATA, correlationData.map(data -> Payload.of(Base64.getDecoder().decode(data))));
        for (var each : userProperties) {
            properties = properties.plus(Property.USER_PROPERTY, new UserProperty(each.name(), each.value()));
        }
        return properties;
    }

    private static <T> Properties plus(Properties properties, Property<T> property, Optional<T> value) {
        return value.map(given -> properties.plus(property, given)).orElse(properties);
    }
}
