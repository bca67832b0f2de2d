package dev.mqttworkbench.app.demo;

import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.mqtt.packet.UserProperty;

/// The kinds of messages that demo devices send.
final class Messages {

    private static final Properties JSON = Properties.of(Property.PAYLOAD_FORMAT_INDICATOR, 1)
            .plus(Property.CONTENT_TYPE, "application/json");

    private Messages() {}

    /// A value that the next one replaces: QoS 0, retained.
    static Publish reading(String topic, String value) {
        return Publish.of(topic, Payload.ofText(value), QoS.AT_MOST_ONCE, true, Properties.NONE);
    }

    /// How something is: QoS 1, retained.
    static Publish state(String topic, String value) {
        return Publish.of(topic, Payload.ofText(value), QoS.AT_LEAST_ONCE, true, Properties.NONE);
    }

    /// What somebody wants: QoS 0, not retained.
    static Publish command(String topic, String json) {
        return Publish.of(topic, Payload.ofText(json), QoS.AT_MOST_ONCE, false, JSON);
    }

    /// What a machine measured: QoS 1, with the site as a User Property.
    static Publish telemetry(String topic, String json, String site) {
        var properties = JSON.plus(Property.USER_PROPERTY, new UserProperty("site", site));
        return Publish.of(topic, Payload.ofText(json), QoS.AT_LEAST_ONCE, false, properties);
    }

    /// What must be counted once: QoS 2, worthless after a minute.
    static Publish event(String topic, String json) {
        var properties = JSON.plus(Property.MESSAGE_EXPIRY_INTERVAL, 60L)
                .plus(Property.USER_PROPERTY, new UserProperty("site", "hall-2"));
        return Publish.of(topic, Payload.ofText(json), QoS.EXACTLY_ONCE, false, properties);
    }
}
