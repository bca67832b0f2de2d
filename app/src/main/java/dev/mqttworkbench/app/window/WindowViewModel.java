package dev.mqttworkbench.app.window;

import java.text.NumberFormat;
import java.util.Optional;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

import dev.mqttworkbench.app.fx.Sampler;
import dev.mqttworkbench.app.payload.ByteCount;
import dev.mqttworkbench.app.workbench.BundledBroker;
import dev.mqttworkbench.app.workbench.BundledBroker.State;
import dev.mqttworkbench.app.workbench.Connection;
import dev.mqttworkbench.app.workbench.Connections;
import dev.mqttworkbench.app.workbench.FailureWords;
import dev.mqttworkbench.app.workbench.MessageLog;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.client.ClientState;

/// Decides what the frame says about broker, connection and messages. On the JavaFX thread only.
public final class WindowViewModel implements Sampler.Sampled {

    private static final long INTERVAL = 250_000_000L;
    private static final long SECOND = 1_000_000_000L;
    private static final int SPARK_SECONDS = 40;

    private final Words words;
    private final FailureWords failures;
    private final NumberFormat numbers;
    private final BundledBroker broker;
    private final Connections connections;
    private final MessageLog log;
    private final Sampler sampler;

    // the connection
    private final ReadOnlyObjectWrapper<Lamp> connectionLamp = new ReadOnlyObjectWrapper<>(this, "connectionLamp", Lamp.OFF);
    private final ReadOnlyStringWrapper connectionTitle = new ReadOnlyStringWrapper(this, "connectionTitle", "");
    private final ReadOnlyStringWrapper connectionAddress = new ReadOnlyStringWrapper(this, "connectionAddress", "");
    private final ReadOnlyStringWrapper version = new ReadOnlyStringWrapper(this, "version", "");
    private final ReadOnlyStringWrapper client = new ReadOnlyStringWrapper(this, "client", "");
    private final ReadOnlyStringWrapper subscriptions = new ReadOnlyStringWrapper(this, "subscriptions", "");
    private final ReadOnlyBooleanWrapper bundledOffered = new ReadOnlyBooleanWrapper(this, "bundledOffered");
    private final ReadOnlyStringWrapper banner = new ReadOnlyStringWrapper(this, "banner", "");
    private final ReadOnlyBooleanWrapper dismissible = new ReadOnlyBooleanWrapper(this, "dismissible");
    private String unexpected = "";

    // the broker in the box
    private final ReadOnlyObjectWrapper<Lamp> brokerLamp = new ReadOnlyObjectWrapper<>(this, "brokerLamp", Lamp.OFF);
    private final ReadOnlyStringWrapper brokerStatus = new ReadOnlyStringWrapper(this, "brokerStatus", "");
    private final ReadOnlyStringWrapper clientsStatus = new ReadOnlyStringWrapper(this, "clientsStatus", "");
    private final ReadOnlyStringWrapper inStatus = new ReadOnlyStringWrapper(this, "inStatus", "");
    private final ReadOnlyStringWrapper outStatus = new ReadOnlyStringWrapper(this, "outStatus", "");
    private final ReadOnlyObjectWrapper<int[]> inPerSecond = new ReadOnlyObjectWrapper<>(this, "inPerSecond", new int[SPARK_SECONDS]);
    private final ReadOnlyObjectWrapper<int[]> outPerSecond = new ReadOnlyObjectWrapper<>(this, "outPerSecond", new int[SPARK_SECONDS]);

    // the messages and the program
    private final ReadOnlyStringWrapper topicsStatus = new ReadOnlyStringWrapper(this, "topicsStatus", "");
    private final ReadOnlyObjectWrapper<Pressure> pressure;
    private final ReadOnlyStringWrapper heapStatus = new ReadOnlyStringWrapper(this, "heapStatus", "");
    private final ReadOnlyStringWrapper framesStatus = new ReadOnlyStringWrapper(this, "framesStatus", "");

    private long shownAt = Long.MIN_VALUE;
    private long reconnectSeenAt;
    private Optional<ClientState> reconnectState = Optional.empty();

    /// What the frame says about these.
    public WindowViewModel(Words words, BundledBroker broker, Connections connections, MessageLog log, Sampler sampler) {
        this.words = words;
        this.failures = new FailureWords(words);
        this.numbers = NumberFormat.getIntegerInstance(words.locale());
        this.broker = broker;
        this.connections = connections;
        this.log = log;
        this.sampler = sampler;
        this.pressure = new ReadOnlyObjectWrapper<>(this, "pressure", pressureOf(log.accounts(), broker.trafficProperty().get()));
        connections.currentProperty().addListener((observed, before, now) -> dismissFailure());
        broker.trafficProperty().addListener((observed, before, now) -> noteTraffic(now));
        showAll(0);
    }

