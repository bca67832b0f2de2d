package dev.mqttworkbench.app.handshakes;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import dev.mqttworkbench.mqtt.packet.ConnAck;
import dev.mqttworkbench.mqtt.packet.Connect;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.ProtocolVersion;
import dev.mqttworkbench.trace.TracedConnection;
import dev.mqttworkbench.trace.TracedPacket;

/// Who is at the other end of which connection, as far as the trace has said. On the JavaFX thread only.
public final class Connected {

    /// @param keepAlive in seconds, as CONNECT or the answer to it has said; empty where neither was seen
    /// @param isBereft whether the Session behind the connection has ended
    private record Peer(String client, ProtocolVersion version, Optional<Integer> keepAlive, boolean isBereft) {

        /// The same with what an answer to CONNECT says instead [MQTT-3.1.2-21].
        Peer after(ConnAck ack) {
            return new Peer(ack.properties().get(Property.ASSIGNED_CLIENT_IDENTIFIER).orElse(client), version,
                    ack.properties().get(Property.SERVER_KEEP_ALIVE).or(() -> keepAlive), isBereft);
        }
    }

    private final Map<Long, Peer> peers = new HashMap<>();

    void learn(TracedPacket traced) {
        switch (traced.packet()) {
            case Connect connect -> peers.put(traced.connection(), new Peer(connect.clientIdentifier(), connect.version(), Optional.of(connect.keepAliveSeconds()), false));
            case ConnAck ack -> peers.computeIfPresent(traced.connection(), (number, peer) -> peer.after(ack));
            default -> {} // says nothing about who it is
        }
    }

    void learn(TracedConnection traced) {
        if (!traced.clientIdentifier().isEmpty() && traced.connection() != 0) {
            var before = Optional.ofNullable(peers.get(traced.connection()));
            peers.put(traced.connection(), new Peer(traced.clientIdentifier(), traced.version().orElseGet(() -> versionOn(traced.connection())),
                    before.flatMap(Peer::keepAlive), isBereft(traced)));
        }
    }

    /// It begins with a Session, and loses it at the most once.
    private boolean isBereft(TracedConnection traced) {
        return traced.event() != TracedConnection.Event.ACCEPTED && hasLostSession(traced.connection());
    }

    /// The Session of a client has ended; its connection may be there for a moment longer.
    void sessionEnded(String client) {
        peers.replaceAll((number, peer) -> peer.client().equals(client) ? new Peer(client, peer.version(), peer.keepAlive(), true) : peer);
    }

    /// Whether the Session behind a connection has ended: what was sent over it will not be sent again.
    boolean hasLostSession(long connection) {
        var peer = peers.get(connection);
        return peer != null && peer.isBereft();
    }

    void clear() {
        peers.clear();
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

    /// For how long a client may be silent, in seconds and 0 for ever, as the latest of its connections has said; empty where nobody has seen that.
    Optional<Integer> keepAliveOf(String client) {
        return peers.entrySet().stream().filter(each -> each.getValue().client().equals(client))
                .max(Map.Entry.comparingByKey()).flatMap(latest -> latest.getValue().keepAlive());
    }

    /// Whether a client is connected, as far as is known.
    public boolean isThere(String client) {
        return peers.values().stream().anyMatch(peer -> peer.client().equals(client));
    }
}
