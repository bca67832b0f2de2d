package dev.mqttworkbench.app.topics;

/// What the Topics screen can have done by others. On the JavaFX thread only.
public interface TopicsActions {

    /// Starts the demo devices.
    void startDemoDevices();

    /// Opens the panel for another broker.
    void connectElsewhere();
}
