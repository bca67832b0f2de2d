package dev.mqttworkbench.endpoint;

import java.time.Duration;
import java.util.Optional;

/// The way of a client to its Server.
///
/// @param host name or address
/// @param port 1 to 65,535
/// @param transport what carries the packets; the origins of a WebSocket are a listener's business
/// @param tls how it is encrypted; empty: not at all
/// @param proxy through which it goes; empty: none
/// @param timeout for each step
public record Route(
        String host, int port, Transport transport, Optional<ClientTls> tls, Optional<Proxy> proxy, Duration timeout) {

    /// The host that is connected to: the proxy's where there is one.
    public String nextHost() {
        return proxy.map(Proxy::host).orElse(host);
    }

    /// The port of [#nextHost()].
    public int nextPort() {
        return proxy.map(Proxy::port).orElse(port);
    }

    /// The scheme of its address: mqtt, mqtts, ws or wss.
    public String scheme() {
        return Scheme.of(transport, tls.isPresent());
    }
}
