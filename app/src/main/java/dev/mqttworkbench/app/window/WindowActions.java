package dev.mqttworkbench.app.window;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/// What the frame can have done by others: `Wiring` knows whom. On the JavaFX thread only.
public interface WindowActions {

    /// Goes back to the broker in the box.
    void useBundledBroker();

    /// Starts the demo devices, or stops them.
    void toggleDemoDevices();

    /// Whether the demo devices run.
    ObservableValue<Boolean> demoRunning();

    /// Gives the keyboard to the publish panel.
    void focusPublish();

    /// The panel for another broker, which calls `close` when it is done.
    Node connectPanel(Runnable close);
}
