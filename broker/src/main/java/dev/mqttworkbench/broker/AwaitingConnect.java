package dev.mqttworkbench.broker;

import java.util.UUID;

import dev.mqttworkbench.mqtt.packet.ConnAck;
import dev.mqttworkbench.mqtt.packet.Connect;
import dev.mqttworkbench.mqtt.packet.Packet;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.ProtocolError;
import dev.mqttworkbench.mqtt.packet.ReasonCode;

/// Nothing was received yet: the first packet must be CONNECT [MQTT-3.1.0-1].
record AwaitingConnect(ServerState server, ClientConnection connection) implements ConnectionState {

    /// How many Topic Aliases a client may set.
    static final int TOPIC_ALIAS_MAXIMUM = 32;

    @Override
    public ConnectionState on(Packet packet) {
        if (packet instanceof Connect connect) {
            return accept(connect);
        }
        throw new ProtocolError("the first packet is " + packet.type() + " instead of CONNECT");
    }

    private ConnectionState accept(Connect connect) {
        connection.agree(ClientTerms.of(connect));
        if (server.isCrowdedBy(connection)) {
            throw new ProtocolError(ReasonCode.QUOTA_EXCEEDED, "there are as many connections as the broker takes");
        }
        var elsewhere = server.settings().offers().serverReference();
        if (elsewhere.isPresent()) {
            return refer(connect, elsewhere.get());
        }
        var properties = connect.properties();
        if (properties.get(Property.AUTHENTICATION_METHOD).isPresent()) { // [MQTT-4.12.0-1]
            throw new ProtocolError(ReasonCode.BAD_AUTHENTICATION_METHOD, "no authentication method is supported");
        }
        if (properties.get(Property.AUTHENTICATION_DATA).isPresent()) {
            throw new ProtocolError("authentication data without a method");
        }
        var assigned = connect.clientIdentifier().isEmpty();
        if (assigned && !connect.version().isV5() && !connect.cleanStart()) { // 3.1.1: [MQTT-3.1.3-8]
            throw new ProtocolError(
                    ReasonCode.CLIENT_IDENTIFIER_NOT_VALID, "a lasting session without a client identifier");
        }
        var clientIdentifier = assigned ? "auto-" + UUID.randomUUID() : connect.clientIdentifier(); // [MQTT-3.1.3-6]
        var requested = requestedExpiry(connect);
        var expiry = Math.min(requested, server.settings().maximumSessionExpirySeconds());
        if (expiry > 0 && server.journal().failure().isPresent()) {
            throw new ProtocolError(ReasonCode.QUOTA_EXCEEDED, "the store takes no changes at present");
        }
        var known = server.sessions().isStored(clientIdentifier);
        var opened = server.sessions().open(connection, connect, clientIdentifier, expiry);
        connection.accepted(expiry > 0, known && !opened.present());
        var keepAlive = keepAlive(connect);
        var offered = offered(connect, assigned, clientIdentifier, keepAlive);
        if (expiry != requested) {
            offered = offered.plus(Property.SESSION_EXPIRY_INTERVAL, expiry);
        }
        connection.send(new ConnAck(opened.present(), ReasonCode.SUCCESS, offered)); // [MQTT-3.2.0-1]
        return Connected.begin(server, connection, opened.session(), connect, keepAlive);
    }

    /// Sends the client to another Server (4.11).
    private ConnectionState refer(Connect connect, ConnectOffers.ServerReference elsewhere) {
        if (!connect.version().isV5()) {
            throw new ProtocolError(ReasonCode.SERVER_UNAVAILABLE, "another server is used instead");
        }
        var reasonCode = elsewhere.permanent() ? ReasonCode.SERVER_MOVED : ReasonCode.USE_ANOTHER_SERVER;
        connection.send(new ConnAck(false, reasonCode, Properties.of(Property.SERVER_REFERENCE, elsewhere.where())));
        connection.closeAfterDisconnect();
        return new Closing();
    }

    /// The Keep Alive that holds: the Server's where the client asks for a longer one or for none [MQTT-3.2.2-21].
    private int keepAlive(Connect connect) {
        var maximum = server.settings().offers().maximumKeepAliveSeconds();
        var wanted = connect.keepAliveSeconds();
        var tooLong = wanted > maximum || wanted == 0 && maximum < 65_535;
        return connect.version().isV5() && tooLong ? maximum : wanted;
    }

    /// A clean session of 3.1 and 3.1.1 ends with the connection, another never.
    private static long requestedExpiry(Connect connect) {
        if (connect.version().isV5()) {
            return connect.properties().get(Property.SESSION_EXPIRY_INTERVAL, 0L);
        }
        return connect.cleanStart() ? 0 : BrokerSettings.NEVER;
    }

    private Properties offered(Connect connect, boolean assigned, String clientIdentifier, int keepAlive) {
        var settings = server.settings();
        var offered = Properties.NONE
                .plus(Property.RECEIVE_MAXIMUM, settings.receiveMaximum())
                .plus(Property.MAXIMUM_PACKET_SIZE, (long) settings.maximumPacketSize())
                .plus(Property.TOPIC_ALIAS_MAXIMUM, TOPIC_ALIAS_MAXIMUM);
        if (assigned) {
            offered = offered.plus(Property.ASSIGNED_CLIENT_IDENTIFIER, clientIdentifier); // [MQTT-3.2.2-16]
        }
        if (keepAlive != connect.keepAliveSeconds()) {
            offered = offered.plus(Property.SERVER_KEEP_ALIVE, keepAlive);
        }
        var asksForTopic = connect.properties().get(Property.REQUEST_RESPONSE_INFORMATION, 0) == 1; // [MQTT-3.1.2-28]
        if (asksForTopic && settings.offers().responseTopics().isPresent() && isTopic(clientIdentifier)) {
            var topic = settings.offers().responseTopics().get() + "/" + clientIdentifier;
            offered = offered.plus(Property.RESPONSE_INFORMATION, topic);
        }
        return offered;
    }

    private static boolean isTopic(String clientIdentifier) {
        return clientIdentifier.indexOf('+') < 0 && clientIdentifier.indexOf('#') < 0;
    }

    /// A CONNECT that is refused gets a CONNACK with the reason, unless what came cannot be CONNECT at all [MQTT-3.2.2-7].
    @Override
    public void refuse(ReasonCode reasonCode, String reason) {
        if (connection.network().version().isPresent()) {
            connection.send(new ConnAck(false, reasonCode, Properties.of(Property.REASON_STRING, reason)));
        }
    }

    @Override
    public void closed() {
        // There is no Session to let go.
    }
}
