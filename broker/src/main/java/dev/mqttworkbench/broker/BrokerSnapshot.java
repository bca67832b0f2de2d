package dev.mqttworkbench.broker;

import java.time.Duration;
import java.util.Optional;

/// What a [Broker] counted up to one moment. Counters only grow while the broker runs.
///
/// @param uptime since it listens
/// @param connections Network Connections that passed CONNECT and are open
/// @param sessions Sessions, of connected clients and of disconnected ones
/// @param subscriptions of all Sessions
/// @param retainedMessages topics with a retained message
/// @param publishesReceived PUBLISH packets from clients, with duplicates
/// @param publishesSent PUBLISH packets to clients, with duplicates
/// @param publishesDenied PUBLISH packets from clients that the access list does not allow
/// @param messagesDropped deliveries that were given up: queue full, packet too large, Session ended; not what has expired, nor QoS 0
///         for a client that is away
///         for the client, expired
/// @param bytesReceived bytes of all packets from clients
/// @param bytesSent bytes of all packets to clients
/// @param storeFailure why the store takes no changes at present; empty while it does
public record BrokerSnapshot(
        Duration uptime,
        int connections,
        int sessions,
        int subscriptions,
        int retainedMessages,
        long publishesReceived,
        long publishesSent,
        long publishesDenied,
        long messagesDropped,
        long bytesReceived,
        long bytesSent,
        Optional<String> storeFailure) {}
