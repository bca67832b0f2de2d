package dev.mqttworkbench.app.handshakes;

import java.util.Optional;
import java.util.function.Predicate;

import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.mqtt.packet.PacketType;
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
                .map(leg -> of(leg, words))
                .or(() -> queued(flow).map(decision -> of(decision, words, isThere.test(decision.clientIdentifier()))))
                .orElseGet(() -> over(flow, words));
    }

    private static Reason of(Leg leg, Words words) {
        var awaited = leg.awaited().orElseThrow();
        var key = "handshakes.why." + leg.role() + "." + awaited;
        var who = leg.role() == Leg.Role.PUBLISHER ^ awaited == PacketType.PUBREL ? words.get("handshakes.why.client", leg.client()) : words.get("handshakes.why.broker");
        return new Reason(who, words.get(key, leg.client(), String.valueOf(leg.packetIdentifier())), statement(leg, awaited));
    }

    private static String statement(Leg leg, PacketType awaited) {
        return switch (awaited) {
            case PUBACK -> leg.role() == Leg.Role.PUBLISHER ? "MQTT-4.3.2-3" : "MQTT-4.4.0-1";
            case PUBREC -> "MQTT-4.3.3-3";
            case PUBREL -> leg.role() == Leg.Role.PUBLISHER ? "MQTT-4.3.3-10" : "MQTT-4.3.3-4";
            case PUBCOMP -> "MQTT-4.3.3-5";
            default -> throw new IllegalStateException("nobody waits for " + awaited);
        };
    }

    private static Optional<Decision> queued(Flow flow) {
        return flow.decisions().values().stream().filter(decision -> decision.outcome() == Outcome.QUEUED).findFirst();
    }

    private static Reason of(Decision queued, Words words, boolean isThere) {
        return new Reason(words.get("handshakes.why.broker"),
                words.get(isThere ? "handshakes.why.queued.there" : "handshakes.why.queued.away", queued.clientIdentifier(), queued.number()),
                isThere ? "MQTT-3.3.4-9" : "MQTT-4.5.0-1");
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
        var qos = flow.publisherLeg().map(Leg::qos).orElse(QoS.AT_MOST_ONCE);
        return new Reason(words.get("handshakes.why.nobody"), words.get("handshakes.why.over." + qos.level()), switch (qos) {
            case AT_MOST_ONCE -> "MQTT-4.3.1-1";
            case AT_LEAST_ONCE -> "MQTT-4.3.2-4";
            case EXACTLY_ONCE -> "MQTT-4.3.3-11";
        });
    }
}
