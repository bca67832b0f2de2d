package dev.mqttworkbench.broker;

import java.util.UUID;

import dev.mqttworkbench.access.Principal;
import dev.mqttworkbench.access.ScramExchange;
import dev.mqttworkbench.mqtt.packet.ConnAck;
import dev.mqttworkbench.mqtt.packet.Connect;
import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.ProtocolError;
import dev.mqttworkbench.mqtt.packet.ReasonCode;

/// What a CONNECT leads to once it is known who sent it: a Session and CONNACK, or a refusal.
///
/// @param server where
/// @param connection whose
/// @param connect what it asked for
record Admission(ServerState server, ClientConnection connection, Connect connect) {

    /// How many Topic Aliases a client may set.
    static final int TOPIC_ALIAS_MAXIMUM = 32;

    ConnectionState admit(Principal principal) {
        return admit(principal, Properties.NONE);
    }

    /// @param authentication what CONNACK says about an enhanced authentication
    ConnectionState admit(Principal principal, Properties authentication) {
        var assigned = connect.clientIdentifier().isEmpty();
        var clientIdentifier = assigned ? "auto-" + UUID.randomUUID() : connect.clientIdentifier(); // [MQTT-3.1.3-6]
        var requested = requestedExpiry();
        var expiry = Math.min(requested, server.settings().maximumSessionExpirySeconds());
        var known = server.sessions().isStored(clientIdentifier);
        if ((expiry > 0 || known) && server.journal().failure().isPresent()) {
            throw new ProtocolError(ReasonCode.QUOTA_EXCEEDED, "the store takes no changes at present");
        }
        if (expiry > 0 && !server.sessions().hasRoomFor(clientIdentifier)) {
            throw new ProtocolError(ReasonCode.QUOTA_EXCEEDED, "there are as many sessions as the broker keeps");
        }
        var opened = server.sessions().open(connection, connect, clientIdentifier, expiry, principal);
        connection.accepted(clientIdentifier, expiry > 0, known && !opened.present());
        var keepAlive = keepAlive();
        var offered = offered(authentication, assigned, clientIdentifier, keepAlive);
        if (expiry != requested) {
            offered = offered.plus(Property.SESSION_EXPIRY_INTERVAL, expiry);
        }
        connection.send(new ConnAck(opened.present(), ReasonCode.SUCCESS, offered)); // [MQTT-3.2.0-1]
        return Connected.begin(server, connection, opened.session(), connect, keepAlive);
    }

    /// The properties of an AUTH, and of the CONNACK that ends an exchange [MQTT-4.12.0-5].
    static Properties authentication(Payload data) {
        return Properties.of(Property.AUTHENTICATION_METHOD, ScramExchange.METHOD).plus(Property.AUTHENTICATION_DATA, data);
    }

    /// Answers with the reason instead.
    void refuse(ReasonCode reasonCode, String reason) {
        connection.send(new ConnAck(false, reasonCode, Properties.of(Property.REASON_STRING, reason)));
    }

    /// The Keep Alive that holds: the Server's where the client asks for a longer one or for none [MQTT-3.2.2-21].
    private int keepAlive() {
        var maximum = server.settings().offers().maximumKeepAliveSeconds();
        var wanted = connect.keepAliveSeconds();
        var tooLong = wanted > maximum || wanted == 0 && maximum < 65_535;
        return connect.version().isV5() && tooLong ? maximum : wanted;
    }

    /// A clean session of 3.1 and 3.1.1 ends with the connection, another never.
    private long requestedExpiry() {
        if (connect.version().isV5()) {
            return connect.properties().get(Property.SESSION_EXPIRY_INTERVAL, 0L);
        }
        return connect.cleanStart() ? 0 : BrokerSettings.NEVER;
    }

    private Properties offered(Properties offered, boolean assigned, String clientIdentifier, int keepAlive) {
        var settings = server.settings();
        offered = offered
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
}
