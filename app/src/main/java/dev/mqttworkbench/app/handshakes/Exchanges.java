package dev.mqttworkbench.app.handshakes;

import java.lang.ref.WeakReference;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.mqttworkbench.mqtt.packet.Packet;
import dev.mqttworkbench.mqtt.packet.PubAck;
import dev.mqttworkbench.mqtt.packet.PubComp;
import dev.mqttworkbench.mqtt.packet.PubRec;
import dev.mqttworkbench.mqtt.packet.PubRel;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.trace.Direction;
import org.jspecify.annotations.Nullable;

/// The exchanges at QoS 1 and 2 that are open, by what the standard knows them by: client, who sends the message, Packet Identifier
/// (2.2.1). They outlive connections, as Sessions do.
final class Exchanges {

    /// The identity of an exchange.
    private record Key(String client, Leg.Role role, int packetIdentifier) {}

    private static final int MOST_OVER = 2_000;

    private final Map<Key, Flow> open = new LinkedHashMap<>();
    /// Those that were over last: an answer that comes twice, and a PUBLISH whose sender did not hear the answer, are about them. They do not keep
    /// flows in memory that have been let go.
    private final LinkedHashMap<Key, WeakReference<Flow>> over = new LinkedHashMap<>();

    /// Who sends the message that a packet is about.
    ///
    /// @param direction of the packet, seen from the broker
    static Leg.Role roleOf(Direction direction, Packet packet) {
        var fromSender = packet instanceof Publish || packet instanceof PubRel;
        return fromSender == (direction == Direction.IN) ? Leg.Role.PUBLISHER : Leg.Role.SUBSCRIBER;
    }

    private static Optional<Key> keyOf(String client, Direction direction, Packet packet) {
        var identifier = switch (packet) {
            case Publish publish -> publish.packetIdentifier();
            case PubAck ack -> ack.packetIdentifier();
            case PubRec ack -> ack.packetIdentifier();
            case PubRel rel -> rel.packetIdentifier();
            case PubComp ack -> ack.packetIdentifier();
            case Packet other -> 0;
        };
        return identifier == 0 ? Optional.empty() : Optional.of(new Key(client, roleOf(direction, packet), identifier));
    }

    /// The message that a packet is about.
    Optional<Flow> find(String client, Direction direction, Packet packet) {
        return keyOf(client, direction, packet).map(key -> {
            var there = open.get(key);
            var reference = over.get(key);
            var ended = reference == null ? null : reference.get();
            return there != null || ended == null || ended.isGone() ? there : ended;
        });
    }

    /// A packet has passed: it opens, goes on with or ends an exchange.
    ///
    /// @return takes that back
    Runnable passed(String client, Direction direction, Packet packet, Flow flow) {
        return keyOf(client, direction, packet).<Runnable>map(key -> {
            var before = open.get(key);
            switch (packet) {
                case Publish publish when publish.qos() != QoS.AT_MOST_ONCE -> open(key, flow);
                case PubAck ignored -> end(key);
                case PubComp ignored -> end(key);
                case PubRec ack when ack.reasonCode().isError() -> end(key);
                case Packet other -> {} // it goes on
            }
            return () -> restore(key, before);
        }).orElse(() -> {});
    }

    /// A PUBLISH has been sent and got lost: its exchange is open for its sender.
    void lost(String client, Direction direction, Publish publish, Flow flow) {
        keyOf(client, direction, publish).ifPresent(key -> open(key, flow));
    }

    private void open(Key key, Flow flow) {
        open.put(key, flow);
        over.remove(key);
    }

    private void end(Key key) {
        var ended = open.remove(key);
        if (ended != null) {
            over.putLast(key, new WeakReference<>(ended));
            if (over.size() > MOST_OVER) {
                over.pollFirstEntry();
            }
        }
    }

    private void restore(Key key, @Nullable Flow before) {
        if (before == null) {
            open.remove(key);
        } else {
            open.put(key, before);
        }
    }

    /// The messages that are on their way to or from a client.
    Set<Flow> openOf(String client) {
        var flows = new LinkedHashSet<Flow>();
        open.forEach((key, flow) -> {
            if (key.client().equals(client)) {
                flows.add(flow);
            }
        });
        return flows;
    }

    /// The Session of a client has ended, and its exchanges with it.
    void end(String client) {
        open.keySet().removeIf(key -> key.client().equals(client));
        over.keySet().removeIf(key -> key.client().equals(client));
    }

    void forget(Flow flow) {
        open.values().removeIf(each -> each == flow); // what is over looks whether its flow is there
    }

    void clear() {
        open.clear();
        over.clear();
    }
}
