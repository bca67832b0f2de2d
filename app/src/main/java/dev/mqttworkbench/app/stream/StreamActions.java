package dev.mqttworkbench.app.stream;

import dev.mqttworkbench.app.workbench.Message;
import dev.mqttworkbench.mqtt.packet.Publish;

/// What the Stream can have done by others. On the JavaFX thread only.
public interface StreamActions {

    /// Starts the demo devices.
    void startDemoDevices();

    /// Opens the panel for another broker.
    void connectElsewhere();

    /// Takes a message that the reader wants to send again.
    void republish(Publish message);

    /// Shows the packets of a message.
    void showHandshake(Message message);
}
