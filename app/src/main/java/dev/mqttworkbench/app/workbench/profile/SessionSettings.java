package dev.mqttworkbench.app.workbench.profile;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import dev.mqttworkbench.mqtt.packet.ProtocolVersion;

/// Who a client is and what it asks for in CONNECT; the password is kept elsewhere.
///
/// @param version of the protocol
/// @param clientIdentifier empty lets the Server choose one
/// @param userName empty for nobody
/// @param cleanStart whether an earlier Session is discarded
/// @param expirySeconds how long the Session outlives the connection, 0 to 4,294,967,295, which is for ever
/// @param keepAliveSeconds 0 to 65,535; 0 is off
/// @param receiveMaximum 1 to 65,535; empty says nothing about it
/// @param maximumPacketSize bytes, 1 to 268,435,460; empty is no limit
/// @param topicAliasMaximum 0 to 65,535; empty says nothing about it
/// @param userProperties of CONNECT
public record SessionSettings(
        ProtocolVersion version, String clientIdentifier, String userName, boolean cleanStart, long expirySeconds, int keepAliveSeconds,
        Optional<Integer> receiveMaximum, Optional<Integer> maximumPacketSize, Optional<Integer> topicAliasMaximum,
        List<NameValue> userProperties) {

    /// The largest packet that MQTT has.
    public static final int LARGEST_PACKET = 268_435_460;

    /// MQTT 5 with a clean start and 60 seconds keep alive, as nobody.
    ///
    /// @param clientIdentifier as whom
    public static SessionSettings usual(String clientIdentifier) {
        return new SessionSettings(ProtocolVersion.V5, clientIdentifier, "", true, 0, 60, Optional.empty(), Optional.empty(), Optional.empty(), List.of());
    }

    /// @throws IllegalArgumentException when a value is out of its bounds
    public SessionSettings {
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(clientIdentifier, "clientIdentifier");
        Objects.requireNonNull(userName, "userName");
        Bounds.require("expirySeconds", expirySeconds, 0, Bounds.UNSIGNED_32);
        Bounds.require("keepAliveSeconds", keepAliveSeconds, 0, 65_535);
        receiveMaximum.ifPresent(value -> Bounds.require("receiveMaximum", value, 1, 65_535));
        maximumPacketSize.ifPresent(value -> Bounds.require("maximumPacketSize", value, 1, LARGEST_PACKET));
        topicAliasMaximum.ifPresent(value -> Bounds.require("topicAliasMaximum", value, 0, 65_535));
        userProperties = List.copyOf(userProperties);
    }

    /// The same as another client.
    public SessionSettings withClientIdentifier(String other) {
        return new SessionSettings(
                version, other, userName, cleanStart, expirySeconds, keepAliveSeconds, receiveMaximum, maximumPacketSize, topicAliasMaximum, userProperties);
    }
}
