package dev.mqttworkbench.broker;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import dev.mqttworkbench.endpoint.ListenerSettings;
import dev.mqttworkbench.gate.Gates;
import dev.mqttworkbench.store.Journal;
import dev.mqttworkbench.store.Stored;
import dev.mqttworkbench.store.UnusableStore;
import dev.mqttworkbench.trace.PacketTrace;
import dev.mqttworkbench.trace.TracedConnection;
import dev.mqttworkbench.transport.Instruments;
import dev.mqttworkbench.transport.Listener;
import dev.mqttworkbench.transport.Loop;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// An MQTT Server. Everything in it happens on one loop of its own, in one total order; all methods may be called from any
/// thread.
public final class Broker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Broker.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final BrokerSettings settings;
    private final Loop loop;
    private final ServerState server;
    private final List<Listener> listeners;
    private final RetainedQueries retained;
    private final long startedAt = System.nanoTime();

    private Broker(BrokerSettings settings, Loop loop, ServerState server, List<Listener> listeners) {
        this.settings = settings;
        this.loop = loop;
        this.server = server;
        this.listeners = listeners;
        this.retained = new RetainedQueries(loop, server);
    }

    /// Starts a broker.
    ///
    /// @return completes when it listens; exceptionally with a [ListenFailure] when it cannot, with a [StoreFailure] when its
    ///         store cannot be used, or with an [AccessFailure] when a file that says who may do what cannot
    public static CompletionStage<Broker> start(BrokerSettings settings) {
        var loop = Loop.start("mqtt-broker");
        return AccessControl.open(settings.access(), loop)
                .handle((access, failure) -> {
                    if (failure != null) {
                        loop.stop();
                        throw failure instanceof CompletionException wrapped ? wrapped : new CompletionException(failure);
                    }
                    return access;
                })
                .thenCompose(access -> start(settings, loop, access));
    }

    private static CompletionStage<Broker> start(BrokerSettings settings, Loop loop, AccessControl access) {
        return openJournal(settings.store(), loop)
                .handle((opened, failure) -> {
                    if (failure != null) {
                        access.close();
                        loop.stop();
                        throw new CompletionException(storeFailure(failure));
                    }
                    return opened;
                })
                .thenCompose(opened -> loop.ask(() -> {
                    var server = new ServerState(settings, loop, opened.journal(), access, Instruments.on(loop));
                    server.restore(opened.stored());
                    return server;
                }))
                .thenCompose(server -> listen(settings, loop, server));
    }

    private static Throwable storeFailure(Throwable failure) {
        var cause = causeOf(failure);
        return cause instanceof UnusableStore unusable ? new StoreFailure(String.valueOf(unusable.getMessage()), unusable) : cause;
    }

    private static CompletionStage<Journal.Opened> openJournal(StoreSettings store, Loop loop) {
        return store.folder()
                .map(folder -> Journal.open(folder, store.survivesPowerLoss(), loop::later))
                .orElseGet(() -> CompletableFuture.completedFuture(
                        new Journal.Opened(Journal.ofMemory(), Stored.NOTHING)));
    }

    private static CompletionStage<Broker> listen(BrokerSettings settings, Loop loop, ServerState server) {
        var listeners = new ArrayList<Listener>();
        var all = CompletableFuture.<Void>completedStage(null);
        for (var each : settings.listeners()) {
            all = all.thenCompose(before -> listen(settings, each, loop, server))
                    .thenAccept(listeners::add);
        }
        return all.<CompletionStage<Broker>>handle((done, failure) -> failure == null
                        ? CompletableFuture.completedFuture(new Broker(settings, loop, server, List.copyOf(listeners)))
                        : giveUp(listeners, loop, server).thenCompose(given -> CompletableFuture.failedStage(causeOf(failure))))
                .thenCompose(outcome -> outcome);
    }

    private static CompletionStage<Listener> listen(
            BrokerSettings settings, ListenerSettings where, Loop loop, ServerState server) {
        var entrance = new Entrance(where);
        return Listener.listen(loop, where, settings.maximumPacketSize(), server.instruments(), network -> new ClientConnection(server, entrance, network))
                .exceptionallyCompose(failure -> CompletableFuture.failedStage(ListenProblem.failure(where, causeOf(failure))));
    }

    private static Throwable causeOf(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    /// Closes what listens already, and the store before anybody hears of the failure: the next attempt may want the same one.
    private static CompletionStage<Void> giveUp(List<Listener> listeners, Loop loop, ServerState server) {
        listeners.forEach(Listener::close);
        return loop.ask(server::close)
                .thenCompose(closed -> closed)
                .whenComplete((closed, notClosed) -> loop.stop());
    }

    /// What it was started with.
    public BrokerSettings settings() {
        return settings;
    }

    /// The address that its first listener has, with the port that was chosen.
    public InetSocketAddress address() {
        return listeners.getFirst().address();
    }

    /// The addresses that it listens on, with the ports that were chosen, in the order of the settings' listeners.
    public List<InetSocketAddress> addresses() {
        return listeners.stream().map(Listener::address).toList();
    }

    /// The packets that pass; off at first, see [#traceClients(boolean, Set)].
    public PacketTrace trace() {
        return server.instruments().trace();
    }

    /// What can hold packets up.
    public Gates gates() {
        return server.instruments().gates();
    }

    /// Starts or stops to trace. It begins with a record of each connection that is there.
    ///
    /// @param only the packets of these clients; of all where there are none
    public CompletionStage<Void> traceClients(boolean on, Set<String> only) {
        return loop.ask(() -> {
            trace().setOnly(only);
            trace().setOn(on);
            if (on) {
                server.connections().forEach(connection -> connection.notes().trace(TracedConnection.Event.KNOWN));
            }
            return null;
        });
    }

    /// What was counted up to now. Fails when the broker was stopped.
    public CompletionStage<BrokerSnapshot> snapshot() {
        return loop.ask(() -> {
            var counters = server.counters();
            var open = server.connections();
            return new BrokerSnapshot(
                    Duration.ofNanos(System.nanoTime() - startedAt),
                    (int) open.stream().filter(ClientConnection::isConnected).count(),
                    server.sessions().size(),
                    server.router().size(),
                    server.retained().size(),
                    counters.publishesReceived,
                    counters.publishesSent,
                    counters.publishesDenied,
                    counters.messagesDropped,
                    server.bytesReceived(),
                    server.bytesSent(),
                    server.journal().failure());
        });
    }

    /// Its retained messages; the same object as long as it runs.
    public RetainedQueries retained() {
        return retained;
    }

    /// Its Sessions.
    public SessionQueries sessions() {
        return new SessionQueries(loop, server);
    }

    /// Who publishes most, in the last ten seconds. Counting begins with the first question, and ends some seconds behind the last one.
    ///
    /// @param most how many publishers and how many subtrees at the most
    public CompletionStage<TopTalkers> topTalkers(int most) {
        return loop.ask(() -> server.talkers().ask(most, loop, server.now()));
    }

    /// What happened to connections and Sessions, oldest first: those of the last 2,000 that came behind this number.
    public CompletionStage<List<BrokerEvent>> eventsSince(long number) {
        return loop.ask(() -> server.events().since(number));
    }

    /// Knows clients of its own process by this secret from now on: lets them in, see [OwnClients], and tells those that ask for it who
    /// published a message, see [PublisherNotes].
    ///
    /// @param secret that nobody outside of this process knows
    /// @return completes when it holds
    public CompletionStage<Void> knowOwnClientsBy(String secret) {
        return loop.ask(() -> {
            server.ownClients().know(secret);
            server.publisherNotes().giveTo(secret);
            return null;
        });
    }

    /// Reads the files that say who may do what again now, as happens by itself when they change.
    ///
    /// @return completes when they hold; exceptionally with an [AccessFailure] when one cannot be used, and what stood in it
    ///         before still holds
    public CompletionStage<Void> reloadAccess() {
        return loop.ask(server.access()::reload).thenCompose(reloaded -> reloaded);
    }

    /// Stops listening, lets the store take what is acknowledged next, tells the clients, closes their connections and the store,
    /// and ends the loop.
    ///
    /// @return completes when the loop has ended
    public CompletionStage<Void> stop() {
        return loop.ask(() -> {
                    listeners.forEach(Listener::close);
                    return server.shutDown();
                })
                .thenCompose(connectionsClosed -> connectionsClosed)
                .thenCompose(connectionsClosed -> loop.ask(server::close))
                .thenCompose(storeClosed -> storeClosed)
                .handle((done, alreadyStopped) -> loop.stop())
                .thenCompose(stopped -> stopped);
    }

    /// Stops and waits, five seconds at the most.
    @Override
    public void close() {
        try {
            stop().toCompletableFuture().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException failure) {
            LOG.warn("The broker on {} did not stop cleanly: {}", address(), failure.toString());
        }
    }
}
