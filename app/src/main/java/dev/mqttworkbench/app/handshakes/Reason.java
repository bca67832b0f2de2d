package dev.mqttworkbench.app.handshakes;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.mqtt.packet.PacketType;
import dev.mqttworkbench.mqtt.packet.ProtocolVersion;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.trace.Decision;
import dev.mqttworkbench.trace.Decision.Outcome;

/// Why somebody is waiting, or why nobody is.
///
/// @param question who waits
/// @param answer why
/// @param statement the id of the standard's statement; may be empty
record Reason(String question, String answer, String statement) {

    private static final Reason NONE = new Reason("", "", "");

    /// The reason for what a flow waits for next.
    ///
    /// @param isThere whether the client of a delivery that waits is connected
    static Reason of(Flow flow, Words words, Predicate<String> isThere) {
        if (flow.kind() == Flow.Kind.CONNECTION) {
            return NONE;
        }
        if (flow.refusal().isPresent()) {
            return new Reason(words.get("handshakes.why.nobody"), words.get("handshakes.why.refused", flow.refusal().get()), "");
        }
        return flow.publisherLeg().filter(leg -> leg.awaited().isPresent())
                .or(() -> flow.subscriberLegs().stream().filter(leg -> leg.awaited().isPresent()).findFirst())
                .map(leg -> of(leg, flow.versionOf(leg.client()), words))
                .or(() -> queued(flow).map(decision -> of(decision, flow.versionOf(decision.clientIdentifier()), words, isThere.test(decision.clientIdentifier()))))
                .orElseGet(() -> over(flow, words));
    }

    private static Reason of(Leg leg, ProtocolVersion version, Words words) {
        var awaited = leg.awaited().orElseThrow();
        var key = "handshakes.why." + leg.role() + "." + awaited;
        var who = leg.isBrokersTurn() ? words.get("handshakes.why.client", leg.client()) : words.get("handshakes.why.broker");
        return new Reason(who, words.get(key, leg.client(), String.valueOf(leg.packetIdentifier())), clause(leg, awaited).in(version));
    }

    private static Clause clause(Leg leg, PacketType awaited) {
        return switch (awaited) {
            case PUBACK -> leg.role() == Leg.Role.PUBLISHER ? Clause.KEPT_UNTIL_PUBACK : Clause.SENT_AGAIN;
            case PUBREC -> Clause.KEPT_UNTIL_PUBREC;
            case PUBREL -> leg.role() == Leg.Role.PUBLISHER ? Clause.NOT_TWICE_UNTIL_PUBREL : Clause.PUBREL_FOLLOWS;
            case PUBCOMP -> Clause.IN_USE_UNTIL_PUBCOMP;
            default -> throw new IllegalStateException("nobody waits for " + awaited);
        };
    }

    private static Optional<Decision> queued(Flow flow) {
        return flow.decisions().values().stream().filter(decision -> decision.outcome() == Outcome.QUEUED).findFirst();
    }

    private static Reason of(Decision queued, ProtocolVersion version, Words words, boolean isThere) {
        return new Reason(words.get("handshakes.why.broker"),
                words.get(isThere ? "handshakes.why.queued.there" : "handshakes.why.queued.away", queued.clientIdentifier(), queued.number()),
                (isThere ? Clause.RECEIVE_MAXIMUM : Clause.KEPT_WHILE_AWAY).in(version));
    }

    private static Reason over(Flow flow, Words words) {
        var held = flow.waiting();
        if (!held.isEmpty()) {
            var first = held.getFirst();
            var receiver = first.isToBroker() ? words.get("handshakes.why.theBroker") : first.client();
            return new Reason(words.get("handshakes.why.you"), words.get("handshakes.why.held", first.packet().type(), receiver), "");
        }
        var broken = flow.brokenLeg();
        if (broken.isPresent()) {
            return new Reason(words.get("handshakes.why.nobody"),
                    words.get("handshakes.why.brokenOff", broken.get().client(), broken.get().missing().orElseThrow()), "");
        }
        if (flow.publisherLeg().filter(Leg::isRefused).isPresent()) {
            return new Reason(words.get("handshakes.why.nobody"), words.get("handshakes.why.refused", flow.publisherLeg().get().reasonCode()), "");
        }
        var legs = Stream.concat(flow.publisherLeg().stream(), flow.subscriberLegs().stream()).toList();
        var qos = legs.stream().map(Leg::qos).distinct().toList();
        var key = switch (qos.size()) {
            case 0 -> "none";
            case 1 -> String.valueOf(qos.getFirst().level());
            default -> "mixed";
        };
        return new Reason(words.get("handshakes.why.nobody"), words.get("handshakes.why.over." + key), overBy(qos)
                .in(legs.isEmpty() ? ProtocolVersion.V5 : flow.versionOf(legs.getFirst().client())));
    }

    private static Clause overBy(List<QoS> qos) {
        return switch (qos.size()) {
            case 0 -> Clause.NONE;
            case 1 -> switch (qos.getFirst()) {
                case AT_MOST_ONCE -> Clause.SENT_ONCE;
                case AT_LEAST_ONCE -> Clause.NEW_AFTER_PUBACK;
                case EXACTLY_ONCE -> Clause.NEW_AFTER_PUBCOMP;
            };
            default -> Clause.LOWER_QOS;
        };
    }
}
