package dev.mqttworkbench.broker;

import dev.mqttworkbench.trace.TracedConnection;
import dev.mqttworkbench.transport.NetworkConnection;

/// What happens to one Network Connection as a whole, told to the log of the broker and to its trace. On the broker's loop only.
final class ConnectionNotes {

    private final ServerState server;
    private final NetworkConnection network;
    private String clientIdentifier = "";

    ConnectionNotes(ServerState server, NetworkConnection network) {
        this.server = server;
        this.network = network;
    }

    /// Whose connection it is, from now on.
    void of(String client) {
        clientIdentifier = client;
    }

    /// Into the log.
    void log(BrokerEvent.Kind kind, String detail) {
        server.events().note(kind, clientIdentifier, network.peer().address(), detail);
    }

    /// Into the trace, where somebody looks.
    void trace(TracedConnection.Event event) {
        server.instruments().note(network, clientIdentifier, event);
    }

    /// Into both.
    void both(TracedConnection.Event event, BrokerEvent.Kind kind, String detail) {
        trace(event);
        log(kind, detail);
    }
}
