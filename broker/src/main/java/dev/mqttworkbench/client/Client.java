package dev.mqttworkbench.client;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

import dev.mqttworkbench.mqtt.packet.ConnAck;
import dev.mqttworkbench.mqtt.packet.Connect;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.ReasonCode;
import dev.mqttworkbench.mqtt.packet.SubAck;
import dev.mqttworkbench.mqtt.packet.Subscribe;
import dev.mqttworkbench.mqtt.packet.UnsubAck;
import dev.mqttworkbench.mqtt.topic.TopicName;
import dev.mqttworkbench.trace.PacketTrace;
import dev.mqttworkbench.transport.Connector;
import dev.mqttworkbench.transport.Loop;
import org.jspecify.annotations.Nullable;

/// An MQTT Client: one Session with one Server, over as many Network Connections as it takes.
///
/// All methods may be called from any thread and return at once. All clients of a process share one loop; the listener is
/// called there. A stage that fails does so with a [ConnectFailure], whose message is a sentence for the user, or an
/// [IllegalArgumentException] when an argument is wrong.
public final class Client implements AutoCloseable {

    private final ConnectOptions options;
    private final ClientListener listener;
    private final PacketTrace trace = new PacketTrace();
    private final Loop loop = ClientLoop.shared();
    private final ClientSession session;

    // On the loop.
    private @Nullable ServerConnection connection;
    private @Nullable CompletableFuture<ConnAck> connecting;
    private Loop.@Nullable Timer retry;
    private int attempt;
    private boolean everConnected;
    private String clientIdentifier;

    // Written on the loop, read by any thread.
    private volatile ClientState state = new ClientState.Disconnected("");

    /// A client that does nothing yet.
    public Client(ConnectOptions options, ClientListener listener) {
        this.options = options;
        this.listener = listener;
        this.clientIdentifier = options.clientIdentifier();
        this.session = new ClientSession(options.properties().get(Property.RECEIVE_MAXIMUM, 65_535));
    }

    /// What it was made with.
    public ConnectOptions options() {
        return options;
    }

    /// What it is doing.
    public ClientState state() {
        return state;
    }

    /// The packets that pass; off at first.
    public PacketTrace trace() {
        return trace;
    }

    /// Connects, once. A connection that is lost later is made again as [ConnectOptions#reconnect()] says.
    ///
    /// @return completes with the Server's answer, exceptionally when the connection cannot be made
    public CompletionStage<ConnAck> connect() {
        var answer = new CompletableFuture<ConnAck>();
        loop.run(() -> {
            switch (state) {
                case ClientState.Connected connected -> answer.complete(connected.connAck());
                case ClientState.Disconnected ignored -> begin(answer);
                case ClientState.WaitingToReconnect ignored -> begin(answer);
                case ClientState.Connecting ignored -> join(answer);
            }
        });
        return answer;
    }

    private void join(CompletableFuture<ConnAck> answer) {
        if (connecting == null) {
            connecting = answer;
        } else {
            connecting.whenComplete((connAck, failure) -> {
                if (failure == null) {
                    answer.complete(connAck);
                } else {
                    answer.completeExceptionally(failure);
                }
            });
        }
    }

    private void begin(CompletableFuture<ConnAck> answer) {
        cancelRetry();
        attempt = 1;
        connecting = answer;
        attempt();
    }

    private void attempt() {
        enter(new ClientState.Connecting(attempt));
        Connector.connect(
                        loop, options.host(), options.port(), options.version(), options.maximumPacketSize(),
                        options.connectTimeout(), trace,
                        network -> new ServerConnection(loop, network, options, session, listener, new Events()))
                .whenComplete((opened, failure) -> loop.run(() -> {
                    if (failure != null) {
                        failed(ConnectFailures.unreachable(options, failure));
                    } else {
                        opened(opened);
                    }
                }));
    }

    private void opened(ServerConnection opened) {
        if (state instanceof ClientState.Connecting) {
            connection = opened;
            opened.open(new Connect(
                    options.version(), cleanStart(), options.keepAliveSeconds(), clientIdentifier, options.will(),
                    options.userName(), options.password(), options.properties()));
        } else {
            opened.cut(); // the application changed its mind meanwhile
        }
    }

    /// The first connection does what the options say; a later one goes on with the Session where the Server keeps one.
    private boolean cleanStart() {
        var kept = options.version().isV5()
                ? options.properties().get(Property.SESSION_EXPIRY_INTERVAL, 0L) > 0
                : !options.cleanStart();
        return everConnected ? !kept : options.cleanStart();
    }

    private final class Events implements ServerConnection.Events {

