package dev.mqttworkbench.broker;

import dev.mqttworkbench.access.ScramExchange;
import dev.mqttworkbench.access.ScramExchange.Step;
import dev.mqttworkbench.access.Verdict;
import dev.mqttworkbench.mqtt.packet.Auth;
import dev.mqttworkbench.mqtt.packet.Disconnect;
import dev.mqttworkbench.mqtt.packet.Packet;
import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.ProtocolError;
import dev.mqttworkbench.mqtt.packet.ReasonCode;

/// CONNECT named an authentication method: AUTH goes back and forth until CONNACK (4.12).
///
/// @param admission where it leads to
/// @param exchange that takes the client's messages
record ExchangingProofs(Admission admission, ScramExchange exchange) implements Authenticating {

    static ConnectionState begin(Admission admission, Verdict.Exchange exchange) {
        return new ExchangingProofs(admission, exchange.exchange()).on(exchange.first());
    }

    @Override
    public ConnectionState on(Packet packet) {
        return switch (packet) {
            case Auth auth -> on(data(auth));
            case Disconnect ignored -> {
                admission.connection().closeAfterDisconnect();
                yield new Closing();
            }
            case Packet other -> throw new ProtocolError( // [MQTT-3.1.2-30]
                    other.type() + " while the client has to prove who it is");
        };
    }

    private static Payload data(Auth auth) {
        if (!auth.properties().get(Property.AUTHENTICATION_METHOD, "").equals(ScramExchange.METHOD)) { // [MQTT-4.12.0-5]
            throw new ProtocolError(
                    ReasonCode.BAD_AUTHENTICATION_METHOD, "AUTH has another authentication method than CONNECT");
        }
        if (auth.reasonCode() != ReasonCode.CONTINUE_AUTHENTICATION) { // [MQTT-4.12.0-3]
            throw new ProtocolError("AUTH with " + auth.reasonCode() + " instead of continuing");
        }
        return auth.properties().get(Property.AUTHENTICATION_DATA, Payload.EMPTY);
    }

    private ConnectionState on(Payload data) {
        return switch (exchange.on(data)) {
            case Step.Challenge challenge -> {
                admission.connection().send(new Auth( // [MQTT-4.12.0-2]
                        ReasonCode.CONTINUE_AUTHENTICATION, Admission.authentication(challenge.data())));
                yield this;
            }
            case Step.Proven proven -> admission.admit(proven.principal(), Admission.authentication(proven.data()));
            case Step.Failed failed -> throw new ProtocolError(ReasonCode.NOT_AUTHORIZED, failed.why()); // [MQTT-4.12.0-4]
        };
    }

    @Override
    public void closed() {
        // There is no Session to let go.
    }
}
