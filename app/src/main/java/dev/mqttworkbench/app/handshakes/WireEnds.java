package dev.mqttworkbench.app.handshakes;

import dev.mqttworkbench.app.workbench.Words;

/// What the two ends of a wire are called on a ladder. At a proxy one of them is the proxy: to its devices it is the broker, and to the broker the
/// devices. On the JavaFX thread only.
///
/// @param seat where the packets were seen
record WireEnds(Flow.Seat seat, Words words) {

    /// Who is at the client's end.
    ///
    /// @param identifier in whose name
    String client(String identifier) {
        return isProxyAsClient() ? words.get("handshakes.proxy") : identifier;
    }

    /// As what.
    ///
    /// @param role of the client with this identifier
    String clientRole(String identifier, String role) {
        return isProxyAsClient() ? words.get("handshakes.lane.inNameOf", identifier) : role;
    }

    private boolean isProxyAsClient() {
        return seat.side() == FlowSource.Side.PROXY_AS_CLIENT;
    }

    /// Who is at the broker's end.
    String broker() {
        return words.get(isProxyAsBroker() ? "handshakes.proxy" : "handshakes.broker");
    }

    /// As what: which broker it is, or leads to.
    String brokerRole() {
        if (isProxyAsBroker()) {
            return words.get("handshakes.lane.leads", seat.broker());
        }
        return seat.broker().isEmpty() ? words.get("handshakes.role.broker") : seat.broker();
    }

    private boolean isProxyAsBroker() {
        return seat.side() == FlowSource.Side.PROXY;
    }
}
