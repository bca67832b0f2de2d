package dev.mqttworkbench.app.topics;

/// What the Topics screen can have done by others. On the JavaFX thread only.
public interface TopicsActions {

    /// Starts the demo devices.
    void startDemoDevices();

    /// Opens the panel for another broker.
    void connectElsewhere();

    /// Clears the retained message of a topic, in a way that can be taken back.
    void clearRetained(String topic);

    /// Takes the latest change of retained messages back.
    void undo();
}
