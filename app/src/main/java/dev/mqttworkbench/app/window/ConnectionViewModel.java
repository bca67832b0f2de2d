package dev.mqttworkbench.app.window;

import java.util.List;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

import dev.mqttworkbench.app.fx.Sampler;
import dev.mqttworkbench.app.workbench.BundledBroker;
import dev.mqttworkbench.app.workbench.BundledBroker.State;
import dev.mqttworkbench.app.workbench.Connection;
import dev.mqttworkbench.app.workbench.Connections;
import dev.mqttworkbench.app.workbench.FailureWords;
import dev.mqttworkbench.app.workbench.Subscribed;
import dev.mqttworkbench.app.workbench.SubscriptionWords;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.app.workbench.Workspace;
import dev.mqttworkbench.app.workbench.profile.Colour;
import dev.mqttworkbench.client.ClientState;

/// Decides what the top bar says about the connection that is shown, and the banner below it about what is unusual. On the
/// JavaFX thread only.
public final class ConnectionViewModel implements Sampler.Sampled {

    /// A connection that is open, as the menu names it.
    ///
    /// @param name the broker and its address
    /// @param colour by which it is found again
    /// @param isShown whether the reader looks at it
    /// @param show shows it
    public record OpenConnection(String name, Colour colour, boolean isShown, Runnable show) {}

    private static final long INTERVAL = 250_000_000L;
    private static final long SECOND = 1_000_000_000L;

    private final Words words;
    private final FailureWords failures;
    private final BundledBroker broker;
    private final Connections connections;
    private final CloseQuestion closing;

    private final ReadOnlyObjectWrapper<Lamp> connectionLamp = new ReadOnlyObjectWrapper<>(this, "connectionLamp", Lamp.OFF);
    private final ReadOnlyStringWrapper connectionTitle = new ReadOnlyStringWrapper(this, "connectionTitle", "");
    private final ReadOnlyObjectWrapper<Colour> colour = new ReadOnlyObjectWrapper<>(this, "colour", Colour.NONE);
    private final ReadOnlyStringWrapper connectionAddress = new ReadOnlyStringWrapper(this, "connectionAddress", "");
    private final ReadOnlyStringWrapper version = new ReadOnlyStringWrapper(this, "version", "");
    private final ReadOnlyStringWrapper client = new ReadOnlyStringWrapper(this, "client", "");
    private final ReadOnlyStringWrapper subscriptions = new ReadOnlyStringWrapper(this, "subscriptions", "");
    private final ReadOnlyBooleanWrapper bundledOffered = new ReadOnlyBooleanWrapper(this, "bundledOffered");
    private final ReadOnlyStringWrapper banner = new ReadOnlyStringWrapper(this, "banner", "");
    private final ReadOnlyBooleanWrapper dismissible = new ReadOnlyBooleanWrapper(this, "dismissible");

    private final ReadOnlyBooleanWrapper closable = new ReadOnlyBooleanWrapper(this, "closable");
    private String unexpected = "";
    private boolean isLasting;
    private long shownAt = Long.MIN_VALUE;

    /// What the frame says about these.
    public ConnectionViewModel(Words words, BundledBroker broker, Connections connections) {
        this.words = words;
        this.failures = new FailureWords(words);
        this.broker = broker;
        this.connections = connections;
        this.closing = new CloseQuestion(connections, words);
        connections.currentProperty().flatMap(Workspace::connectionProperty).addListener((observed, before, now) -> forgetFailure());
        connections.currentProperty().addListener((observed, before, now) -> showAll());
        showAll();
    }

    @Override
    public void sample(long now) {
        if (shownAt == Long.MIN_VALUE || now - shownAt >= INTERVAL) {
            shownAt = now;
            showAll();
        }
    }

    private void showAll() {
        showConnection();
        banner.set(bannerSentence());
    }

    // ---- the connection ----

    private void showConnection() {
        var current = connections.current().connection();
        bundledOffered.set(broker.latestState() instanceof State.Listening && !isBundledBrokerOpen());
        closable.set(current.isPresent());
        connectionTitle.set(current.map(this::titleOf).orElseGet(() -> words.get("window.connection.none")));
        colour.set(current.map(Connection::colour).orElse(Colour.NONE));
        connectionAddress.set(current.map(Connection::address).orElse(""));
        version.set(current.map(connection -> connection.options().version().toString()).orElse(""));
        subscriptions.set(current.map(connection -> words.get("window.connection.subscriptions", connection.topicFilters().size())).orElse(""));
        client.set(current.map(connection -> connection.options().clientIdentifier()).filter(identifier -> !identifier.isEmpty())
                .map(identifier -> words.get("window.connection.client", identifier)).orElse(""));
        switch (connections.current().stateProperty().get()) {
            case ClientState.Connected(var connAck, var identifier) -> {
                connectionLamp.set(Lamp.OK);
                client.set(words.get("window.connection.client", identifier));
            }
            case ClientState.Connecting(var attempt) -> connectionLamp.set(Lamp.WARNING);
            case ClientState.WaitingToReconnect(var reason, var delay, var attempt) -> connectionLamp.set(Lamp.WARNING);
            case ClientState.Disconnected(var reason) -> connectionLamp.set(reason.isEmpty() ? Lamp.OFF : Lamp.ERROR);
        }
    }

