package dev.mqttworkbench.app.topics;

import java.util.List;

/// What the Topics screen can have done by others. On the JavaFX thread only.
public interface TopicsActions {

    /// Starts the demo devices.
    void startDemoDevices();

    /// Opens the panel for another broker.
    void connectElsewhere();

    /// Clears retained messages in a way that can be taken back: that of one topic at once, several when the reader has said yes.
    ///
    /// @param topics whose messages
    /// @param filter that takes them
    void clearRetained(List<String> topics, String filter);

    /// Takes the latest change of retained messages back.
    void undo();
}
