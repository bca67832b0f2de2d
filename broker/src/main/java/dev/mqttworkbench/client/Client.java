package dev.mqttworkbench.client;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

import dev.mqttworkbench.gate.Gates;
import dev.mqttworkbench.mqtt.packet.ConnAck;
import dev.mqttworkbench.mqtt.packet.PacketType;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.SubAck;
import dev.mqttworkbench.mqtt.packet.Subscribe;
import dev.mqttworkbench.mqtt.packet.UnsubAck;
import dev.mqttworkbench.mqtt.topic.TopicName;
import dev.mqttworkbench.trace.PacketTrace;
import dev.mqttworkbench.transport.Instruments;
import dev.mqttworkbench.transport.Loop;

/// An MQTT Client: one Session with one Server, over as many Network Connections as it takes.
///
/// All methods may be called from any thread and return at once. All clients of a process share one loop; the listener is
/// called there. A stage that fails does so with a [ConnectFailure], whose message is a sentence for the user, or an
/// [IllegalArgumentException] when an argument is wrong.
public final class Client implements AutoCloseable {

    private final ConnectOptions options;
    private final Loop loop = ClientLoop.shared();
    private final Instruments instruments = Instruments.on(loop);
    private final ClientSession session;
    private final ConnectionKeeper keeper;

    /// A client that does nothing yet.
    public Client(ConnectOptions options, ClientListener listener) {
        this.options = options;
        this.session = new ClientSession(options.properties().get(Property.RECEIVE_MAXIMUM, 65_535), listener);
        this.keeper = new ConnectionKeeper(options, listener, session, instruments, loop);
    }

    /// What it was made with.
    public ConnectOptions options() {
        return options;
    }

    /// What it is doing.
    public ClientState state() {
        return keeper.state();
    }

    /// The packets that pass; off at first.
    public PacketTrace trace() {
        return instruments.trace();
    }

    /// What can hold its packets up, on this side of the wire.
    public Gates gates() {
        return instruments.gates();
    }

    /// Connects, once. A connection that is lost later is made again as [ConnectOptions#reconnect()] says.
    ///
    /// @return completes with the Server's answer, exceptionally when the connection cannot be made
    public CompletionStage<ConnAck> connect() {
        if (!options.hasValidClientIdentifier()) {
            return CompletableFuture.failedFuture(
                    new IllegalArgumentException("MQTT 3.1 needs a client identifier of 1 to 23 characters."));
        }
        var answer = new CompletableFuture<ConnAck>();
        loop.run(() -> keeper.connect(answer));
        return answer;
    }

    /// Publishes a message. At QoS 1 and 2 it waits while the connection is being made again.
    ///
    /// @param publish a complete Topic Name; Packet Identifier and DUP are the client's own; properties are left out before
    ///         MQTT 5
    /// @return completes at QoS 0 when it was sent, at QoS 1 and 2 with the Server's answer, which may be a refusal
    public CompletionStage<PublishResult> publish(Publish publish) {
        try {
            new TopicName(publish.topicName());
        } catch (IllegalArgumentException wrong) {
            return CompletableFuture.failedFuture(wrong);
        }
        var pending = new PendingPublish(
                Publish.of(
                        publish.topicName(), publish.payload(), publish.qos(), publish.retain(),
                        withinVersion(publish.properties()))
                        .withMessage(PacketTrace.nextMessage()),
                System.nanoTime());
        loop.run(() -> {
            switch (keeper.state()) {
                case ClientState.Disconnected ignored -> pending.result().completeExceptionally(ConnectFailures.notConnected());
                case ClientState.Connected connected -> ServerLimits.of(connected.connAck()).refusal(publish).ifPresentOrElse(
                        pending.result()::completeExceptionally, () -> session.publish(pending, System.nanoTime()));
                case ClientState.Connecting ignored -> session.publish(pending, System.nanoTime());
                case ClientState.WaitingToReconnect ignored -> session.publish(pending, System.nanoTime());
            }
        });
        return pending.result();
    }

    /// Asks for Subscriptions. They are asked for again when the connection was lost and the Server has no Session.
    ///
    /// @param properties of SUBSCRIBE; left out before MQTT 5
    /// @return completes with the Server's answer, one Reason Code each, which may be refusals; exceptionally when none comes
    ///         within [ConnectOptions#connectTimeout()]: one that comes later counts, and the listener hears of it
    public CompletionStage<SubAck> subscribe(List<Subscribe.Requested> subscriptions, Properties properties) {
        return whenAccepted((connection, answer) -> {
            session.subscribe(subscriptions, withinVersion(properties), connection, answer);
            bound(answer, PacketType.SUBSCRIBE, subscriptions.stream().map(Subscribe.Requested::topicFilter).toList());
        });
    }

    private void bound(CompletableFuture<?> answer, PacketType asked, List<String> topicFilters) {
        var late = loop.after(options.connectTimeout(), () -> answer.completeExceptionally(ConnectFailures.unanswered(options, asked, topicFilters)));
        answer.whenComplete((answered, failure) -> late.cancel());
    }

    /// Ends Subscriptions.
    ///
    /// @return completes with the Server's answer; exceptionally when none comes within [ConnectOptions#connectTimeout()]: one
    ///         that comes later counts
    public CompletionStage<UnsubAck> unsubscribe(List<String> topicFilters) {
        return whenAccepted((connection, answer) -> {
            session.unsubscribe(topicFilters, connection, answer);
            bound(answer, PacketType.UNSUBSCRIBE, topicFilters);
        });
    }

    /// A request to the Server.
    private interface Request<A> {
        void make(ServerConnection connection, CompletableFuture<A> answer);
    }

    private <A> CompletionStage<A> whenAccepted(Request<A> request) {
        var answer = new CompletableFuture<A>();
        loop.run(() -> keeper.accepted().ifPresentOrElse(
                connection -> request.make(connection, answer), () -> answer.completeExceptionally(ConnectFailures.notConnected())));
        return answer;
    }

    private Properties withinVersion(Properties properties) {
        return options.version().isV5() ? properties : Properties.NONE;
    }

    /// Does not wait any longer where a lost connection is about to be made again; otherwise nothing happens.
    public void retryNow() {
        loop.run(keeper::retryNow);
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
            keeper.leave(goodbye);
            left.complete(null);
        });
        return left;
    }

    /// Disconnects; does not wait for it.
    @Override
    public void close() {
        gates().stopAt(List.of()); // a DISCONNECT that is held would keep the connection, and nobody would be there to let it go on
        disconnect();
    }
}
