package dev.mqttworkbench.app.handshakes;

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

    private final Map<Key, Flow> open = new LinkedHashMap<>();

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
        return keyOf(client, direction, packet).map(open::get);
    }

    /// A packet has passed: it opens, goes on with or ends an exchange.
    ///
    /// @return takes that back
    Runnable passed(String client, Direction direction, Packet packet, Flow flow) {
        return keyOf(client, direction, packet).<Runnable>map(key -> {
            var before = open.get(key);
            switch (packet) {
                case Publish publish when publish.qos() != QoS.AT_MOST_ONCE -> open.put(key, flow);
                case PubAck ignored -> open.remove(key);
                case PubComp ignored -> open.remove(key);
                case PubRec ack when ack.reasonCode().isError() -> open.remove(key);
                case Packet other -> {} // it goes on
            }
            return () -> restore(key, before);
        }).orElse(() -> {});
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
    }

    void forget(Flow flow) {
        open.values().removeIf(each -> each == flow);
    }

    void clear() {
        open.clear();
    }
}