    @Override
    public void sample(long now) {
        if (shownAt == Long.MIN_VALUE || now - shownAt >= INTERVAL) {
            shownAt = now;
            showAll(now);
        }
    }

    private void showAll(long now) {
        showConnection();
        showBroker();
        showMessages();
        banner.set(bannerSentence(now));
    }

    // ---- the connection ----

    private void showConnection() {
        var current = connections.currentProperty().get();
        bundledOffered.set(broker.latestState() instanceof State.Listening && !isAtBundledBroker(current));
        connectionTitle.set(current.map(this::titleOf).orElseGet(() -> words.get("window.connection.none")));
        connectionAddress.set(current.map(Connection::address).orElse(""));
        version.set(current.map(connection -> connection.options().version().toString()).orElse(""));
        subscriptions.set(current.map(connection -> words.get("window.connection.subscriptions", connection.topicFilters().size())).orElse(""));
        switch (connections.stateProperty().get()) {
            case ClientState.Connected(var connAck, var identifier) -> {
                connectionLamp.set(Lamp.OK);
                client.set(words.get("window.connection.client", identifier));
            }
            case ClientState.Connecting(var attempt) -> connectionLamp.set(Lamp.WARNING);
            case ClientState.WaitingToReconnect(var reason, var delay, var attempt) -> connectionLamp.set(Lamp.WARNING);
            case ClientState.Disconnected(var reason) -> connectionLamp.set(reason.isEmpty() ? Lamp.OFF : Lamp.ERROR);
        }
    }

    private boolean isAtBundledBroker(Optional<Connection> current) {
        return current.filter(Connection::isBundled).isPresent()
                && !(connections.stateProperty().get() instanceof ClientState.Disconnected);
    }

    private String titleOf(Connection connection) {
        return connection.isBundled() ? words.get("window.connection.bundled") : connection.options().host();
    }

    // ---- what is unusual ----

    private String bannerSentence(long now) {
        if (!unexpected.isEmpty()) {
            return unexpected;
        }
        var current = connections.currentProperty().get();
        if (current.isEmpty()) {
            return broker.stateProperty().get() instanceof State.Failed(var failure) ? words.get("window.banner.broker", failures.of(failure)) : "";
        }
        return switch (connections.stateProperty().get()) {
            case ClientState.Connected ignored -> current.get().refusal().isEmpty() ? "" : words.get("window.banner.refused", current.get().refusal());
            case ClientState.Connecting(var attempt) -> attempt > 1 ? words.get("window.banner.reconnecting", attempt) : "";
            case ClientState.WaitingToReconnect waiting -> waitingSentence(waiting, now);
            case ClientState.Disconnected(var reason) -> reason.map(failures::of).orElse("");
        };
    }

    private String waitingSentence(ClientState.WaitingToReconnect waiting, long now) {
        if (!reconnectState.equals(Optional.of(waiting))) {
            reconnectState = Optional.of(waiting);
            reconnectSeenAt = now;
        }
        var left = waiting.delay().toNanos() - (now - reconnectSeenAt);
        return words.get("window.banner.lost", failures.of(waiting.reason()), waiting.nextAttempt(), Math.max(1, (left + SECOND / 2) / SECOND));
    }

    /// Says that the workbench itself failed.
    ///
    /// @param what in a few words
    /// @param where the details are
    public void tellUnexpected(String what, String where) {
        tellFailure(words.get("window.banner.unexpected", what, where));
    }

    /// Says what the world did to the workbench.
    ///
    /// @param sentence for the user
    public void tellFailure(String sentence) {
        unexpected = sentence;
        dismissible.set(true);
        banner.set(sentence);
    }

    /// Takes the last such sentence away.
    public void dismissFailure() {
        unexpected = "";
        dismissible.set(false);
        shownAt = Long.MIN_VALUE; // the next sample shows what there is to say instead
    }

    // ---- the broker in the box ----

    private void showBroker() {
        switch (broker.stateProperty().get()) {
            case State.Starting() -> status(Lamp.WARNING, words.get("window.broker.starting"));
            case State.Listening(var host, var port, var taken, var inMemory) when inMemory ->
                    status(Lamp.WARNING, words.get("window.broker.memory", host + ":" + port));
            case State.Listening(var host, var port, var taken, var inMemory) -> status(Lamp.OK, taken
                    .map(wanted -> words.get("window.broker.taken", host + ":" + port, Integer.toString(wanted)))
                    .orElseGet(() -> words.get("window.broker.listening", host + ":" + port)));
            case State.Failed(var failure) -> status(Lamp.ERROR, words.get("window.broker.failed"));
            case State.Stopped() -> status(Lamp.OFF, words.get("window.broker.stopped"));
        }
    }

