package dev.mqttworkbench.app.window;

import java.util.List;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

import dev.mqttworkbench.app.workbench.Command;

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

    /// The command palette, which calls `close` before it does what was chosen.
    ///
    /// @param commands that the frame offers
    Node palette(List<Command> commands, Runnable close);

    /// The panel for connections, which calls `close` when it is done.
    Node connectPanel(Runnable close);

    /// The panel for the subscriptions of the connection that is shown, which calls `close` when it is done.
    Node subscribePanel(Runnable close);
}
