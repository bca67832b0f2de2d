package dev.mqttworkbench.mqtt.delivery;

import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.QoS;

/// A message to `t` whose payload is its text; it may expire at a time.
record Note(String text, QoS qos, long expiresAt) implements Outgoing {

    Note(String text, QoS qos) {
        this(text, qos, Long.MAX_VALUE);
    }

    @Override
    public Publish publish(long now) {
        return Publish.of("t", Payload.ofText(text), qos, false, Properties.NONE);
    }

    @Override
    public boolean isExpired(long now) {
        return now >= expiresAt;
    }

    @Override
    public int size() {
        return text.length();
    }
}
