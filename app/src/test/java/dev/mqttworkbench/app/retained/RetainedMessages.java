package dev.mqttworkbench.app.retained;

import java.time.Instant;
import java.util.Optional;

import dev.mqttworkbench.broker.RetainedMessage;
import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.mqtt.packet.UserProperty;

/// Retained messages for tests.
final class RetainedMessages {

    static final Instant SET = Instant.parse("2026-11-26T06:00:00Z");

    private RetainedMessages() {}

    static RetainedMessage of(String topic, String payload) {
        return of(topic, payload, QoS.AT_LEAST_ONCE, SET);
    }

    static RetainedMessage of(String topic, String payload, QoS qos, Instant setAt) {
        return new RetainedMessage(topic, qos, Properties.NONE, Payload.ofText(payload), Optional.of(setAt), "sensor-1", false, Optional.empty());
    }

    static RetainedMessage expiring(String topic, Instant end) {
        return new RetainedMessage(topic, QoS.AT_MOST_ONCE, Properties.of(Property.MESSAGE_EXPIRY_INTERVAL, 60L), Payload.ofText("x"),
                Optional.of(SET), "sensor-1", false, Optional.of(end));
    }

    /// One with everything that a message can have.
    static RetainedMessage whole(String topic) {
        var properties = Properties.of(Property.PAYLOAD_FORMAT_INDICATOR, 0)
                .plus(Property.MESSAGE_EXPIRY_INTERVAL, 4_294_967_295L)
                .plus(Property.CONTENT_TYPE, "image/png")
                .plus(Property.RESPONSE_TOPIC, "answers/1")
                .plus(Property.CORRELATION_DATA, Payload.of(new byte[] {0, (byte) 0xFF, 7}))
                .plus(Property.USER_PROPERTY, new UserProperty("site", "hall 2"))
                .plus(Property.USER_PROPERTY, new UserProperty("site", "„hall 3“"));
        return new RetainedMessage(topic, QoS.EXACTLY_ONCE, properties, Payload.of(new byte[] {(byte) 0xC3, 0x28, 0, 1}), Optional.of(SET),
                "camera", true, Optional.of(Instant.parse("2096-01-01T00:00:00.123456789Z")));
    }
}
