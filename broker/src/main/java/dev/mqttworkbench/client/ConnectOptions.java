package dev.mqttworkbench.client;

import java.time.Duration;
import java.util.Optional;

import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.ProtocolVersion;
import dev.mqttworkbench.mqtt.packet.Will;

/// Where a [Client] connects and what it says in CONNECT.
///
/// @param host name or address of the Server
/// @param port 1 to 65,535
/// @param version of the protocol
/// @param clientIdentifier empty asks the Server to assign one
/// @param cleanStart discard the Session that the Server may have. After an automatic reconnect the Client always asks for
///         its Session
/// @param keepAliveSeconds 0 to 65,535; 0 is off
/// @param will the Will Message
/// @param userName who
/// @param password only with a user name in 3.1 and 3.1.1
/// @param properties of CONNECT, in MQTT 5 only
/// @param maximumPacketSize the largest packet that is accepted, in bytes
/// @param connectTimeout from the first attempt to CONNACK
/// @param reconnect whether and how a lost connection is made again
public record ConnectOptions(
        String host,
        int port,
        ProtocolVersion version,
        String clientIdentifier,
        boolean cleanStart,
        int keepAliveSeconds,
        Optional<Will> will,
        Optional<String> userName,
        Optional<Payload> password,
        Properties properties,
        int maximumPacketSize,
        Duration connectTimeout,
        Reconnect reconnect) {

    /// @throws IllegalArgumentException with a sentence for the user when a value is out of its bounds
    public ConnectOptions {
        if (host.isBlank()) {
            throw new IllegalArgumentException("The host is missing");
        }
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("The port is a number from 1 to 65535, not " + port);
        }
        if (keepAliveSeconds < 0 || keepAliveSeconds > 65_535) {
            throw new IllegalArgumentException("Keep alive is 0 to 65535 seconds, not " + keepAliveSeconds);
        }
        if (!version.isV5() && password.isPresent() && userName.isEmpty()) { // [MQTT-3.1.2-22] of 3.1.1
            throw new IllegalArgumentException(version + " has no password without a user name");
        }
        if (!version.isV5() && !properties.isEmpty()) {
            throw new IllegalArgumentException(version + " has no properties");
        }
    }

    /// MQTT 5, a clean start, 60 seconds keep alive, automatic reconnect.
    public static ConnectOptions to(String host, int port) {
        return new ConnectOptions(
                host, port, ProtocolVersion.V5, "", true, 60, Optional.empty(), Optional.empty(), Optional.empty(),
                Properties.NONE, 268_435_460, Duration.ofSeconds(10), Reconnect.AUTOMATIC);
    }

    /// These options in another version; properties are left out where it has none.
    public ConnectOptions withVersion(ProtocolVersion other) {
        return new ConnectOptions(host, port, other, clientIdentifier, cleanStart, keepAliveSeconds, will, userName, password, other.isV5() ? properties : Properties.NONE, maximumPacketSize, connectTimeout, reconnect);
    }

    /// These options as another client.
    public ConnectOptions withClientIdentifier(String other) {
        return new ConnectOptions(host, port, version, other, cleanStart, keepAliveSeconds, will, userName, password, properties, maximumPacketSize, connectTimeout, reconnect);
    }

    /// These options with or without a clean start.
    public ConnectOptions withCleanStart(boolean other) {
        return new ConnectOptions(host, port, version, clientIdentifier, other, keepAliveSeconds, will, userName, password, properties, maximumPacketSize, connectTimeout, reconnect);
    }

    /// These options with another keep alive.
    public ConnectOptions withKeepAliveSeconds(int other) {
        return new ConnectOptions(host, port, version, clientIdentifier, cleanStart, other, will, userName, password, properties, maximumPacketSize, connectTimeout, reconnect);
    }

    /// These options with a Will Message.
    public ConnectOptions withWill(Will other) {
        return new ConnectOptions(host, port, version, clientIdentifier, cleanStart, keepAliveSeconds, Optional.of(other), userName, password, properties, maximumPacketSize, connectTimeout, reconnect);
    }

    /// These options with a user name and a password.
    public ConnectOptions withCredentials(String name, Payload secret) {
        return new ConnectOptions(host, port, version, clientIdentifier, cleanStart, keepAliveSeconds, will, Optional.of(name), Optional.of(secret), properties, maximumPacketSize, connectTimeout, reconnect);
    }

    /// These options with other properties of CONNECT.
    public ConnectOptions withProperties(Properties other) {
        return new ConnectOptions(host, port, version, clientIdentifier, cleanStart, keepAliveSeconds, will, userName, password, other, maximumPacketSize, connectTimeout, reconnect);
    }

    /// These options with another time until CONNACK.
    public ConnectOptions withConnectTimeout(Duration other) {
        return new ConnectOptions(host, port, version, clientIdentifier, cleanStart, keepAliveSeconds, will, userName, password, properties, maximumPacketSize, other, reconnect);
    }

    /// These options with another way to reconnect.
    public ConnectOptions withReconnect(Reconnect other) {
        return new ConnectOptions(host, port, version, clientIdentifier, cleanStart, keepAliveSeconds, will, userName, password, properties, maximumPacketSize, connectTimeout, other);
    }

    /// Everything but the password.
    @Override
    public String toString() {
        return "%s as \"%s\" at %s:%d".formatted(version, clientIdentifier, host, port);
    }
}
