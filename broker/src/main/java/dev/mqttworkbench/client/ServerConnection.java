package dev.mqttworkbench.client;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import dev.mqttworkbench.endpoint.PassedStep;
import dev.mqttworkbench.endpoint.Step;
import dev.mqttworkbench.mqtt.delivery.KeepAlive;
import dev.mqttworkbench.mqtt.delivery.Sender;
import dev.mqttworkbench.mqtt.delivery.TopicAliases;
import dev.mqttworkbench.mqtt.packet.Auth;
import dev.mqttworkbench.mqtt.packet.ConnAck;
import dev.mqttworkbench.mqtt.packet.Connect;
import dev.mqttworkbench.mqtt.packet.Disconnect;
import dev.mqttworkbench.mqtt.packet.Packet;
import dev.mqttworkbench.mqtt.packet.PacketViolation;
import dev.mqttworkbench.mqtt.packet.PingReq;
import dev.mqttworkbench.mqtt.packet.PingResp;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.ProtocolError;
import dev.mqttworkbench.mqtt.packet.PubAck;
import dev.mqttworkbench.mqtt.packet.PubComp;
import dev.mqttworkbench.mqtt.packet.PubRec;
import dev.mqttworkbench.mqtt.packet.PubRel;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.ReasonCode;
import dev.mqttworkbench.mqtt.packet.SubAck;
import dev.mqttworkbench.mqtt.packet.Subscribe;
import dev.mqttworkbench.mqtt.packet.UnsubAck;
import dev.mqttworkbench.mqtt.packet.Unsubscribe;
import dev.mqttworkbench.transport.ConnectTimeout;
import dev.mqttworkbench.transport.Loop;
import dev.mqttworkbench.transport.NetworkConnection;
import org.jspecify.annotations.Nullable;

/// One Network Connection to a Server, from CONNECT to its end. On the client's loop only.
final class ServerConnection implements NetworkConnection.Handler, Sender.Output {

    /// Hears how the connection goes.
    interface Events {

        /// The Server accepted the connection; nothing is delivered before [#deliverWaiting()].
        void accepted(ServerConnection connection, ConnAck connAck);

        /// The connection ended, or was refused. Called once.
        void ended(ServerConnection connection, ConnectFailure reason);
    }

    private final Loop loop;
    private final NetworkConnection network;
    private final ConnectOptions options;
    private final ClientSession session;
    private final ClientListener listener;
    private final Events events;
    private final TopicAliases topicAliases;
    private KeepAlive keepAlive; // counts what is sent, as the Server does
    private KeepAlive silence; // counts what arrives: a link that is dead takes what is sent for a long time
    private @Nullable ConnectTimeout connAckTimeout;
    private Loop.@Nullable Timer keepAliveTimer;
    private @Nullable IOException failure;
    private long connectSentAt;
    private boolean accepted;
    private boolean ended;
    private boolean pingUnanswered;
    private long maximumPacketSize = Long.MAX_VALUE;
    private int peerReceiveMaximum;

    ServerConnection(
            Loop loop, NetworkConnection network, ConnectOptions options, ClientSession session, ClientListener listener,
            Events events) {
        this.loop = loop;
        this.network = network;
        this.options = options;
        this.session = session;
        this.listener = listener;
        this.events = events;
        topicAliases = new TopicAliases(options.properties().get(Property.TOPIC_ALIAS_MAXIMUM, 0));
        keepAlive = new KeepAlive(0, System.nanoTime());
        silence = keepAlive;
    }

    /// Says CONNECT.
    void open(Connect connect) {
        connAckTimeout = ConnectTimeout.begin(loop, options.connectTimeout(), network, () -> end(ConnectFailures.noConnAck(options)));
        connectSentAt = System.nanoTime();
        network.send(connect);
    }

    @Override
    public void received(Packet packet) {
        if (ended) {
            return;
        }
        if (!accepted && !(packet instanceof ConnAck) && !(packet instanceof Auth)) { // [MQTT-3.2.0-1]
            throw new ProtocolError(packet.type() + " before CONNACK");
        }
        var now = System.nanoTime();
        silence.packetPassed(now);
        switch (packet) {
            case ConnAck connAck -> connAck(connAck, now);
            case Publish publish -> publish(publish, now);
            case PubAck ack -> session.sender().on(ack, now);
            case PubRec ack -> session.sender().on(ack, now);
            case PubRel rel -> release(rel);
            case PubComp ack -> session.sender().on(ack, now);
            case SubAck subAck -> session.on(subAck);
            case UnsubAck unsubAck -> session.on(unsubAck);
            case PingResp ignored -> pingUnanswered = false;
            case Disconnect disconnect -> end(ConnectFailures.disconnected(disconnect));
            case Auth ignored -> throw new ProtocolError("AUTH without an authentication method in CONNECT");
            case Connect wrong -> throw fromClientOnly(wrong);
            case Subscribe wrong -> throw fromClientOnly(wrong);
            case Unsubscribe wrong -> throw fromClientOnly(wrong);
            case PingReq wrong -> throw fromClientOnly(wrong);
        }
    }

    private static ProtocolError fromClientOnly(Packet packet) {
        return new ProtocolError(packet.type() + " from a server");
    }

