package dev.mqttworkbench.app.retained;

import dev.mqttworkbench.mqtt.packet.Publish;

/// What the Retained view can have done by others. On the JavaFX thread only.
public interface RetainedActions {

    /// Starts the demo devices.
    void startDemoDevices();

    /// Opens the panel for another broker.
    void connectElsewhere();

    /// Takes a message that the reader wants to change and publish again.
    void edit(Publish message);
}
