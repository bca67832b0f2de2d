package dev.mqttworkbench.access;

/// What a client has proven: to know what the broker knows of a user's password, or where it belongs.
public sealed interface Credential permits PasswordHash, ScramVerifier, Credential.OwnProcess {

    /// The client belongs to the process that the broker runs in.
    record OwnProcess() implements Credential {}
}