        @Override
        public void accepted(ServerConnection by, ConnAck connAck) {
            var again = everConnected;
            everConnected = true;
            attempt = 0;
            clientIdentifier = connAck.properties().get(Property.ASSIGNED_CLIENT_IDENTIFIER, clientIdentifier); // [MQTT-3.1.3-7]
            if (again && !connAck.sessionPresent()) {
                session.subscribeAgain(by);
            }
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
                session.disconnected(reason);
                failed(reason);
            }
        }
    }

    private void failed(ConnectFailure reason) {
        if (state instanceof ClientState.Disconnected) {
            return; // the application wanted it so
        }
        var takenOver = reason.reasonCode().filter(code -> code == ReasonCode.SESSION_TAKEN_OVER).isPresent();
        if (connecting != null || !options.reconnect().automatic() || takenOver) {
            giveUp(reason);
            return;
        }
        attempt++;
        var delay = options.reconnect().delayBefore(attempt);
        enter(new ClientState.WaitingToReconnect(sentence(reason), delay, attempt));
        retry = loop.after(delay, this::attempt);
    }

    private void giveUp(ConnectFailure reason) {
        session.end(reason);
        enter(new ClientState.Disconnected(sentence(reason)));
        if (connecting != null) {
            connecting.completeExceptionally(reason);
            connecting = null;
        }
    }

    private static String sentence(ConnectFailure reason) {
        return String.valueOf(reason.getMessage());
    }

    /// Publishes a message. At QoS 1 and 2 it waits while the connection is being made again.
    ///
    /// @param publish a complete Topic Name; Packet Identifier and DUP are the client's own
    /// @return completes at QoS 0 when it was sent, at QoS 1 and 2 with the Server's answer, which may be a refusal
    public CompletionStage<PublishResult> publish(Publish publish) {
        try {
            new TopicName(publish.topicName());
        } catch (IllegalArgumentException wrong) {
            return CompletableFuture.failedFuture(wrong);
        }
        var pending = new PendingPublish(withinVersion(publish), System.nanoTime());
        loop.run(() -> {
            if (state instanceof ClientState.Disconnected) {
                pending.result().completeExceptionally(notConnected());
            } else {
                session.publish(pending, System.nanoTime());
            }
        });
        return pending.result();
    }

    private Publish withinVersion(Publish publish) {
        var fresh = Publish.of(
                publish.topicName(), publish.payload(), publish.qos(), publish.retain(), publish.properties());
        return options.version().isV5() ? fresh : fresh.withProperties(Properties.NONE);
    }

    /// Asks for Subscriptions. They are asked for again when the connection was lost and the Server has no Session.
    ///
    /// @param properties of SUBSCRIBE; left out before MQTT 5
    /// @return completes with the Server's answer, one Reason Code each, which may be refusals
    public CompletionStage<SubAck> subscribe(List<Subscribe.Requested> subscriptions, Properties properties) {
        var answer = new CompletableFuture<SubAck>();
        loop.run(() -> {
            var current = connection;
            if (current != null && state instanceof ClientState.Connected) {
                session.subscribe(
                        subscriptions, options.version().isV5() ? properties : Properties.NONE, current, answer);
            } else {
                answer.completeExceptionally(notConnected());
            }
        });
        return answer;
    }

    /// Ends Subscriptions.
    ///
    /// @return completes with the Server's answer
    public CompletionStage<UnsubAck> unsubscribe(List<String> topicFilters) {
        var answer = new CompletableFuture<UnsubAck>();
        loop.run(() -> {
            var current = connection;
            if (current != null && state instanceof ClientState.Connected) {
                session.unsubscribe(topicFilters, current, answer);
            } else {
                answer.completeExceptionally(notConnected());
            }
        });
        return answer;
    }

    private static ConnectFailure notConnected() {
        return new ConnectFailure("There is no connection to a broker.");
    }

    /// Says DISCONNECT and stays disconnected: the Server does not publish the Will.
    ///
    /// @return completes when it was said
    public CompletionStage<Void> disconnect() {
        return leave(ServerConnection::disconnect);
    }

    /// Closes the socket without DISCONNECT and stays disconnected: the Server publishes the Will.
    ///
    /// @return completes when the socket is closed
    public CompletionStage<Void> cut() {
        return leave(ServerConnection::cut);
    }

    private CompletionStage<Void> leave(Consumer<ServerConnection> goodbye) {
        var left = new CompletableFuture<Void>();
        loop.run(() -> {
            cancelRetry();
            var reason = new ConnectFailure("The connection was closed.");
            var current = connection;
            connection = null;
            if (current != null) {
                goodbye.accept(current);
            }
            if (!(state instanceof ClientState.Disconnected)) {
                session.end(reason);
                enter(new ClientState.Disconnected(""));
            }
            if (connecting != null) {
                connecting.completeExceptionally(reason);
                connecting = null;
            }
            left.complete(null);
        });
        return left;
    }

    /// Disconnects; does not wait for it.
    @Override
    public void close() {
        disconnect();
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