    private void connAck(ConnAck connAck, long now) {
        if (accepted) {
            throw new ProtocolError("a second CONNACK");
        }
        if (connAck.reasonCode() != ReasonCode.SUCCESS) {
            end(ConnectFailures.refused(connAck));
            return;
        }
        accepted = true;
        network.identified();
        listener.stepPassed(new PassedStep.Accepted(Duration.ofNanos(now - connectSentAt), connAck));
        stopTimers();
        var properties = connAck.properties();
        maximumPacketSize = properties.get(Property.MAXIMUM_PACKET_SIZE, Long.MAX_VALUE);
        keepAlive = new KeepAlive(properties.get(Property.SERVER_KEEP_ALIVE, options.keepAliveSeconds()), now); // [MQTT-3.1.2-21]
        silence = new KeepAlive(keepAlive.seconds(), now);
        watchKeepAlive();
        if (!connAck.sessionPresent()) {
            session.lostByServer(now);
        }
        session.limit(ServerLimits.of(connAck));
        session.receiver().connected(options.properties().get(Property.RECEIVE_MAXIMUM, 65_535));
        peerReceiveMaximum = properties.get(Property.RECEIVE_MAXIMUM, 65_535);
        events.accepted(this, connAck);
    }

    /// Sends again what an earlier connection left open, and what waits.
    void deliverWaiting() {
        session.sender().connected(this, peerReceiveMaximum, System.nanoTime());
    }

    private void publish(Publish received, long now) {
        var publish = topicAliases.resolve(received);
        switch (publish.qos()) {
            case AT_MOST_ONCE -> deliver(publish, now);
            case AT_LEAST_ONCE -> {
                session.receiver().accept(publish.packetIdentifier(), false);
                deliver(publish, now);
                send(new PubAck(publish.packetIdentifier())); // [MQTT-4.3.2-4]
                session.receiver().finished(publish.packetIdentifier());
            }
            case EXACTLY_ONCE -> {
                if (session.receiver().accept(publish.packetIdentifier(), true)) {
                    deliver(publish, now); // [MQTT-4.3.3-10]
                }
                send(new PubRec(publish.packetIdentifier())); // [MQTT-4.3.3-8]
            }
        }
    }

    private void deliver(Publish publish, long now) {
        listener.messageReceived(new ReceivedMessage(Instant.now(), now, publish));
    }

    private void release(PubRel rel) {
        var known = session.receiver().release(rel.packetIdentifier());
        send(new PubComp( // [MQTT-4.3.3-11]
                rel.packetIdentifier(), known ? ReasonCode.SUCCESS : ReasonCode.PACKET_IDENTIFIER_NOT_FOUND));
    }

    private void watchKeepAlive() {
        if (keepAlive.isOn() && !ended) {
            keepAliveTimer = loop.afterNanos(Math.max(0, untilPing()), this::ping);
        }
    }

    private long untilPing() {
        var now = System.nanoTime();
        return Math.min(keepAlive.untilPing(now), silence.untilPing(now));
    }

    private void ping() {
        if (network.hasWaitingOutput()) { // it goes out slowly: no wonder that nothing comes back yet
            silence.packetPassed(System.nanoTime());
        }
        if (untilPing() <= 0) {
            silence.packetPassed(System.nanoTime()); // as long once more for the answer
            if (pingUnanswered && network.isKeepAlivePaused()) { // somebody looks at the PINGREQ, or at its answer
                keepAlive.packetPassed(System.nanoTime());
                watchKeepAlive();
                return;
            }
            if (pingUnanswered) {
                end(ConnectFailures.silent(options));
                return;
            }
            pingUnanswered = true;
            send(new PingReq()); // [MQTT-3.1.2-20]
        }
        watchKeepAlive();
    }

    @Override
    public void violated(PacketViolation violation) {
        if (accepted && !ended) {
            send(new Disconnect(violation.reasonCode(), Properties.of(Property.REASON_STRING, violation.detail())));
        }
        end(accepted ? ConnectFailures.violated(violation) : ConnectFailures.violated(violation).at(Step.CONNACK));
    }

    @Override
    public void writable() {
        session.sender().writable(System.nanoTime());
    }

    @Override
    public void failed(IOException reason) {
        failure = reason;
    }

    @Override
    public void closed() {
        end(accepted ? ConnectFailures.lost(options) : ConnectFailures.closedEarly(options.route(), options.version(), Optional.ofNullable(failure)));
    }

    /// Says DISCONNECT and closes.
    void disconnect() {
        send(new Disconnect(ReasonCode.SUCCESS, Properties.NONE)); // [MQTT-3.14.4-1]
        end(ConnectFailures.closed());
    }

    /// Closes the socket without a word: the Server will publish the Will.
    void cut() {
        network.cut();
        end(ConnectFailures.cut());
    }

    private void end(ConnectFailure reason) {
        if (ended) {
            return;
        }
        ended = true;
        stopTimers();
        network.close();
        events.ended(this, reason);
    }

    private void stopTimers() {
        if (connAckTimeout != null) {
            connAckTimeout.cancel();
        }
        if (keepAliveTimer != null) {
            keepAliveTimer.cancel();
        }
    }

    @Override
    public void send(Packet packet) {
        keepAlive.packetPassed(System.nanoTime());
        network.send(packet);
    }

    @Override
    public boolean takesMore() {
        return network.takesMore();
    }

    @Override
    public boolean fits(Publish publish) {
        return network.fits(publish, maximumPacketSize); // [MQTT-3.2.2-15]
    }
}
