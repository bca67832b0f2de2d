package dev.mqttworkbench.app.handshakes;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.mqttworkbench.mqtt.packet.ConnAck;
import dev.mqttworkbench.mqtt.packet.Connect;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.ProtocolVersion;
import dev.mqttworkbench.trace.TracedConnection;
import dev.mqttworkbench.trace.TracedPacket;

/// Who is at the other end of which connection, as far as the trace has said. On the JavaFX thread only.
public final class Connected {

    private record Peer(String client, ProtocolVersion version) {}

    private static final int MOST_CLOSED = 20_000;

    private final Map<Long, Peer> peers = new HashMap<>();
    /// What was spoken on connections that are closed, the newest of them: their packets are still looked at.
    private final LinkedHashMap<Long, ProtocolVersion> closed = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, ProtocolVersion> eldest) {
            return size() > MOST_CLOSED;
        }
    };

    void learn(TracedPacket traced) {
        switch (traced.packet()) {
            case Connect connect -> peers.put(traced.connection(), new Peer(connect.clientIdentifier(), connect.version()));
            case ConnAck ack -> ack.properties().get(Property.ASSIGNED_CLIENT_IDENTIFIER).ifPresent(assigned ->
                    peers.computeIfPresent(traced.connection(), (number, peer) -> new Peer(assigned, peer.version())));
            default -> {} // says nothing about who it is
        }
    }

    void learn(TracedConnection traced) {
        if (!traced.clientIdentifier().isEmpty() && traced.connection() != 0) {
            peers.put(traced.connection(), new Peer(traced.clientIdentifier(), traced.version().orElse(ProtocolVersion.V5)));
        }
    }

    void forget(long connection) {
        var gone = peers.remove(connection);
        if (gone != null) {
            closed.put(connection, gone.version());
        }
    }

    /// The client identifier, or what to call a connection whose client is not known.
    public String nameOf(long connection) {
        var peer = peers.get(connection);
        return peer == null || peer.client().isEmpty() ? "#" + connection : peer.client();
    }

    /// The version that is spoken on a connection, or was; MQTT 5 where that is not known.
    public ProtocolVersion versionOn(long connection) {
        var peer = peers.get(connection);
        return peer != null ? peer.version() : closed.getOrDefault(connection, ProtocolVersion.V5);
    }

    /// Whether a client is connected, as far as is known.
    public boolean isThere(String client) {
        return peers.values().stream().anyMatch(peer -> peer.client().equals(client));
    }
}
