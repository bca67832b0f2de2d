package dev.mqttworkbench.access;

import java.util.Optional;

import dev.mqttworkbench.mqtt.packet.Connect;
import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.ReasonCode;

/// Who is who: decides about a CONNECT.
///
/// @param passwords users with a password, where there are such
/// @param scram users who prove themselves with SCRAM-SHA-256, where there are such
public record Accounts(Optional<PasswordFile> passwords, Optional<ScramFile> scram) {

    /// A user name that nothing verifies is no user name: the client counts as anonymous.
    ///
    /// @param anonymousAllowed whether a client from where this one comes needs no user name
    /// @param certificateName the verified name in the client's certificate, where it came with one: it is the user name then
    public Verdict on(Connect connect, boolean anonymousAllowed, Optional<String> certificateName) {
        var method = connect.properties().get(Property.AUTHENTICATION_METHOD);
        var data = connect.properties().get(Property.AUTHENTICATION_DATA);
        if (method.isPresent()) {
            return exchange(method.get())
                    .<Verdict>map(exchange -> new Verdict.Exchange(exchange, data.orElse(Payload.EMPTY)))
                    .orElseGet(() -> new Verdict.Refused( // [MQTT-4.12.0-1]
                            ReasonCode.BAD_AUTHENTICATION_METHOD,
                            scram.isPresent() ? "the authentication method is " + ScramExchange.METHOD : "no authentication method is supported"));
        }
        if (data.isPresent()) { // 3.1.2.11.10
            return new Verdict.Refused(ReasonCode.PROTOCOL_ERROR, "authentication data without a method");
        }
        if (certificateName.isPresent()) {
            return new Verdict.Admitted(Principal.known(certificateName.get()));
        }
        if (passwords.isPresent() && connect.userName().isPresent()) {
            return new Verdict.PasswordToCheck(
                    passwords.get(), connect.userName().get(), connect.password().orElse(Payload.EMPTY));
        }
        return anonymousAllowed
                ? new Verdict.Admitted(Principal.ANONYMOUS)
                : new Verdict.Refused(ReasonCode.NOT_AUTHORIZED, "clients without a verified user name are not let in");
    }

    /// A fresh exchange, where the method is one of ours.
    public Optional<ScramExchange> exchange(String method) {
        return scram.filter(there -> method.equals(ScramExchange.METHOD)).map(ScramExchange::new);
    }

    /// Whether what a client was let in with still holds.
    public boolean stillAdmits(Principal principal) {
        if (principal.userName().isEmpty() || principal.credential().isEmpty()) {
            return true;
        }
        var user = principal.userName().get();
        return switch (principal.credential().get()) {
            case PasswordHash hash -> passwords.isPresent() && passwords.get().has(user, hash);
            case Credential.OwnProcess ignored -> true;
            case ScramVerifier verifier -> scram.isPresent() && scram.get().has(user, verifier);
        };
    }
}
