package dev.mqttworkbench.broker;

import dev.mqttworkbench.mqtt.delivery.TopicAliases;
import dev.mqttworkbench.mqtt.packet.PacketViolation;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.ProtocolError;
import dev.mqttworkbench.mqtt.packet.PubAck;
import dev.mqttworkbench.mqtt.packet.PubComp;
import dev.mqttworkbench.mqtt.packet.PubRec;
import dev.mqttworkbench.mqtt.packet.PubRel;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.mqtt.packet.ReasonCode;
import dev.mqttworkbench.mqtt.topic.TopicName;
import org.jspecify.annotations.Nullable;

/// Takes over the messages that one client publishes, or refuses them, and answers.
final class PublishRequests {

    private final ServerState server;
    private final ClientConnection connection;
    private final Session session;
    private final boolean isV5;
    private final TopicAliases topicAliases = new TopicAliases(Admission.TOPIC_ALIAS_MAXIMUM);
    private final @Nullable PublishRate publishRate;
    private @Nullable TopicName latestTopic;

    PublishRequests(ServerState server, ClientConnection connection, Session session, boolean isV5) {
        this.server = server;
        this.connection = connection;
        this.session = session;
        this.isV5 = isV5;
        var perSecond = server.settings().limits().publishesPerSecond();
        this.publishRate = perSecond == 0 ? null : new PublishRate(perSecond, server.now());
    }

    /// What the client has set.
    TopicAliases topicAliases() {
        return topicAliases;
    }

    /// Takes a message over, or refuses it, and answers.
    ///
    /// @throws PacketViolation when the connection has to end for it
    void publish(Publish received, long now) {
        server.counters().publishesReceived++;
        if (publishRate != null) {
            waitForTurn(publishRate.passed(now));
        }
        server.counters().publishBytesReceived += received.payload().size();
        try {
            take(received, now);
        } catch (PacketViolation violation) {
            tellRefusal(received, violation.reasonCode());
            throw violation;
        }
    }

    private void take(Publish received, long now) {
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
        if (reasonCode.isError()) {
            tellRefusal(publish, reasonCode);
        }
        return reasonCode;
    }

    private void tellRefusal(Publish publish, ReasonCode reasonCode) {
        if (publish.message() != 0 && server.decisions().areWanted()) {
            server.decisions().refused(publish, session.clientIdentifier(), reasonCode, server.sessions());
        }
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

    /// The client forgets a message at QoS 2, and so does its Session.
    void release(PubRel rel) {
        var known = session.receiver().release(rel.packetIdentifier());
        session.journal().released(rel.packetIdentifier());
        connection.send(new PubComp( // [MQTT-4.3.3-11]
                rel.packetIdentifier(), known ? ReasonCode.SUCCESS : ReasonCode.PACKET_IDENTIFIER_NOT_FOUND));
    }
}
