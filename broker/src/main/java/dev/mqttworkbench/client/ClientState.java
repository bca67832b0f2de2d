package dev.mqttworkbench.client;

import java.time.Duration;
import java.util.Optional;

import dev.mqttworkbench.mqtt.packet.ConnAck;

/// What a [Client] is doing about its connection.
public sealed interface ClientState {

    /// Not connected and not trying.
    ///
    /// @param reason why, empty when the user wanted it or nothing happened yet
    record Disconnected(Optional<ConnectFailure> reason) implements ClientState {}

    /// Trying: resolving the name, opening the connection, waiting for CONNACK.
    ///
    /// @param attempt counts from 1
    record Connecting(int attempt) implements ClientState {}

    /// Connected.
    ///
    /// @param connAck what the Server said
    /// @param clientIdentifier the one in use, the Server's where it assigned one
    record Connected(ConnAck connAck, String clientIdentifier) implements ClientState {}

    /// The connection was lost or could not be made, and will be tried again.
    ///
    /// @param reason why
    /// @param delay until the next attempt
    /// @param nextAttempt counts from 1
    record WaitingToReconnect(ConnectFailure reason, Duration delay, int nextAttempt) implements ClientState {}
}
