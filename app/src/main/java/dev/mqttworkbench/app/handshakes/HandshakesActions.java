package dev.mqttworkbench.app.handshakes;

import java.util.concurrent.CompletionStage;

import dev.mqttworkbench.mqtt.packet.QoS;

/// What the Handshakes screen has others do.
public interface HandshakesActions {

    /// Starts the demo devices, or stops them.
    void startDemoDevices();

    /// Publishes a message of the workbench's own client.
    ///
    /// @return completes when it is answered; fails with a sentence where it cannot be published
    CompletionStage<?> publish(String topic, QoS qos);
}
