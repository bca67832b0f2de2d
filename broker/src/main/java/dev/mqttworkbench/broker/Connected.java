package dev.mqttworkbench.broker;

import dev.mqttworkbench.mqtt.delivery.KeepAlive;
import dev.mqttworkbench.mqtt.delivery.TopicAliases;
import dev.mqttworkbench.mqtt.packet.Auth;
import dev.mqttworkbench.mqtt.packet.ConnAck;
import dev.mqttworkbench.mqtt.packet.Connect;
import dev.mqttworkbench.mqtt.packet.Disconnect;
import dev.mqttworkbench.mqtt.packet.Packet;
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
import dev.mqttworkbench.transport.Loop;
import org.jspecify.annotations.Nullable;

/// The client is connected and has its Session.
final class Connected implements ConnectionState {

    /// What a client of 3.1 and 3.1.1, which was told no Receive Maximum, may have unacknowledged: all identifiers.
    private static final int UNLIMITED = 65_535;

    private final ServerState server;
    private final ClientConnection connection;
    private final Session session;
    private final PublishRequests publishRequests;
    private final SubscriptionRequests subscriptionRequests;
    private final Reauthentication reauthentication;
    private final KeepAlive keepAlive;
    private Loop.@Nullable Timer keepAliveTimer;

    private Connected(ServerState server, ClientConnection connection, Session session, Connect connect, int keepAliveSeconds) {
        this.server = server;
        this.connection = connection;
        this.session = session;
        this.publishRequests = new PublishRequests(server, connection, session, connect.version().isV5());
        this.subscriptionRequests = new SubscriptionRequests(server, session);
        this.reauthentication = new Reauthentication(server, connect, session);
        this.keepAlive = new KeepAlive(keepAliveSeconds, server.now());
    }

    /// Goes on with the Session behind CONNACK: what is not finished is sent again, then what waited.
    ///
    /// @param keepAliveSeconds 0 for none
    static Connected begin(
            ServerState server, ClientConnection connection, Session session, Connect connect, int keepAliveSeconds) {
        var connected = new Connected(server, connection, session, connect, keepAliveSeconds);
        session.receiver().connected(connect.version().isV5() ? server.settings().receiveMaximum() : UNLIMITED);
        var receiveMaximum = Math.min(
                connect.properties().get(Property.RECEIVE_MAXIMUM, 65_535), server.settings().maximumInFlight());
        session.givePublisherNotes(server.publisherNotes().areFor(connect));
        session.sender().connected(connection, receiveMaximum, server.now()); // [MQTT-3.3.4-9]
        connected.watchKeepAlive();
        return connected;
    }

    @Override
    public ConnectionState on(Packet packet) {
        var now = server.now();
        keepAlive.packetPassed(now);
        switch (packet) {
            case Publish publish -> publishRequests.publish(publish, now);
            case PubAck ack -> session.sender().on(ack, now);
            case PubRec ack -> session.sender().on(ack, now);
            case PubRel rel -> publishRequests.release(rel);
            case PubComp ack -> session.sender().on(ack, now);
            case Subscribe subscribe -> subscriptionRequests.subscribe(subscribe, connection, now);
            case Unsubscribe unsubscribe -> connection.send(subscriptionRequests.unsubscribe(unsubscribe));
            case PingReq ignored -> connection.send(new PingResp()); // [MQTT-3.12.4-1]
            case Disconnect disconnect -> {
                return disconnect(disconnect);
            }
            case Auth auth -> connection.send(reauthentication.on(auth));
            case Connect ignored -> throw new ProtocolError("a second CONNECT"); // [MQTT-3.1.0-2]
            case ConnAck wrong -> throw fromServerOnly(wrong);
            case SubAck wrong -> throw fromServerOnly(wrong);
            case UnsubAck wrong -> throw fromServerOnly(wrong);
            case PingResp wrong -> throw fromServerOnly(wrong);
        }
        return this;
    }

    /// The socket has room again.
    void writable() {
        session.sender().writable(server.now());
    }

    private static ProtocolError fromServerOnly(Packet packet) {
        return new ProtocolError(packet.type() + " from a client");
    }

    private ConnectionState disconnect(Disconnect disconnect) {
        var expiry = disconnect.properties().get(Property.SESSION_EXPIRY_INTERVAL);
        if (expiry.isPresent()) {
            if (session.expirySeconds() == 0 && expiry.get() != 0) { // 3.14.2.2.2
                throw new ProtocolError("a session expiry interval at DISCONNECT after 0 at CONNECT");
            }
            session.expireAfter(Math.min(expiry.get(), server.settings().maximumSessionExpirySeconds()));
            session.save();
        }
        if (disconnect.reasonCode() == ReasonCode.SUCCESS) {
            session.removeWill(); // [MQTT-3.14.4-3]
        }
        connection.notes().log(BrokerEvent.Kind.DISCONNECTED, disconnect.reasonCode() == ReasonCode.SUCCESS ? "" : disconnect.reasonCode().toString());
        connection.closeAfterDisconnect();
        closed();
        return new Closing();
    }

    KeepAlive keepAlive() {
        return keepAlive;
    }

    TopicAliases topicAliases() {
        return publishRequests.topicAliases();
    }

    private void watchKeepAlive() {
        if (keepAlive.isOn()) {
            keepAliveTimer = server.loop().afterNanos(Math.max(0, keepAlive.untilTimeout(server.now())), this::checkKeepAlive);
        }
    }

    private void checkKeepAlive() {
        if (connection.network().isKeepAlivePaused()) {
            keepAlive.packetPassed(server.now());
        }
        if (keepAlive.untilTimeout(server.now()) > 0) {
            watchKeepAlive();
        } else {
            connection.disconnect(ReasonCode.KEEP_ALIVE_TIMEOUT, "nothing for one and a half times the keep alive");
        }
    }

    /// MQTT 5 learns the reason before the connection closes; before that there is no packet for it.
    @Override
    public void refuse(ReasonCode reasonCode, String reason) {
        stopKeepAlive();
        connection.send(new Disconnect(reasonCode, Properties.of(Property.REASON_STRING, reason)));
    }

    @Override
    public void closed() {
        stopKeepAlive();
        if (session.isConnectedBy(connection)) { // not after a takeover
            server.sessions().connectionEnded(session);
        }
    }

    private void stopKeepAlive() {
        if (keepAliveTimer != null) {
            keepAliveTimer.cancel();
            keepAliveTimer = null;
        }
    }
}
