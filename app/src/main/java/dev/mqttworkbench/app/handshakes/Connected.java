package dev.mqttworkbench.app.handshakes;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

import dev.mqttworkbench.mqtt.packet.ConnAck;
import dev.mqttworkbench.mqtt.packet.Connect;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.ProtocolVersion;
import dev.mqttworkbench.trace.TracedConnection;
import dev.mqttworkbench.trace.TracedPacket;

/// Who is at the other end of which connection, as far as the trace has said. On the JavaFX thread only.
public final class Connected {

    /// @param isBereft whether the Session behind the connection has ended
    private record Peer(String client, ProtocolVersion version, boolean isBereft) {}

    private final Map<Long, Peer> peers = new HashMap<>();

    void learn(TracedPacket traced) {
        switch (traced.packet()) {
            case Connect connect -> peers.put(traced.connection(), new Peer(connect.clientIdentifier(), connect.version(), false));
            case ConnAck ack -> ack.properties().get(Property.ASSIGNED_CLIENT_IDENTIFIER).ifPresent(assigned ->
                    peers.computeIfPresent(traced.connection(), (number, peer) -> new Peer(assigned, peer.version(), peer.isBereft())));
            default -> {} // says nothing about who it is
        }
    }

    void learn(TracedConnection traced) {
        if (!traced.clientIdentifier().isEmpty() && traced.connection() != 0) {
            peers.put(traced.connection(), new Peer(traced.clientIdentifier(), traced.version().orElseGet(() -> versionOn(traced.connection())), isBereft(traced)));
        }
    }

    /// It begins with a Session, and loses it at the most once.
    private boolean isBereft(TracedConnection traced) {
        return traced.event() != TracedConnection.Event.ACCEPTED && hasLostSession(traced.connection());
    }

    /// The Session of a client has ended; its connection may be there for a moment longer.
    void sessionEnded(String client) {
        peers.replaceAll((number, peer) -> peer.client().equals(client) ? new Peer(client, peer.version(), true) : peer);
    }

    /// Whether the Session behind a connection has ended: what was sent over it will not be sent again.
    boolean hasLostSession(long connection) {
        var peer = peers.get(connection);
        return peer != null && peer.isBereft();
    }

    void forget(long connection) {
        peers.remove(connection);
    }

    /// The client identifier, or what to call a connection whose client is not known.
    public String nameOf(long connection) {
        var peer = peers.get(connection);
        return peer == null || peer.client().isEmpty() ? "#" + connection : peer.client();
    }

    /// The version that is spoken on a connection; MQTT 5 where that is not known.
    public ProtocolVersion versionOn(long connection) {
        var peer = peers.get(connection);
        return peer == null ? ProtocolVersion.V5 : peer.version();
    }

    /// The clients that are connected, as far as is known, each once.
    Stream<String> clients() {
        return peers.values().stream().map(Peer::client).filter(client -> !client.isEmpty()).distinct();
    }

    /// Whether a client is connected, as far as is known.
    public boolean isThere(String client) {
        return peers.values().stream().anyMatch(peer -> peer.client().equals(client));
    }
}