    private boolean isBundledBrokerOpen() {
        return connections.bundled().filter(workspace -> !(workspace.stateProperty().get() instanceof ClientState.Disconnected)).isPresent();
    }

    /// The connections that are open, in the order in which they were opened.
    public List<OpenConnection> open() {
        return connections.workspaces().stream().flatMap(workspace -> workspace.connection().stream().map(connection -> new OpenConnection(
                titleOf(connection) + " · " + connection.address(), connection.colour(), workspace == connections.current(), () -> connections.show(workspace)))).toList();
    }

    /// Disconnects the connection that is shown, and takes its messages away; where these are many, when the reader has said yes.
    public void close() {
        closing.close();
        showAll();
    }

    /// What is asked before.
    CloseQuestion closing() {
        return closing;
    }

    private String titleOf(Connection connection) {
        if (connection.isBundled()) {
            return words.get("window.connection.bundled");
        }
        return connection.title().isEmpty() ? connection.options().host() : connection.title();
    }

    // ---- what is unusual ----

    private String bannerSentence() {
        if (!unexpected.isEmpty()) {
            return unexpected;
        }
        var current = connections.current().connection();
        if (current.isEmpty()) {
            return broker.stateProperty().get() instanceof State.Failed(var failure) ? words.get("window.banner.broker", failures.of(failure)) : "";
        }
        return switch (connections.current().stateProperty().get()) {
            case ClientState.Connected ignored -> current.get().subscriptions().stream().filter(Subscribed::isTrouble).findFirst()
                    .map(new SubscriptionWords(words)::sentence).orElse("");
            case ClientState.Connecting(var attempt) -> attempt > 1 ? words.get("window.banner.reconnecting", attempt) : "";
            case ClientState.WaitingToReconnect waiting -> waitingSentence(waiting);
            case ClientState.Disconnected(var reason) -> reason.map(failures::of).orElseGet(() -> words.get("window.banner.ended"));
        };
    }

    private String waitingSentence(ClientState.WaitingToReconnect waiting) {
        if (broker.stateProperty().get() instanceof State.Stopped && connections.current().connection().filter(Connection::isBundled).isPresent()) {
            return words.get("window.banner.stopped"); // by the reader: nothing is wrong
        }
        var left = waiting.delay().toNanos() - (System.nanoTime() - connections.current().stateSince());
        return words.get("window.banner.lost", failures.of(waiting.reason()), waiting.nextAttempt(), Math.max(1, (left + SECOND - 1) / SECOND));
    }

    /// Says that the workbench itself failed.
    ///
    /// @param what in a few words
    /// @param where the details are
    public void tellUnexpected(String what, String where) {
        tellUntilRead(words.get("window.banner.unexpected", what, where));
    }

    /// Says something that stays until the reader takes it away.
    ///
    /// @param sentence for the user
    public void tellUntilRead(String sentence) {
        tellFailure(sentence);
        isLasting = true;
    }

    /// Says what the world did to the workbench.
    ///
    /// @param sentence for the user
    public void tellFailure(String sentence) {
        unexpected = sentence;
        isLasting = false;
        dismissible.set(true);
        banner.set(sentence);
    }

    /// A connection stands: why the last one did not is of no interest any more.
    private void forgetFailure() {
        if (!isLasting) {
            dismissFailure();
        }
    }

    /// Takes the last such sentence away.
    public void dismissFailure() {
        unexpected = "";
        dismissible.set(false);
        shownAt = Long.MIN_VALUE; // the next sample shows what there is to say instead
    }

    // ---- what the view binds to ----

    /// How the connection is.
    public ReadOnlyObjectProperty<Lamp> connectionLampProperty() {
        return connectionLamp.getReadOnlyProperty();
    }

    /// Which broker it is.
    public ReadOnlyStringProperty connectionTitleProperty() {
        return connectionTitle.getReadOnlyProperty();
    }

    /// Its colour.
    public ReadOnlyObjectProperty<Colour> colourProperty() {
        return colour.getReadOnlyProperty();
    }

    /// Its address as a URI.
    public ReadOnlyStringProperty connectionAddressProperty() {
        return connectionAddress.getReadOnlyProperty();
    }

    /// The version of the protocol.
    public ReadOnlyStringProperty versionProperty() {
        return version.getReadOnlyProperty();
    }

    /// The Client Identifier.
    public ReadOnlyStringProperty clientProperty() {
        return client.getReadOnlyProperty();
    }

    /// How many subscriptions.
    public ReadOnlyStringProperty subscriptionsProperty() {
        return subscriptions.getReadOnlyProperty();
    }

    /// Whether there is a connection to close.
    public ReadOnlyBooleanProperty closableProperty() {
        return closable.getReadOnlyProperty();
    }

    /// Whether the broker in the box runs, and no connection to it is open.
    public ReadOnlyBooleanProperty bundledOfferedProperty() {
        return bundledOffered.getReadOnlyProperty();
    }

    /// A sentence about what is unusual, empty while nothing is.
    public ReadOnlyStringProperty bannerProperty() {
        return banner.getReadOnlyProperty();
    }

    /// Whether the sentence can be taken away by the reader: others go when what they tell of is over.
    public ReadOnlyBooleanProperty dismissibleProperty() {
        return dismissible.getReadOnlyProperty();
    }
}
