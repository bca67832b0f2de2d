package dev.mqttworkbench.app.launch;

import java.util.List;
import java.util.function.Consumer;

import dev.mqttworkbench.app.fx.Tasks;
import dev.mqttworkbench.app.workbench.BundledBroker;
import dev.mqttworkbench.app.workbench.BundledBroker.State;
import dev.mqttworkbench.app.workbench.Connection;
import dev.mqttworkbench.app.workbench.Connections;
import dev.mqttworkbench.app.workbench.Workspace;
import dev.mqttworkbench.client.ClientState;
import dev.mqttworkbench.client.ConnectOptions;

/// The workbench's own connection to the broker in the box. On the JavaFX thread only.
final class BundledConnection {

    private final BundledBroker broker;
    private final Connections connections;
    private final Tasks tasks;
    private final Consumer<Throwable> tell;
    private final String clientIdentifier = ConnectPanel.newClientIdentifier();

    /// @param tell says why it could not be opened
    BundledConnection(BundledBroker broker, Connections connections, Tasks tasks, Consumer<Throwable> tell) {
        this.broker = broker;
        this.connections = connections;
        this.tasks = tasks;
        this.tell = tell;
    }

    /// Shows it, and opens it where it is not open; nothing happens where the broker does not run.
    void show() {
        var open = connections.bundled().filter(workspace -> !(workspace.stateProperty().get() instanceof ClientState.Disconnected));
        if (open.filter(this::isWhereTheBrokerIs).isPresent()) {
            connections.show(open.get());
        } else if (broker.latestState() instanceof State.Listening listening) {
            var options = ConnectOptions.to(listening.ownHost(), listening.port()).withClientIdentifier(clientIdentifier)
                    .withProperties(broker.askingForPublishers());
            var next = new Connection(options, List.of("#"), true);
            tasks.whenComplete(open.map(moved -> connections.move(moved, next)).orElseGet(() -> connections.open(next)), workspace -> {}, tell);
        }
    }

    /// Nobody looks, or somebody does: what the broker sends to the workbench may wait meanwhile.
    void setSeen(boolean isSeen) {
        broker.running().ifPresent(running -> running.sessions().unhurried(clientIdentifier, !isSeen));
    }

    private boolean isWhereTheBrokerIs(Workspace workspace) {
        return !(broker.latestState() instanceof State.Listening listening)
                || workspace.connection().filter(connection -> connection.options().port() == listening.port()).isPresent();
    }
}
