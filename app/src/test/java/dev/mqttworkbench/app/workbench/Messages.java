package dev.mqttworkbench.app.workbench;

import java.time.Instant;

import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.trace.Direction;

/// Messages for tests, numbered in the order in which they are made.
public final class Messages {

    private long lastNumber;

    public Message in(String topic, String payload) {
        return message(Direction.IN, topic, Payload.ofText(payload), false);
    }

    public Message retained(String topic, String payload) {
        return message(Direction.IN, topic, Payload.ofText(payload), true);
    }

    public Message out(String topic, String payload) {
        return message(Direction.OUT, topic, Payload.ofText(payload), false);
    }

    public Message ofSize(String topic, int bytes) {
        return message(Direction.IN, topic, Payload.of(new byte[bytes]), false);
    }

    private Message message(Direction direction, String topic, Payload payload, boolean retain) {
        lastNumber++;
        return new Message(lastNumber, Instant.EPOCH, lastNumber * 1_000_000, direction, topic, QoS.AT_LEAST_ONCE, retain, false, 1,
                Properties.NONE, payload);
    }
}
