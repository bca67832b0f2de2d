package dev.mqttworkbench.broker;

import dev.mqttworkbench.access.Principal;
import dev.mqttworkbench.access.ScramExchange;
import dev.mqttworkbench.access.ScramExchange.Step;
import dev.mqttworkbench.mqtt.packet.Auth;
import dev.mqttworkbench.mqtt.packet.Connect;
import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.ProtocolError;
import dev.mqttworkbench.mqtt.packet.ReasonCode;
import org.jspecify.annotations.Nullable;

/// A client that is connected proves once more who it is (4.12.1), while everything else goes on.
final class Reauthentication {

    private final ServerState server;
    private final String method;
    private final Session session;
    private @Nullable ScramExchange exchange;

    Reauthentication(ServerState server, Connect connect, Session session) {
        this.server = server;
        this.method = connect.properties().get(Property.AUTHENTICATION_METHOD, "");
        this.session = session;
    }

    /// The answer to an AUTH.
    ///
    /// @throws ProtocolError when it is not allowed now, or the client does not prove to be the same user: the connection ends
    ///         [MQTT-4.12.1-2]
    Auth on(Auth auth) {
        if (method.isEmpty()) { // [MQTT-4.12.0-6]
            throw new ProtocolError("AUTH without an authentication method in CONNECT");
        }
        if (!auth.properties().get(Property.AUTHENTICATION_METHOD, "").equals(method)) { // [MQTT-4.12.1-1]
            throw new ProtocolError("AUTH has another authentication method than CONNECT");
        }
        var current = current(auth.reasonCode());
        return switch (current.on(auth.properties().get(Property.AUTHENTICATION_DATA, Payload.EMPTY))) {
            case Step.Challenge challenge ->
                new Auth(ReasonCode.CONTINUE_AUTHENTICATION, Admission.authentication(challenge.data()));
            case Step.Proven proven -> {
                exchange = null;
                renew(proven.principal());
                yield new Auth(ReasonCode.SUCCESS, Admission.authentication(proven.data()));
            }
            case Step.Failed failed -> throw new ProtocolError(ReasonCode.NOT_AUTHORIZED, failed.why());
        };
    }

    private ScramExchange current(ReasonCode reasonCode) {
        switch (reasonCode) {
            case RE_AUTHENTICATE -> exchange = server.access().accounts().exchange(method).orElseThrow(() ->
                    new ProtocolError(ReasonCode.NOT_AUTHORIZED, "nobody can prove anything with this method any more"));
            case CONTINUE_AUTHENTICATION -> {}
            default -> throw new ProtocolError("AUTH with " + reasonCode + " from a client");
        }
        if (exchange == null) {
            throw new ProtocolError("AUTH continues what was not begun");
        }
        return exchange;
    }

    /// The Session belongs to one user as long as it is.
    private void renew(Principal principal) {
        if (!session.principal().isSameUserAs(principal)) {
            throw new ProtocolError(ReasonCode.NOT_AUTHORIZED, "the client has become another user");
        }
        session.belongsNowTo(principal, session.rights());
    }
}
