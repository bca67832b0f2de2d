package dev.mqttworkbench.client;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import dev.mqttworkbench.endpoint.PassedStep;
import dev.mqttworkbench.mqtt.packet.ConnAck;
import dev.mqttworkbench.mqtt.packet.Connect;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.ReasonCode;
import dev.mqttworkbench.transport.Connector;
import dev.mqttworkbench.transport.Instruments;
import dev.mqttworkbench.transport.Loop;
import org.jspecify.annotations.Nullable;

/// Keeps one Network Connection to the Server: makes it, and makes it again when it was lost. On the client's loop only,
/// but for [#state()].
final class ConnectionKeeper {

    private final ConnectOptions options;
    private final ClientListener listener;
    private final ClientSession session;
    private final Instruments instruments;
    private final Loop loop;
    private final Events events = new Events();

    private String clientIdentifier;
    private boolean everConnected;
    private int attempt;
    private int opening; // counts what is opened, so that an answer to something given up is known as such
    private @Nullable ServerConnection connection;
    private @Nullable CompletableFuture<ConnAck> connecting;
    private Loop.@Nullable Timer retry;

    // Written on the loop, read by any thread.
    private volatile ClientState state = new ClientState.Disconnected(Optional.empty());

    ConnectionKeeper(
            ConnectOptions options, ClientListener listener, ClientSession session, Instruments instruments, Loop loop) {
        this.options = options;
        this.listener = listener;
        this.session = session;
        this.instruments = instruments;
        this.loop = loop;
        this.clientIdentifier = options.clientIdentifier();
    }

    /// What is being done. Any thread.
    ClientState state() {
        return state;
    }

    /// The connection, while the Server has accepted it.
    Optional<ServerConnection> accepted() {
        return state instanceof ClientState.Connected ? Optional.ofNullable(connection) : Optional.empty();
    }

    /// Connects once, or joins the attempt that is under way.
    void connect(CompletableFuture<ConnAck> answer) {
        switch (state) {
            case ClientState.Connected connected -> answer.complete(connected.connAck());
            case ClientState.Disconnected ignored -> begin(answer);
            case ClientState.WaitingToReconnect ignored -> begin(answer);
            case ClientState.Connecting ignored -> join(answer);
        }
    }

    /// Makes the next attempt at once, if one is waited for.
    void retryNow() {
        if (state instanceof ClientState.WaitingToReconnect) {
            cancelRetry();
            attempt();
        }
    }

    private void begin(CompletableFuture<ConnAck> answer) {
        cancelRetry();
        attempt = 1;
        connecting = answer;
        attempt();
    }

    private void join(CompletableFuture<ConnAck> answer) {
        if (connecting == null) {
            connecting = answer;
            return;
        }
        connecting.whenComplete((connAck, failure) -> {
            if (failure == null) {
                answer.complete(connAck);
            } else {
                answer.completeExceptionally(failure);
            }
        });
    }

    private void attempt() {
        var mine = ++opening;
        enter(new ClientState.Connecting(attempt));
        new Connector<>(
                        loop, options.route(), options.version(), options.maximumPacketSize(), instruments,
                        step -> tell(step, mine),
                        network -> new ServerConnection(loop, network, options, session, listener, events))
                .connect()
                .whenComplete((opened, failure) -> loop.run(() -> {
                    if (failure == null) {
                        opened(opened, mine == opening);
                    } else if (mine == opening) {
                        failed(OpeningFailures.of(options.route(), failure));
                    }
                }));
    }

    private void tell(PassedStep step, int by) {
        if (by == opening) {
            listener.stepPassed(step);
        }
    }

    private void opened(ServerConnection opened, boolean stillWanted) {
        if (!stillWanted) {
            opened.cut(); // the application changed its mind meanwhile
            return;
        }
        connection = opened;
        opened.open(new Connect(
                options.version(), cleanStart(), options.keepAliveSeconds(), clientIdentifier, options.will(),
                options.userName(), options.password(), options.properties()));
    }

    /// The first connection does what the options say; a later one goes on with the Session where the Server keeps one.
    private boolean cleanStart() {
        if (!everConnected) {
            return options.cleanStart();
        }
        return options.version().isV5()
                ? options.properties().get(Property.SESSION_EXPIRY_INTERVAL, 0L) == 0
                : options.cleanStart();
    }

    private final class Events implements ServerConnection.Events {

        @Override
        public void accepted(ServerConnection by, ConnAck connAck) {
            if (everConnected && !connAck.sessionPresent()) {
                session.subscribeAgain(by);
            }
            by.deliverWaiting();
            everConnected = true;
            attempt = 0;
            clientIdentifier = connAck.properties().get(Property.ASSIGNED_CLIENT_IDENTIFIER, clientIdentifier); // [MQTT-3.1.3-7]
            enter(new ClientState.Connected(connAck, clientIdentifier));
            if (connecting != null) {
                connecting.complete(connAck);
                connecting = null;
            }
        }

        @Override
        public void ended(ServerConnection ended, ConnectFailure reason) {
            if (ended == connection) {
                connection = null;
                failed(session.disconnected(reason));
            }
        }
    }

    private void failed(ConnectFailure reason) {
        if (state instanceof ClientState.Disconnected) {
            return; // the application wanted it so
        }
        var takenOver = reason.reasonCode().filter(code -> code == ReasonCode.SESSION_TAKEN_OVER).isPresent();
        if (connecting != null || !options.reconnect().automatic() || takenOver) {
            stop(reason, Optional.of(reason));
            return;
        }
        attempt++;
        var delay = options.reconnect().delayBefore(attempt);
        enter(new ClientState.WaitingToReconnect(reason, delay, attempt));
        retry = loop.after(delay, this::attempt);
    }

    /// Leaves the Server, if there is one, and does not come back.
    void leave(Consumer<ServerConnection> goodbye) {
        cancelRetry();
        opening++;
        var left = connection;
        connection = null;
        if (left != null) {
            goodbye.accept(left);
        }
        if (!(state instanceof ClientState.Disconnected)) {
            stop(ConnectFailures.closed(), Optional.empty());
        }
    }

    private void stop(ConnectFailure reason, Optional<ConnectFailure> shown) {
        session.end(reason);
        everConnected = false;
        enter(new ClientState.Disconnected(shown));
        if (connecting != null) {
            connecting.completeExceptionally(reason);
            connecting = null;
        }
    }

    private void cancelRetry() {
        if (retry != null) {
            retry.cancel();
            retry = null;
        }
    }

    private void enter(ClientState next) {
        state = next;
        listener.stateChanged(next);
    }
}
