package dev.mqttworkbench.access;

import java.util.Optional;

import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.ReasonCode;

/// What a CONNECT comes to, as far as it can be said at once.
public sealed interface Verdict {

    /// The client gets in.
    ///
    /// @param principal who it is
    record Admitted(Principal principal) implements Verdict {}

    /// The client does not get in.
    ///
    /// @param reasonCode for CONNACK
    /// @param reason in words for the client and a log
    record Refused(ReasonCode reasonCode, String reason) implements Verdict {}

    /// It depends on a password, and finding out is slow.
    ///
    /// @param file what it is checked against
    /// @param userName as the client gave it
    /// @param password as the client gave it
    record PasswordToCheck(PasswordFile file, String userName, Payload password) implements Verdict {

        /// Who the client is, if the password is right. From any thread, but slow.
        public Optional<Principal> check() {
            return file.verify(userName, password);
        }
    }

    /// It depends on an exchange of AUTH packets.
    ///
    /// @param exchange that takes the client's messages
    /// @param first the client's first message
    record Exchange(ScramExchange exchange, Payload first) implements Verdict {}
}
