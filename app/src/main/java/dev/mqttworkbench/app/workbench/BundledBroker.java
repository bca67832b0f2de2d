package dev.mqttworkbench.app.workbench;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.logging.Logger;
import java.util.stream.IntStream;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import dev.mqttworkbench.app.fx.Sampler;
import dev.mqttworkbench.broker.Broker;
import dev.mqttworkbench.broker.BrokerSettings;
import dev.mqttworkbench.broker.BrokerSnapshot;
import dev.mqttworkbench.broker.ListenFailure;
import dev.mqttworkbench.broker.OwnClients;
import dev.mqttworkbench.broker.PublisherNotes;
import dev.mqttworkbench.broker.RetainedQueries;
import dev.mqttworkbench.broker.StoreFailure;
import dev.mqttworkbench.broker.StoreSettings;
import dev.mqttworkbench.mqtt.packet.Properties;
import org.jspecify.annotations.Nullable;

/// The broker in the box: started with the workbench, on the first port that is free, and watched once a second.
public final class BundledBroker implements Sampler.Sampled, AutoCloseable {

    /// What the broker is doing.
    public sealed interface State {

        /// Not listening yet.
        record Starting() implements State {}

        /// Listening.
        ///
        /// @param host an address
        /// @param port the one that was free
        /// @param takenPort the first port that was wanted, where another program has it
        /// @param inMemory whether its store could not be used, so that nothing survives
        record Listening(String host, int port, Optional<Integer> takenPort, boolean inMemory) implements State {

            /// Whether other computers reach it.
            public boolean isOpen() {
                return host.equals(EVERY_ADDRESS);
            }

            /// The address for clients of this computer.
            public String ownHost() {
                return isOpen() ? "127.0.0.1" : host;
            }
        }

        /// Not listening.
        ///
        /// @param failure why; [FailureWords] has the sentence for it
        record Failed(Throwable failure) implements State {}

        /// Stopped.
        record Stopped() implements State {}
    }

    /// What passes per second.
    ///
    /// @param clients that are connected
    /// @param retained topics with a retained message
    /// @param received messages a second from clients
    /// @param sent messages a second to clients
    /// @param dropped deliveries that were given up since the start
    public record Traffic(int clients, int retained, double received, double sent, long dropped) {}

    private static final long SECOND = 1_000_000_000L;
    private static final String EVERY_ADDRESS = "0.0.0.0";
    private static final int PORTS_TRIED = 11;
    private static final Logger LOG = Logger.getLogger(BundledBroker.class.getName());

    private final String secret = UUID.randomUUID().toString();
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(this, "state", new State.Starting());
    private final ReadOnlyObjectWrapper<Traffic> traffic = new ReadOnlyObjectWrapper<>(this, "traffic", new Traffic(0, 0, 0, 0, 0));

    // Written by who starts it again, read by who listens.
    private volatile BrokerSettings settings;
    private volatile boolean isClosed;

    // Written by the broker's loop when it answers, read by the JavaFX thread.
    private volatile State latestState = new State.Starting();
    private volatile @Nullable BrokerSnapshot latestSnapshot;
    private volatile @Nullable Broker broker;

    private @Nullable BrokerSnapshot shownSnapshot;
    private long askedAt = Long.MIN_VALUE;

    /// A broker that does not run yet.
    public BundledBroker(BrokerSettings settings) {
        this.settings = settings;
    }

    /// Starts it. Any thread; completes on any thread, also when it failed: the state says how it went.
    public CompletionStage<State> start() {
        var ports = new ArrayDeque<Integer>(List.of(settings.listener().port()));
        if (settings.listener().port() != 0) {
            IntStream.range(1, PORTS_TRIED).map(i -> settings.listener().port() + i).filter(port -> port <= 65_535).forEach(ports::add);
            ports.add(0);
        }
        return listenOnOneOf(ports, settings).handle((started, failure) -> {
            var result = failure == null ? listening(started) : new State.Failed(causeOf(failure));
            latestState = result;
            return result;
        });
    }

    private CompletionStage<Broker> listenOnOneOf(Deque<Integer> ports, BrokerSettings with) {
        var port = ports.removeFirst();
        return Broker.start(with.withPort(port)).exceptionallyCompose(failure -> switch (causeOf(failure)) {
            case ListenFailure listen when isAbout(listen, port) && !ports.isEmpty() -> listenOnOneOf(ports, with);
            case StoreFailure store -> { // a second workbench, say: it works, and keeps nothing
                LOG.warning(store.getMessage());
                ports.addFirst(port);
                yield listenOnOneOf(ports, with.withStore(StoreSettings.MEMORY));
            }
            default -> CompletableFuture.failedStage(failure);
        });
    }

    /// Only the first listener may move to another port.
    private static boolean isAbout(ListenFailure failure, int port) {
        return failure.isPortInUse() && failure.arguments().get(1).equals(Integer.toString(port));
    }

