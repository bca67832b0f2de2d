package dev.mqttworkbench.app.window;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

import dev.mqttworkbench.app.fx.Sampler;
import dev.mqttworkbench.app.fx.Tasks;
import dev.mqttworkbench.app.workbench.Connection;
import dev.mqttworkbench.app.workbench.Connections;
import dev.mqttworkbench.client.ClientState;

/// Decides what can be done about the connection that is shown: ended, cut, made again, waited for or not. On the JavaFX thread only.
public final class LinkViewModel implements Sampler.Sampled {

    private final Connections connections;
    private final Tasks tasks;
    private final ReadOnlyBooleanWrapper standing = new ReadOnlyBooleanWrapper(this, "standing");
    private final ReadOnlyBooleanWrapper waiting = new ReadOnlyBooleanWrapper(this, "waiting");
    private final ReadOnlyBooleanWrapper ended = new ReadOnlyBooleanWrapper(this, "ended");

    /// What can be done about the one of these that is shown.
    public LinkViewModel(Connections connections, Tasks tasks) {
        this.connections = connections;
        this.tasks = tasks;
        connections.currentProperty().addListener((observed, before, now) -> sample(0));
        sample(0);
    }

    @Override
    public void sample(long now) {
        var current = connections.current();
        var state = current.stateProperty().get();
        standing.set(current.connection().isPresent() && state instanceof ClientState.Connected);
        waiting.set(state instanceof ClientState.WaitingToReconnect);
        ended.set(current.connection().isPresent() && state instanceof ClientState.Disconnected);
    }

    /// Says DISCONNECT, or does not try any more; what came stays on the screen.
    void disconnect() {
        connections.current().connection().ifPresent(Connection::close);
    }

    /// Closes the socket without a word, so that the broker publishes the will.
    void cut() {
        connections.current().connection().ifPresent(Connection::cut);
    }

    /// Does not wait for the next attempt.
    void retryNow() {
        connections.current().connection().ifPresent(Connection::retryNow);
    }

    /// Makes the connection again after it was ended. Why it cannot be made stands in its state.
    void connectAgain() {
        connections.current().connection().ifPresent(connection -> tasks.whenComplete(connection.open(), opened -> {}, failure -> {}));
    }

    /// Whether there is a connection that stands.
    public ReadOnlyBooleanProperty standingProperty() {
        return standing.getReadOnlyProperty();
    }

    /// Whether the next attempt is waited for.
    public ReadOnlyBooleanProperty waitingProperty() {
        return waiting.getReadOnlyProperty();
    }

    /// Whether it was ended, and can be made again.
    public ReadOnlyBooleanProperty endedProperty() {
        return ended.getReadOnlyProperty();
    }
}
