package dev.mqttworkbench.client;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

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
/// @param cleanStart discard the Session that the Server may have. A later connection of the same Client asks for the
///         Session again where the Server keeps one
/// @param keepAliveSeconds 0 to 65,535; 0 is off
/// @param will the Will Message
/// @param userName who
/// @param password only with a user name in 3.1 and 3.1.1
/// @param properties of CONNECT, in MQTT 5 only
/// @param maximumPacketSize the largest packet that is accepted, in bytes
/// @param connectTimeout until the connection is open, and as long again until CONNACK
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

    private static final int LONGEST_IDENTIFIER_OF_3_1 = 23;

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

    /// Whether the client identifier is one that the version has: in 3.1 it has 1 to 23 characters.
    boolean hasValidClientIdentifier() {
        return version != ProtocolVersion.V3_1
                || !clientIdentifier.isEmpty() && clientIdentifier.length() <= LONGEST_IDENTIFIER_OF_3_1;
    }

    /// These options in another version; properties are left out where it has none.
    public ConnectOptions withVersion(ProtocolVersion other) {
        return with(change -> {
            change.version = other;
            change.properties = other.isV5() ? properties : Properties.NONE;
        });
    }

    /// These options as another client.
    public ConnectOptions withClientIdentifier(String other) {
        return with(change -> change.clientIdentifier = other);
    }

    /// These options with or without a clean start.
    public ConnectOptions withCleanStart(boolean other) {
        return with(change -> change.cleanStart = other);
    }

    /// These options with another keep alive.
    public ConnectOptions withKeepAliveSeconds(int other) {
        return with(change -> change.keepAliveSeconds = other);
    }

    /// These options with a Will Message.
    public ConnectOptions withWill(Will other) {
        return with(change -> change.will = Optional.of(other));
    }

    /// These options with a user name and a password.
    public ConnectOptions withCredentials(String name, Payload secret) {
        return with(change -> {
            change.userName = Optional.of(name);
            change.password = Optional.of(secret);
        });
    }

    /// These options with other properties of CONNECT.
    public ConnectOptions withProperties(Properties other) {
        return with(change -> change.properties = other);
    }

    /// These options with another time until CONNACK.
    public ConnectOptions withConnectTimeout(Duration other) {
        return with(change -> change.connectTimeout = other);
    }

    /// These options with another way to reconnect.
    public ConnectOptions withReconnect(Reconnect other) {
        return with(change -> change.reconnect = other);
    }

    private ConnectOptions with(Consumer<Change> what) {
        var change = new Change(this);
        what.accept(change);
        return change.done();
    }

    /// The options while one of them is changed.
    private static final class Change {

        private final String host;
        private final int port;
        private ProtocolVersion version;
        private String clientIdentifier;
        private boolean cleanStart;
        private int keepAliveSeconds;
        private Optional<Will> will;
        private Optional<String> userName;
        private Optional<Payload> password;
        private Properties properties;
        private final int maximumPacketSize;
        private Duration connectTimeout;
        private Reconnect reconnect;

        Change(ConnectOptions options) {
            host = options.host;
            port = options.port;
            version = options.version;
            clientIdentifier = options.clientIdentifier;
            cleanStart = options.cleanStart;
            keepAliveSeconds = options.keepAliveSeconds;
            will = options.will;
            userName = options.userName;
            password = options.password;
            properties = options.properties;
            maximumPacketSize = options.maximumPacketSize;
            connectTimeout = options.connectTimeout;
            reconnect = options.reconnect;
        }

        ConnectOptions done() {
            return new ConnectOptions(
                    host, port, version, clientIdentifier, cleanStart, keepAliveSeconds, will, userName, password, properties,
                    maximumPacketSize, connectTimeout, reconnect);
        }
    }

    /// Everything but the password.
    @Override
    public String toString() {
        return "%s as \"%s\" at %s:%d".formatted(version, clientIdentifier, host, port);
    }
}
