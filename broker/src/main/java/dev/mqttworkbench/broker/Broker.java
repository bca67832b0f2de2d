package dev.mqttworkbench.broker;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import dev.mqttworkbench.store.Journal;
import dev.mqttworkbench.store.Stored;
import dev.mqttworkbench.store.UnusableStore;
import dev.mqttworkbench.trace.PacketTrace;
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
    private final PacketTrace trace;
    private final Loop loop;
    private final ServerState server;
    private final Listener listener;
    private final long startedAt = System.nanoTime();

    private Broker(BrokerSettings settings, PacketTrace trace, Loop loop, ServerState server, Listener listener) {
        this.settings = settings;
        this.trace = trace;
        this.loop = loop;
        this.server = server;
        this.listener = listener;
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
                    var server = new ServerState(settings, loop, opened.journal(), access);
                    server.restore(opened.stored());
                    return server;
                }))
                .thenCompose(server -> listen(settings, loop, server));
    }

    private static Throwable storeFailure(Throwable failure) {
        var cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause instanceof UnusableStore unusable ? new StoreFailure(String.valueOf(unusable.getMessage()), unusable) : cause;
    }

    private static CompletionStage<Journal.Opened> openJournal(StoreSettings store, Loop loop) {
        return store.folder()
                .map(folder -> Journal.open(folder, store.survivesPowerLoss(), loop::later))
                .orElseGet(() -> CompletableFuture.completedFuture(
                        new Journal.Opened(Journal.ofMemory(), Stored.NOTHING)));
    }

    private static CompletionStage<Broker> listen(BrokerSettings settings, Loop loop, ServerState server) {
        var trace = new PacketTrace();
        return Listener.listen(
                        loop, settings.host(), settings.port(), settings.maximumPacketSize(), trace,
                        network -> new ClientConnection(server, network))
                .<CompletionStage<Broker>>handle((listener, failure) -> failure == null
                        ? CompletableFuture.completedFuture(new Broker(settings, trace, loop, server, listener))
                        : giveUp(loop, server).thenCompose(given -> CompletableFuture.failedStage(listenFailure(settings, failure))))
                .thenCompose(outcome -> outcome);
    }

    /// Closes the store before anybody hears of the failure: the next attempt may want the same one.
    private static CompletionStage<Void> giveUp(Loop loop, ServerState server) {
        return loop.ask(server::close)
                .thenCompose(closed -> closed)
                .whenComplete((closed, notClosed) -> loop.stop());
    }

    private static ListenFailure listenFailure(BrokerSettings settings, Throwable failure) {
        var cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return switch (ListenProblem.of(settings.host(), settings.port())) {
            case PORT_IN_USE -> new ListenFailure(
                    ListenFailure.Kind.PORT_IN_USE, settings,
                    "Port %2$s on %1$s is used by another program. Choose another port, or end that program.", cause);
            case PORT_NOT_PERMITTED -> new ListenFailure(
                    ListenFailure.Kind.PORT_NOT_PERMITTED, settings,
                    "Port %2$s needs special rights on this system. Choose a port from 1024 to 65535.", cause);
            case NOT_AN_ADDRESS_OF_THIS_COMPUTER -> new ListenFailure(
                    ListenFailure.Kind.NOT_AN_ADDRESS_OF_THIS_COMPUTER, settings,
                    "%1$s is not an address of this computer. Use 127.0.0.1 for this computer alone, or 0.0.0.0 for the network.",
                    cause);
        };
    }

    /// What it was started with.
    public BrokerSettings settings() {
        return settings;
    }

    /// The address that it listens on, with the port that was chosen.
    public InetSocketAddress address() {
        return listener.address();
    }

    /// The packets that pass; off at first.
    public PacketTrace trace() {
        return trace;
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
                    listener.close();
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
