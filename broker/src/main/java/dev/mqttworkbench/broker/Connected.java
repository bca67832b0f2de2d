package dev.mqttworkbench.broker;

import dev.mqttworkbench.mqtt.delivery.KeepAlive;
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
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.mqtt.packet.ReasonCode;
import dev.mqttworkbench.mqtt.packet.SubAck;
import dev.mqttworkbench.mqtt.packet.Subscribe;
import dev.mqttworkbench.mqtt.packet.UnsubAck;
import dev.mqttworkbench.mqtt.packet.Unsubscribe;
import dev.mqttworkbench.mqtt.topic.TopicName;
import dev.mqttworkbench.transport.Loop;
import org.jspecify.annotations.Nullable;

/// The client is connected and has its Session.
final class Connected implements ConnectionState {

    /// What a client of 3.1 and 3.1.1, which was told no Receive Maximum, may have unacknowledged: all identifiers.
    private static final int UNLIMITED = 65_535;

    private final ServerState server;
    private final ClientConnection connection;
    private final Session session;
    private final SubscriptionRequests subscriptionRequests;
    private final Reauthentication reauthentication;
    private final TopicAliases topicAliases = new TopicAliases(Admission.TOPIC_ALIAS_MAXIMUM);
    private final KeepAlive keepAlive;
    private final boolean isV5;
    private final @Nullable PublishRate publishRate;
    private Loop.@Nullable Timer keepAliveTimer;
    private @Nullable TopicName latestTopic;

