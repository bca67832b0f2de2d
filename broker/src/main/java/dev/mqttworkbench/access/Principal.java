package dev.mqttworkbench.access;

import java.util.Optional;

/// Who a client was found to be.
///
/// @param userName verified; empty for an anonymous client, whatever it calls itself
/// @param credential what the user name was verified with; empty where that was not a file of ours: a certificate, or nobody
public record Principal(Optional<String> userName, Optional<Credential> credential) {

    /// Nobody in particular.
    public static final Principal ANONYMOUS = new Principal(Optional.empty(), Optional.empty());

    /// A client of the process that the broker runs in: it has no name, and every right.
    public static final Principal OWN = new Principal(Optional.empty(), Optional.of(new Credential.OwnProcess()));

    /// A user whose name was verified outside: by a certificate, or by an earlier run.
    public static Principal known(String userName) {
        return new Principal(Optional.of(userName), Optional.empty());
    }

    /// A user who proved to know the password.
    static Principal proven(String userName, Credential credential) {
        return new Principal(Optional.of(userName), Optional.of(credential));
    }

    /// Whether two clients are the same user, or both nobody.
    public boolean isSameUserAs(Principal other) {
        return userName.equals(other.userName);
    }
}
