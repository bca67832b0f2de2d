package dev.mqttworkbench.broker;

import dev.mqttworkbench.mqtt.packet.Packet;
import dev.mqttworkbench.mqtt.packet.ReasonCode;

/// The connection has said its last words: nothing that arrives counts any more [MQTT-3.14.4-1].
record Closing() implements ConnectionState {

    @Override
    public ConnectionState on(Packet packet) {
        return this;
    }

    @Override
    public void refuse(ReasonCode reasonCode, String reason) {
        // Everything has been said.
    }

    @Override
    public void closed() {
        // Whoever entered this state has already let the Session go.
    }
}
