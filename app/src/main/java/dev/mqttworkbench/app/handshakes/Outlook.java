package dev.mqttworkbench.app.handshakes;

import java.util.ArrayList;
import java.util.List;

import dev.mqttworkbench.mqtt.packet.PacketType;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.trace.Decision;

/// What is still to come of a message, as the standard lays it down (4.3): the packets of each exchange that is open, and of each
/// delivery that waits.
final class Outlook {

    /// A packet that has to come, unless something goes wrong.
    ///
    /// @param client at the one end
    /// @param role who sends the message in the exchange: a client may be publisher and subscriber of the same one
    /// @param toBroker whether it goes to the broker
    /// @param type which
    /// @param packetIdentifier 0 where it has none, or none yet
    /// @param qos of the exchange
    record Expected(String client, Leg.Role role, boolean toBroker, PacketType type, int packetIdentifier, QoS qos) {}

    private Outlook() {}

    /// The packets that have to come, those with the publisher first; what waits at the gate is not among them.
    static List<Expected> of(Flow flow) {
        var received = flow.legs(Leg.Role.PUBLISHER);
        var delivered = flow.legs(Leg.Role.SUBSCRIBER);
        var waiting = flow.kind() == Flow.Kind.MESSAGE ? flow.waiting() : List.<Arrow>of();
        if (!waiting.isEmpty()) {
            received = received.copy();
            delivered = delivered.copy();
        }
        for (var arrow : waiting) {
            var role = Exchanges.roleOf(arrow.direction(), arrow.packet());
            assume(arrow, role == Leg.Role.PUBLISHER ? received : delivered);
        }
        var expected = new ArrayList<Expected>();
        received.stream().forEach(leg -> rest(leg, expected));
        delivered.stream().forEach(leg -> rest(leg, expected));
        for (var decision : flow.decisions().values()) {
            if (decision.outcome() == Decision.Outcome.QUEUED) {
                whole(decision, expected);
            }
        }
        return expected;
    }

    /// What waits at the gate will have passed.
    private static void assume(Arrow arrow, Legs legs) {
        legs.put(legs.of(arrow.client(), arrow.packet()).after(arrow.packet()));
    }

    private static void rest(Leg leg, List<Expected> expected) {
        leg.awaited().ifPresent(next -> from(next, leg.client(), leg.role(), leg.packetIdentifier(), leg.qos(), expected));
    }

    private static void whole(Decision queued, List<Expected> expected) {
        from(PacketType.PUBLISH, queued.clientIdentifier(), Leg.Role.SUBSCRIBER, 0, queued.qos(), expected);
    }

    private static void from(PacketType first, String client, Leg.Role role, int identifier, QoS qos, List<Expected> expected) {
        var order = switch (qos) {
            case AT_MOST_ONCE -> List.of(PacketType.PUBLISH);
            case AT_LEAST_ONCE -> List.of(PacketType.PUBLISH, PacketType.PUBACK);
            case EXACTLY_ONCE -> List.of(PacketType.PUBLISH, PacketType.PUBREC, PacketType.PUBREL, PacketType.PUBCOMP);
        };
        for (var type : order.subList(Math.max(0, order.indexOf(first)), order.size())) {
            var fromSender = type == PacketType.PUBLISH || type == PacketType.PUBREL;
            expected.add(new Expected(client, role, fromSender == (role == Leg.Role.PUBLISHER), type, identifier, qos));
        }
    }
}
