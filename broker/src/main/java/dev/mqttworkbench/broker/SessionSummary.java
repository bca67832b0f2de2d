package dev.mqttworkbench.broker;

import java.time.Instant;
import java.util.Optional;

import dev.mqttworkbench.mqtt.packet.ProtocolVersion;

/// One Session of a [Broker] in a line, as it was at one moment.
///
/// @param clientIdentifier whose
/// @param link its Network Connection; empty while its client is away
/// @param since when the Network Connection began, or ended where there is none; empty where that was before a restart that does not
///         know
/// @param userName verified; empty for an anonymous client
/// @param subscriptions how many
/// @param inFlightToClient messages at QoS 1 and 2 that are sent and not finished
/// @param inFlightFromClient messages at QoS 2 that wait for PUBREL
/// @param queued messages that wait to be sent for the first time
/// @param queuedBytes their bytes
/// @param dropped messages that were given up for this Session since the broker's start
/// @param hasWill whether a Will waits for the end of the connection, or of its delay
/// @param willDueAt when a Will is published whose connection has ended already
/// @param expirySeconds how long the Session stays without a client; [BrokerSettings#NEVER]: for ever
/// @param expiresAt when it ends unless its client comes back
public record SessionSummary(
        String clientIdentifier,
        Optional<Link> link,
        Optional<Instant> since,
        Optional<String> userName,
        int subscriptions,
        int inFlightToClient,
        int inFlightFromClient,
        int queued,
        long queuedBytes,
        long dropped,
        boolean hasWill,
        Optional<Instant> willDueAt,
        long expirySeconds,
        Optional<Instant> expiresAt) {

    /// The Network Connection of a Session.
    ///
    /// @param version of the protocol
    /// @param scheme of the listener: mqtt, mqtts, ws or wss
    /// @param address of the client, with its port
    /// @param keepAliveSeconds the Keep Alive that holds; 0: none
    /// @param givesUpAt when the broker closes the connection unless something arrives; empty without Keep Alive, and while that stands still
    /// @param keepAliveWaits whether the Keep Alive stands still, because packets are held
    /// @param isFrozen whether the broker reads and answers nothing at present
    public record Link(
            ProtocolVersion version, String scheme, String address, int keepAliveSeconds, Optional<Instant> givesUpAt,
            boolean keepAliveWaits, boolean isFrozen) {}

    /// Whether its client is connected.
    public boolean isConnected() {
        return link.isPresent();
    }
}
