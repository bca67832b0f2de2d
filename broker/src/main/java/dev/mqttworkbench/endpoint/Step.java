package dev.mqttworkbench.endpoint;

/// A step on the way from a host's name to CONNACK, in the order in which they are taken. Not every way has every step.
public enum Step {
    /// The name of the host, or of the proxy, becomes an address.
    NAME,
    /// The TCP connection to that address.
    TCP,
    /// The proxy opens the way to the broker.
    PROXY,
    /// The handshake of TLS, and whether the certificate is to be believed.
    TLS,
    /// The upgrade from HTTP to WebSocket.
    WEBSOCKET,
    /// The Server answers CONNECT.
    CONNACK
}
