package dev.mqttworkbench.app.handshakes;

import java.text.NumberFormat;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import dev.mqttworkbench.app.handshakes.FlowRow.Tone;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.trace.Decision;
import dev.mqttworkbench.trace.Routing;

/// How a flow reads in the list: how far it is, in a few words.
final class FlowText {

    /// Some words, and how they are to be taken.
    private record Said(String words, Tone tone) {}

    private final Words words;

    FlowText(Words words) {
        this.words = words;
    }

    /// The flow as a row.
    FlowRow row(Flow flow) {
        var said = flow.kind() == Flow.Kind.CONNECTION ? connection(flow) : message(flow);
        return flow.kind() == Flow.Kind.CONNECTION
                ? new FlowRow(flow.number(), flow.publisher(), Optional.empty(), said.words(), said.tone())
                : new FlowRow(flow.number(), flow.topic(), Optional.of(flow.qos()), said.words(), said.tone());
    }

    private Said connection(Flow flow) {
        var waiting = flow.waiting();
        if (!waiting.isEmpty()) {
            return new Said(words.get("handshakes.state.held", waiting.getFirst().packet().type()), Tone.WAITING);
        }
        if (flow.steps().isEmpty()) {
            return new Said("", Tone.QUIET);
        }
        return switch (flow.steps().getLast()) {
            case Interruption interruption -> new Said(words.get("handshakes.interruption." + interruption.event()), Tone.QUIET);
            case Arrow arrow -> new Said(words.get("handshakes.state.latest", arrow.packet().type(), flow.packets()), Tone.QUIET);
        };
    }

    private Said message(Flow flow) {
        var waiting = flow.waiting();
        if (!waiting.isEmpty()) {
            return new Said(words.get("handshakes.state.held", waiting.getFirst().packet().type()), Tone.WAITING);
        }
        if (flow.refusal().isPresent()) {
            return new Said(words.get("handshakes.state.refused", flow.refusal().get()), Tone.BAD);
        }
        return flow.publisherLeg().filter(Leg::isRefused)
                .map(leg -> new Said(words.get("handshakes.state.refused", leg.reasonCode()), Tone.BAD))
                .or(() -> open(flow))
                .or(() -> queued(flow))
                .or(() -> brokenOff(flow))
                .orElseGet(() -> over(flow));
    }

    private Optional<Said> open(Flow flow) {
        var publisher = flow.publisherLeg().filter(leg -> leg.awaited().isPresent())
                .map(leg -> new Said(words.get("handshakes.state.awaits", leg.awaited().get()), Tone.WAITING));
        return publisher.or(() -> flow.subscriberLegs().stream().filter(leg -> leg.awaited().isPresent()).findFirst()
                .map(leg -> new Said(words.get("handshakes.state.awaitsFrom", leg.awaited().get(), leg.client()), Tone.WAITING)));
    }

    private Optional<Said> queued(Flow flow) {
        var queued = flow.decisions().values().stream().filter(decision -> decision.outcome() == Decision.Outcome.QUEUED).count();
        return queued == 0 ? Optional.empty() : Optional.of(new Said(words.get("handshakes.state.queued", queued), Tone.WAITING));
    }

    private Optional<Said> brokenOff(Flow flow) {
        return flow.brokenLeg().map(leg -> new Said(words.get("handshakes.state.brokenOff", leg.missing().orElseThrow()), Tone.BAD));
    }

    private Said over(Flow flow) {
        var deliveries = deliveries(flow);
        var resent = flow.publisherLeg().map(Leg::resent).orElse(0) + flow.subscriberLegs().stream().mapToInt(Leg::resent).sum();
        if (flow.origin().filter(origin -> origin == Routing.Origin.WILL).isPresent()) {
            return new Said(words.get("handshakes.state.will", deliveries), Tone.SPECIAL);
        }
        var isUntold = deliveries == 0 && !flow.seat().isTold();
        if (resent > 0) {
            return new Said(isUntold ? words.get("handshakes.state.resent.untold") : words.get("handshakes.state.resent", deliveries), Tone.BAD);
        }
        if (flow.publisherLeg().filter(leg -> leg.deliveries() == 0).isPresent()) {
            return new Said(words.get("handshakes.state.lost"), Tone.BAD);
        }
        if (isUntold && flow.qos() != QoS.EXACTLY_ONCE) {
            return flow.qos() == QoS.AT_MOST_ONCE
                    ? new Said(words.get("handshakes.state.sent"), Tone.GOOD)
                    : new Said(words.get("handshakes.state.acknowledged.untold", milliseconds(flow.durationNanos())), Tone.GOOD);
        }
        if (flow.publisherLeg().isEmpty() || flow.qos() == QoS.AT_MOST_ONCE) {
            return deliveries == 0
                    ? new Said(words.get(flow.isWanted() ? "handshakes.state.undelivered" : "handshakes.state.nobody"), Tone.QUIET)
                    : new Said(words.get("handshakes.state.delivered", deliveries), Tone.GOOD);
        }
        if (flow.qos() == QoS.AT_LEAST_ONCE && deliveries == 0 && flow.isWanted()) {
            return new Said(words.get("handshakes.state.acknowledged.undelivered", milliseconds(flow.durationNanos())), Tone.GOOD);
        }
        return new Said(flow.qos() == QoS.AT_LEAST_ONCE
                ? words.get("handshakes.state.acknowledged", deliveries, milliseconds(flow.durationNanos()))
                : words.get("handshakes.state.complete", flow.packets(), milliseconds(flow.durationNanos())), Tone.GOOD);
    }

    /// How many deliveries there were, in all.
    static int deliveries(Flow flow) {
        return flow.subscriberLegs().stream().mapToInt(Leg::deliveries).sum();
    }

    /// A time as milliseconds, or seconds where it is long.
    String milliseconds(long nanos) {
        var format = NumberFormat.getNumberInstance(words.locale());
        format.setMaximumFractionDigits(1);
        return nanos < TimeUnit.SECONDS.toNanos(10)
                ? words.get("handshakes.milliseconds", format.format(nanos / 1e6))
                : words.get("handshakes.seconds", format.format(nanos / 1e9));
    }
}