    private State listening(Broker started) {
        if (isClosed) {
            started.stop(); // this is its loop, which cannot wait for itself
            return new State.Stopped();
        }
        broker = started;
        started.knowOwnClientsBy(secret); // on its loop before anybody can connect who has read that it listens
        var address = started.address();
        var wanted = settings.listener().port();
        return new State.Listening(started.settings().listener().host(), address.getPort(),
                wanted == 0 || wanted == address.getPort() ? Optional.empty() : Optional.of(wanted),
                started.settings().store().folder().isEmpty() && settings.store().folder().isPresent());
    }

    /// What it is started with, the next time at the latest. Any thread.
    public BrokerSettings settings() {
        return settings;
    }

    /// Stops it; clients are told. Any thread; completes on any thread, when nothing listens any more.
    public CompletionStage<State> stop() {
        return Optional.ofNullable(takeRunning()).map(Broker::stop).orElseGet(() -> CompletableFuture.completedFuture(null))
                .handle((stopped, stoppedAlready) -> latestState = new State.Stopped());
    }

    private synchronized @Nullable Broker takeRunning() {
        var running = broker;
        broker = null;
        return running;
    }

    /// Stops it, and starts it with other settings. Any thread; completes on any thread, also when it failed: the state says how it
    /// went.
    public CompletionStage<State> restart(BrokerSettings with) {
        return stop().thenCompose(stopped -> {
            settings = with;
            latestState = new State.Starting();
            return start();
        });
    }

    private static Throwable causeOf(Throwable failure) {
        var cause = failure.getCause();
        return failure instanceof CompletionException && cause != null ? cause : failure;
    }

    /// The broker, while it listens. Any thread.
    public Optional<Broker> running() {
        return Optional.ofNullable(broker);
    }

    /// What a client of ours says in CONNECT to learn who published a message; it is let in, whoever else needs a user name. Any thread.
    public Properties askingForPublishers() {
        return PublisherNotes.asked(secret);
    }

    /// What a client of ours says in CONNECT to be let in, whoever else needs a user name; nothing more where nobody does. Any thread.
    ///
    /// @param properties what it says besides
    public Properties introduced(Properties properties) {
        return settings.access().needsNoNames() ? properties : OwnClients.introduced(properties, secret);
    }

    /// What the broker is doing at this moment. Any thread.
    public State latestState() {
        return latestState;
    }

    /// Questions to its retained messages, while it runs. Any thread; the same object until the broker is another one.
    public Optional<RetainedQueries> retained() {
        return Optional.ofNullable(broker).map(Broker::retained);
    }

    /// What the broker is doing. Changes on the JavaFX thread.
    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// What passes. Changes once a second on the JavaFX thread.
    public ReadOnlyObjectProperty<Traffic> trafficProperty() {
        return traffic.getReadOnlyProperty();
    }

    @Override
    public void sample(long now) {
        state.set(latestState);
        var snapshot = latestSnapshot;
        if (snapshot != null && snapshot != shownSnapshot) {
            traffic.set(trafficBetween(isOfTheSameRun(shownSnapshot, snapshot) ? shownSnapshot : null, snapshot));
            shownSnapshot = snapshot;
        }
        var running = broker;
        if (running == null && shownSnapshot != null && !(latestState instanceof State.Starting)) {
            shownSnapshot = null;
            latestSnapshot = null;
            traffic.set(new Traffic(0, 0, 0, 0, 0));
        }
        if (running != null && (askedAt == Long.MIN_VALUE || now - askedAt >= SECOND)) {
            askedAt = now;
            running.snapshot().thenAccept(answer -> latestSnapshot = answer);
        }
    }

    private static boolean isOfTheSameRun(@Nullable BrokerSnapshot before, BrokerSnapshot now) {
        return before != null && now.uptime().compareTo(before.uptime()) >= 0;
    }

    private static Traffic trafficBetween(@Nullable BrokerSnapshot before, BrokerSnapshot now) {
        var seconds = before == null ? 0 : now.uptime().minus(before.uptime()).toNanos() / (double) SECOND;
        return new Traffic(now.connections(), now.retainedMessages(),
                before == null || seconds <= 0 ? 0 : (now.publishesReceived() - before.publishesReceived()) / seconds,
                before == null || seconds <= 0 ? 0 : (now.publishesSent() - before.publishesSent()) / seconds,
                now.messagesDropped());
    }

    /// Stops it and waits, some seconds at the most; waits too when another thread is stopping it. Any thread.
    @Override
    public synchronized void close() { // by the task of the window that closes, and by the hook of the process that ends
        isClosed = true;
        var running = broker;
        if (running != null) {
            broker = null;
            latestState = new State.Stopped();
            running.close();
        }
    }
}
