package dev.mqttworkbench.access;

/// What the broker knows of a user's password, and was proven to know it.
public sealed interface Credential permits PasswordHash, ScramVerifier {}
