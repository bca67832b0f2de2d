package dev.mqttworkbench.client;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

import dev.mqttworkbench.endpoint.ClientTls;
import dev.mqttworkbench.endpoint.Proxy;
import dev.mqttworkbench.endpoint.Route;
import dev.mqttworkbench.endpoint.Transport;
import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.ProtocolVersion;
import dev.mqttworkbench.mqtt.packet.Will;

/// Where a [Client] connects and what it says in CONNECT.
///
/// @param host name or address of the Server
/// @param port 1 to 65,535
/// @param transport what carries the packets; the origins of a WebSocket are a listener's business
/// @param tls how the connection is encrypted; empty: not at all
/// @param proxy through which it goes; empty: none
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
/// @param connectTimeout for each [dev.mqttworkbench.endpoint.Step]
/// @param reconnect whether and how a lost connection is made again
public record ConnectOptions(
        String host,
        int port,
        Transport transport,
        Optional<ClientTls> tls,
        Optional<Proxy> proxy,
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
        if (transport instanceof Transport.WebSocket webSocket && !isPath(webSocket.path())) {
            throw new IllegalArgumentException("The path of a WebSocket has no such characters as in " + webSocket.path());
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

    private static boolean isPath(String path) {
        try {
            return new URI("ws://host" + path).getHost() != null;
        } catch (URISyntaxException wrong) {
            return false;
        }
    }

    /// MQTT 5, a clean start, 60 seconds keep alive, automatic reconnect.
    public static ConnectOptions to(String host, int port) {
        return new ConnectOptions(
                host, port, new Transport.Tcp(), Optional.empty(), Optional.empty(), ProtocolVersion.V5, "", true, 60, Optional.empty(), Optional.empty(), Optional.empty(),
                Properties.NONE, 268_435_460, Duration.ofSeconds(10), Reconnect.AUTOMATIC);
    }

    /// Whether the client identifier is one that the version has: in 3.1 it has 1 to 23 characters.
    boolean hasValidClientIdentifier() {
        return version != ProtocolVersion.V3_1
                || !clientIdentifier.isEmpty() && clientIdentifier.length() <= LONGEST_IDENTIFIER_OF_3_1;
    }

    /// The way to the Server.
    public Route route() {
        return new Route(host, port, transport, tls, proxy, connectTimeout);
    }

    /// These options over another transport.
    public ConnectOptions withTransport(Transport other) {
        return with(change -> change.transport = other);
    }

    /// These options, encrypted.
    public ConnectOptions withTls(ClientTls other) {
        return with(change -> change.tls = Optional.of(other));
    }

    /// These options through a proxy.
    public ConnectOptions withProxy(Proxy other) {
        return with(change -> change.proxy = Optional.of(other));
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

    /// These options without a Will Message.
    public ConnectOptions withoutWill() {
        return with(change -> change.will = Optional.empty());
    }

    /// These options with a user name and a password.
    public ConnectOptions withCredentials(String name, Payload secret) {
        return with(change -> {
            change.userName = Optional.of(name);
            change.password = Optional.of(secret);
        });
    }

    /// These options with a user name and no password.
    public ConnectOptions withUserName(String name) {
        return with(change -> change.userName = Optional.of(name));
    }

    /// These options with another limit for packets that arrive.
    public ConnectOptions withMaximumPacketSize(int bytes) {
        return with(change -> change.maximumPacketSize = bytes);
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
        private Transport transport;
        private Optional<ClientTls> tls;
        private Optional<Proxy> proxy;
        private ProtocolVersion version;
        private String clientIdentifier;
        private boolean cleanStart;
        private int keepAliveSeconds;
        private Optional<Will> will;
        private Optional<String> userName;
        private Optional<Payload> password;
        private Properties properties;
        private int maximumPacketSize;
        private Duration connectTimeout;
        private Reconnect reconnect;

        Change(ConnectOptions options) {
            host = options.host;
            port = options.port;
            transport = options.transport;
            tls = options.tls;
            proxy = options.proxy;
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
                    host, port, transport, tls, proxy, version, clientIdentifier, cleanStart, keepAliveSeconds, will, userName, password, properties,
                    maximumPacketSize, connectTimeout, reconnect);
        }
    }

    /// The address as a URI, such as `mqtt://127.0.0.1:1883` or `wss://example.org:443/mqtt`.
    public String address() {
        var path = transport instanceof Transport.WebSocket webSocket ? webSocket.path() : "";
        return String.format(Locale.ROOT, "%s://%s:%d%s", route().scheme(), host.indexOf(':') < 0 ? host : "[" + host + "]", port, path);
    }

    /// Everything but the password.
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s as \"%s\" at %s", version, clientIdentifier, address());
    }
}
