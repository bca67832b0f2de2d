package dev.mqttworkbench.endpoint;

import java.util.Optional;

/// Where and how a broker listens.
///
/// @param host the address or name to listen on
/// @param port 1 to 65,535, or 0 for any free port
/// @param transport what carries the packets
/// @param tls how it is encrypted; empty: not at all
/// @param maximumConnections Network Connections of this listener at a time, at least 1; one more is refused at CONNECT
public record ListenerSettings(
        String host, int port, Transport transport, Optional<ServerTls> tls, int maximumConnections) {

    /// @throws IllegalArgumentException with a sentence for the user when a value is out of its bounds
    public ListenerSettings {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("The port is a number from 0 to 65535, not " + port);
        }
        if (maximumConnections < 1) {
            throw new IllegalArgumentException("A listener has at least one connection, not " + maximumConnections);
        }
    }

    /// A listener for plain TCP.
    public static ListenerSettings tcp(String host, int port) {
        return new ListenerSettings(host, port, new Transport.Tcp(), Optional.empty(), Integer.MAX_VALUE);
    }

    /// A listener for WebSockets at the usual path.
    public static ListenerSettings webSocket(String host, int port) {
        return tcp(host, port).withTransport(Transport.WebSocket.usual());
    }

    /// This listener on another address.
    public ListenerSettings withHost(String other) {
        return new ListenerSettings(other, port, transport, tls, maximumConnections);
    }

    /// This listener on another port.
    public ListenerSettings withPort(int other) {
        return new ListenerSettings(host, other, transport, tls, maximumConnections);
    }

    /// This listener with another transport.
    public ListenerSettings withTransport(Transport other) {
        return new ListenerSettings(host, port, other, tls, maximumConnections);
    }

    /// This listener, encrypted.
    public ListenerSettings withTls(ServerTls other) {
        return new ListenerSettings(host, port, transport, Optional.of(other), maximumConnections);
    }

    /// This listener with another number of connections.
    public ListenerSettings withMaximumConnections(int other) {
        return new ListenerSettings(host, port, transport, tls, other);
    }

    /// The scheme of its address: mqtt, mqtts, ws or wss.
    public String scheme() {
        return Scheme.of(transport, tls.isPresent());
    }
}