    private Connected(ServerState server, ClientConnection connection, Session session, Connect connect, int keepAliveSeconds) {
        this.server = server;
        this.connection = connection;
        this.session = session;
        this.subscriptionRequests = new SubscriptionRequests(server, session);
        this.reauthentication = new Reauthentication(server, connect, session);
        this.isV5 = connect.version().isV5();
        var perSecond = server.settings().limits().publishesPerSecond();
        this.publishRate = perSecond == 0 ? null : new PublishRate(perSecond, server.now());
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
            case Publish publish -> publish(publish, now);
            case PubAck ack -> session.sender().on(ack, now);
            case PubRec ack -> session.sender().on(ack, now);
            case PubRel rel -> release(rel);
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

    private void publish(Publish received, long now) {
        server.counters().publishesReceived++;
        if (publishRate != null) {
            waitForTurn(publishRate.passed(now));
        }
        server.counters().publishBytesReceived += received.payload().size();
        if (!received.properties().isEmpty()
                && received.properties().get(Property.SUBSCRIPTION_IDENTIFIER).isPresent()) { // [MQTT-3.3.4-6]
            throw new ProtocolError("PUBLISH from a client with a subscription identifier");
        }
        var publish = topicAliases.resolve(received);
        switch (publish.qos()) {
            case AT_MOST_ONCE -> route(publish, now);
            case AT_LEAST_ONCE -> atLeastOnce(publish, now);
            case EXACTLY_ONCE -> exactlyOnce(publish, now);
        }
    }

    /// Reads on when the next PUBLISH may come.
    private void waitForTurn(long nanos) {
        if (nanos > 0) {
            connection.network().pause();
            server.loop().afterNanos(nanos, connection.network()::resume);
        }
    }

    private void atLeastOnce(Publish publish, long now) {
        var identifier = publish.packetIdentifier();
        if (session.receiver().isAwaitingPubRel(identifier)) { // its client has forgotten the message at QoS 2 [MQTT-2.2.1-4]
            session.journal().released(identifier);
        }
        session.receiver().accept(identifier, false);
        var reasonCode = route(publish, now);
        connection.send(new PubAck(identifier, reasonCode, Refusals.words(reasonCode, publish.topicName()))); // [MQTT-4.3.2-4]
        session.receiver().finished(identifier);
    }

    private void exactlyOnce(Publish publish, long now) {
        var identifier = publish.packetIdentifier();
        var fresh = session.receiver().accept(identifier, true, publish.topicName(), now);
        var reasonCode = fresh ? routeOrForget(publish, now) : ReasonCode.SUCCESS; // [MQTT-4.3.3-10]
        if (reasonCode.isError()) {
            session.receiver().finished(identifier); // [MQTT-4.3.3-9]
        } else if (fresh) {
            session.journal().received(identifier);
        }
        connection.send(new PubRec(identifier, reasonCode, Refusals.words(reasonCode, publish.topicName()))); // [MQTT-4.3.3-8]
    }

    /// A message that ends the connection instead of being taken is not received: its client will send it again.
    private ReasonCode routeOrForget(Publish publish, long now) {
        try {
            return route(publish, now);
        } catch (PacketViolation violation) {
            session.receiver().finished(publish.packetIdentifier());
            throw violation;
        }
    }

    private ReasonCode route(Publish publish, long now) {
        var reasonCode = accept(publish, now);
        if (reasonCode.isError() && publish.message() != 0 && server.decisions().areWanted()) {
            server.decisions().refused(publish, session.clientIdentifier(), reasonCode, server.sessions());
        }
        return reasonCode;
    }

    private ReasonCode accept(Publish publish, long now) {
        var topic = topicOf(publish);
        if (topic.isReserved()) { // what begins with $ is the Server's own: 4.7.2
            return ReasonCode.NOT_AUTHORIZED;
        }
        if (!session.rights().mayWrite(topic)) {
            server.counters().publishesDenied++;
            return ReasonCode.NOT_AUTHORIZED;
        }
        if (server.refusesPayload(publish.properties(), publish.payload())) { // 3.3.2.3.2
            if (publish.qos() == QoS.AT_MOST_ONCE) {
                throw new ProtocolError(ReasonCode.PAYLOAD_FORMAT_INVALID, "a payload is not the UTF-8 text that it is said to be");
            }
            return ReasonCode.PAYLOAD_FORMAT_INVALID;
        }
        if (publish.qos() != QoS.AT_MOST_ONCE && cannotStore(publish, topic)) {
            if (!isV5) { // no answer of 3.1 and 3.1.1 refuses a message
                throw new ProtocolError(ReasonCode.QUOTA_EXCEEDED, "the store takes no changes at present");
            }
            return ReasonCode.QUOTA_EXCEEDED;
        }
        var message = Message.of(
                topic, publish.qos(), publish.retain(), publish.properties(), publish.payload(), now,
                session.clientIdentifier(), publish.message());
        if (isV5 && message.retain() && message.qos() != QoS.AT_MOST_ONCE
                && !server.retained().hasRoomFor(message, server.settings().limits(), now)) {
            return ReasonCode.QUOTA_EXCEEDED;
        }
        return server.publish(message, now) ? ReasonCode.SUCCESS : ReasonCode.NO_MATCHING_SUBSCRIBERS;
    }

    private TopicName topicOf(Publish publish) {
        var topic = latestTopic;
        if (topic == null || !topic.value().equals(publish.topicName())) {
            topic = server.router().recent(publish.topicName()).orElseGet(() -> checked(publish.topicName()));
            latestTopic = topic;
        }
        return topic;
    }

    private TopicName checked(String value) {
        var topic = new TopicName(value);
        if (server.settings().limits().isTooLong(value)) {
            throw new ProtocolError(ReasonCode.TOPIC_NAME_INVALID, "the topic has more levels or bytes than the broker takes");
        }
        return topic;
    }

    /// Whether the message would have to survive a restart while the store takes no changes.
    private boolean cannotStore(Publish publish, TopicName topic) {
        return server.journal().failure().isPresent()
                && (publish.retain() || server.router().reachesStored(topic)
                        || publish.qos() == QoS.EXACTLY_ONCE && session.journal().isStored());
    }

    private void release(PubRel rel) {
        var known = session.receiver().release(rel.packetIdentifier());
        session.journal().released(rel.packetIdentifier());
        connection.send(new PubComp( // [MQTT-4.3.3-11]
                rel.packetIdentifier(), known ? ReasonCode.SUCCESS : ReasonCode.PACKET_IDENTIFIER_NOT_FOUND));
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
        return topicAliases;
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
