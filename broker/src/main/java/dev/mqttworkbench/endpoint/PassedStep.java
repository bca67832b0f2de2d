package dev.mqttworkbench.endpoint;

import java.time.Duration;

import dev.mqttworkbench.mqtt.packet.ConnAck;

/// A step that a connection has taken, how long it took, and what was learnt by it.
public sealed interface PassedStep {

    /// How long the step took.
    Duration took();

    /// Which step.
    Step step();

    /// The name was resolved; with a proxy that of the proxy.
    ///
    /// @param host the name
    /// @param address its address, or all that it has and that would be tried, in their order and with commas
    record NameResolved(Duration took, String host, String address) implements PassedStep {
        @Override
        public Step step() {
            return Step.NAME;
        }
    }

    /// The TCP connection is open.
    ///
    /// @param address of the other end, with its port
    record TcpOpened(Duration took, String address) implements PassedStep {
        @Override
        public Step step() {
            return Step.TCP;
        }
    }

    /// The proxy has opened the way.
    ///
    /// @param proxy which
    record ProxyPassed(Duration took, Proxy proxy) implements PassedStep {
        @Override
        public Step step() {
            return Step.PROXY;
        }
    }

    /// The connection is encrypted.
    ///
    /// @param protocol such as TLSv1.3
    /// @param cipher the cipher suite
    /// @param certificate what the broker has shown
    /// @param pinned whether it is believed because its fingerprint was accepted, and not for its authority
    record TlsAgreed(Duration took, String protocol, String cipher, ServerCertificate certificate, boolean pinned)
            implements PassedStep {
        @Override
        public Step step() {
            return Step.TLS;
        }
    }

    /// HTTP has become WebSocket.
    ///
    /// @param path that was asked for
    /// @param subprotocol that the server chose
    record WebSocketOpened(Duration took, String path, String subprotocol) implements PassedStep {
        @Override
        public Step step() {
            return Step.WEBSOCKET;
        }
    }

    /// The Server accepted the connection.
    ///
    /// @param connAck its answer
    record Accepted(Duration took, ConnAck connAck) implements PassedStep {
        @Override
        public Step step() {
            return Step.CONNACK;
        }
    }
}