    private void status(Lamp lamp, String sentence) {
        brokerLamp.set(lamp);
        brokerStatus.set(sentence);
    }

    private void noteTraffic(BundledBroker.Traffic traffic) {
        clientsStatus.set(words.get("window.clients", traffic.clients()));
        inStatus.set(words.get("window.in", numbers.format(Math.round(traffic.received()))));
        outStatus.set(words.get("window.out", numbers.format(Math.round(traffic.sent()))));
        inPerSecond.set(shifted(inPerSecond.get(), traffic.received()));
        outPerSecond.set(shifted(outPerSecond.get(), traffic.sent()));
    }

    private static int[] shifted(int[] values, double newest) {
        var next = new int[values.length];
        System.arraycopy(values, 1, next, 0, values.length - 1);
        next[values.length - 1] = (int) Math.round(newest * 10);
        return next;
    }

    // ---- messages and program ----

    private void showMessages() {
        topicsStatus.set(words.get("window.topics", log.topics(), broker.trafficProperty().get().retained()));
        pressure.set(pressureOf(log.accounts(), broker.trafficProperty().get()));
        var runtime = Runtime.getRuntime();
        heapStatus.set(words.get("window.heap", ByteCount.format(runtime.totalMemory() - runtime.freeMemory(), words.locale())));
        framesStatus.set(words.get("window.frames", sampler.framesPerSecond()));
    }

    /// The accounts of the messages, and what the broker gave up.
    Pressure pressureOf(MessageLog.Accounts accounts, BundledBroker.Traffic traffic) {
        var dropped = traffic.dropped();
        return new Pressure(summaryOf(accounts, dropped), accounts.skipped() > 0 || dropped > 0,
                numbers.format(accounts.received()), numbers.format(accounts.kept()), numbers.format(accounts.evicted()),
                numbers.format(accounts.skipped()), ByteCount.format(accounts.bytes(), words.locale()), numbers.format(dropped));
    }

    private String summaryOf(MessageLog.Accounts accounts, long dropped) {
        if (dropped > 0) {
            return words.get("window.pressure.droppedChip",
                    numbers.format(dropped), numbers.format(accounts.skipped()), numbers.format(accounts.evicted()));
        }
        return accounts.skipped() > 0
                ? words.get("window.pressure.skippedChip", numbers.format(accounts.skipped()), numbers.format(accounts.evicted()))
                : accounts.evicted() > 0
                        ? words.get("window.pressure.evictedChip", numbers.format(accounts.evicted()))
                        : words.get("window.pressure.all");
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

    /// Whether the broker in the box runs, and the connection has ended or leads to another one.
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

    /// How the broker in the box is.
    public ReadOnlyObjectProperty<Lamp> brokerLampProperty() {
        return brokerLamp.getReadOnlyProperty();
    }

    /// The same in words, with its address.
    public ReadOnlyStringProperty brokerStatusProperty() {
        return brokerStatus.getReadOnlyProperty();
    }

    /// How many clients it has.
    public ReadOnlyStringProperty clientsStatusProperty() {
        return clientsStatus.getReadOnlyProperty();
    }

    /// What it receives.
    public ReadOnlyStringProperty inStatusProperty() {
        return inStatus.getReadOnlyProperty();
    }

    /// What it sends.
    public ReadOnlyStringProperty outStatusProperty() {
        return outStatus.getReadOnlyProperty();
    }

    /// What it received in the last seconds, tenths of a message a second, oldest first.
    public ReadOnlyObjectProperty<int[]> inPerSecondProperty() {
        return inPerSecond.getReadOnlyProperty();
    }

    /// What it sent in the last seconds, tenths of a message a second, oldest first.
    public ReadOnlyObjectProperty<int[]> outPerSecondProperty() {
        return outPerSecond.getReadOnlyProperty();
    }

    /// How many topics there are, and how many are retained.
    public ReadOnlyStringProperty topicsStatusProperty() {
        return topicsStatus.getReadOnlyProperty();
    }

    /// Where the messages are.
    public ReadOnlyObjectProperty<Pressure> pressureProperty() {
        return pressure.getReadOnlyProperty();
    }

    /// How much memory the program uses.
    public ReadOnlyStringProperty heapStatusProperty() {
        return heapStatus.getReadOnlyProperty();
    }

    /// How often the screen is painted.
    public ReadOnlyStringProperty framesStatusProperty() {
        return framesStatus.getReadOnlyProperty();
    }
}
