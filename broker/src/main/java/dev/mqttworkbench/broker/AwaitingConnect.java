package dev.mqttworkbench.broker;

import dev.mqttworkbench.access.Principal;
import dev.mqttworkbench.access.Verdict;
import dev.mqttworkbench.mqtt.packet.ConnAck;
import dev.mqttworkbench.mqtt.packet.Connect;
import dev.mqttworkbench.mqtt.packet.Packet;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.ProtocolError;
import dev.mqttworkbench.mqtt.packet.ReasonCode;

/// Nothing was received yet: the first packet must be CONNECT [MQTT-3.1.0-1].
record AwaitingConnect(ServerState server, ClientConnection connection) implements ConnectionState {

    @Override
    public ConnectionState on(Packet packet) {
        if (packet instanceof Connect connect) {
            return accept(connect);
        }
        throw new ProtocolError("the first packet is " + packet.type() + " instead of CONNECT");
    }

    private ConnectionState accept(Connect connect) {
        connection.agree(connect);
        if (connection.isOneTooMany()) {
            throw new ProtocolError(ReasonCode.QUOTA_EXCEEDED, "there are as many connections as the broker takes");
        }
        var elsewhere = server.settings().offers().serverReference();
        if (elsewhere.isPresent()) {
            return refer(connect, elsewhere.get());
        }
        if (connect.clientIdentifier().isEmpty() && !connect.version().isV5() && !connect.cleanStart()) { // 3.1.1: [MQTT-3.1.3-8]
            throw new ProtocolError(
                    ReasonCode.CLIENT_IDENTIFIER_NOT_VALID, "a lasting session without a client identifier");
        }
        if (connect.will().filter(will -> server.refusesPayload(will.properties(), will.payload())).isPresent()) { // 3.1.3.2.3
            throw new ProtocolError(ReasonCode.PAYLOAD_FORMAT_INVALID, "the payload of the will is not the UTF-8 text that it is said to be");
        }
        return authenticate(new Admission(server, connection, connect));
    }

    private ConnectionState authenticate(Admission admission) {
        var onThisComputer = connection.network().peer().isLoopback();
        if (onThisComputer && (server.ownClients().include(admission.connect()) || server.publisherNotes().areFor(admission.connect()))) {
            return admission.admit(Principal.OWN);
        }
        return switch (server.access().decide(admission.connect(), onThisComputer, connection.certificateName())) {
            case Verdict.Admitted admitted -> admission.admit(admitted.principal());
            case Verdict.Refused refused -> throw new ProtocolError(refused.reasonCode(), refused.reason());
            case Verdict.PasswordToCheck password -> CheckingPassword.begin(admission, password);
            case Verdict.Exchange exchange -> ExchangingProofs.begin(admission, exchange);
        };
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
