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
        var offered = offered(assigned, clientIdentifier, requested, expiry);
        connection.send(new ConnAck(opened.present(), ReasonCode.SUCCESS, offered)); // [MQTT-3.2.0-1]
        return Connected.begin(server, connection, opened.session(), connect);
    }

    /// A clean session of 3.1 and 3.1.1 ends with the connection, another never.
    private static long requestedExpiry(Connect connect) {
        if (connect.version().isV5()) {
            return connect.properties().get(Property.SESSION_EXPIRY_INTERVAL, 0L);
        }
        return connect.cleanStart() ? 0 : BrokerSettings.NEVER;
    }

    private Properties offered(boolean assigned, String clientIdentifier, long requestedExpiry, long expiry) {
        var settings = server.settings();
        var offered = Properties.NONE
                .plus(Property.RECEIVE_MAXIMUM, settings.receiveMaximum())
                .plus(Property.MAXIMUM_PACKET_SIZE, (long) settings.maximumPacketSize())
                .plus(Property.TOPIC_ALIAS_MAXIMUM, TOPIC_ALIAS_MAXIMUM);
        if (assigned) {
            offered = offered.plus(Property.ASSIGNED_CLIENT_IDENTIFIER, clientIdentifier); // [MQTT-3.2.2-16]
        }
        return expiry == requestedExpiry ? offered : offered.plus(Property.SESSION_EXPIRY_INTERVAL, expiry);
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
