package dev.mqttworkbench.app.handshakes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.mqttworkbench.app.handshakes.LaterSubscriptions.Late;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.trace.Decision;
import dev.mqttworkbench.trace.Decision.Outcome;

/// Why each Session got a message, or did not: one line for each that there was.
final class Fates {

    /// One line.
    ///
    /// @param client whose Session
    /// @param sentence what became of the message for it
    /// @param tone how that is to be taken
    record Fate(String client, String sentence, FlowRow.Tone tone) {}

    private Fates() {}

    /// The lines of a message, those who got it or will first; at the end those whose Session began too late.
    ///
    /// @param book what is known beside it: who is there, and who has subscribed to what since when
    static List<Fate> of(Flow flow, FlowBook book, Words words) {
        if (flow.refusal().isPresent()) {
            return flow.sessions().stream().sorted().map(client -> new Fate(client, words.get("handshakes.fate.refused", flow.refusal().get()),
                    FlowRow.Tone.QUIET)).toList();
        }
        if (!flow.isRouted()) {
            return notArrived(flow, book.connections(), words);
        }
        var deliveries = latestDeliveries(flow);
        var later = book.subscriptions().behind(flow.topic(), flow.nanoTime());
        var clients = new LinkedHashSet<>(flow.decisions().keySet());
        clients.addAll(flow.ended());
        clients.addAll(flow.sessions());
        var all = new ArrayList<Decision>();
        for (var client : clients) {
            var decided = flow.decisions().get(client);
            all.add(decided != null ? decided : new Decision(flow.nanoTime(), flow.number(), client, Outcome.NOT_MATCHED, flow.qos(), 0));
        }
        all.sort(Comparator.comparing((Decision decision) -> rank(decision.outcome())).thenComparing(Decision::clientIdentifier));
        var fates = new ArrayList<>(all.stream().map(decision -> fate(decision, flow, deliveries, later, words)).toList());
        later.keySet().stream().filter(client -> !clients.contains(client)).sorted().forEach(client -> tooLate(client, later, words).ifPresent(fates::add));
        return fates;
    }

    /// It got lost before the broker, or is held there: nobody can have it.
    private static List<Fate> notArrived(Flow flow, Connected connections, Words words) {
        var key = flow.hasLostDecisions() ? "handshakes.fate.unknown" : flow.waiting().isEmpty() ? "handshakes.fate.unrouted" : "handshakes.fate.notYet";
        return connections.clients().sorted().map(client -> new Fate(client, words.get(key), FlowRow.Tone.QUIET)).toList();
    }

    private static Fate fate(Decision decision, Flow flow, Map<String, Arrow> deliveries, Map<String, Late> later, Words words) {
        var client = decision.clientIdentifier();
        if (flow.ended().contains(client) && decision.outcome() == Outcome.NOT_MATCHED) {
            return new Fate(client, words.get("handshakes.fate.ended"), FlowRow.Tone.BAD);
        }
        if (decision.outcome() != Outcome.NOT_MATCHED) {
            return decided(decision, flow, deliveries, words);
        }
        return tooLate(client, later, words).orElseGet(() -> flow.hasLostDecisions()
                ? new Fate(client, words.get("handshakes.fate.unknown"), FlowRow.Tone.QUIET)
                : decided(decision, flow, deliveries, words));
    }

    private static Optional<Fate> tooLate(String client, Map<String, Late> later, Words words) {
        return Optional.ofNullable(later.get(client)).map(late -> new Fate(client,
                words.get("handshakes.fate.late", late.filter().value(), new FlowText(words).milliseconds(late.laterNanos())), FlowRow.Tone.QUIET));
    }

    private static int rank(Outcome outcome) {
        return switch (outcome) {
            case COMPLETED, SENT -> 0;
            case QUEUED -> 1;
            case REFUSED, EXPIRED, TOO_LARGE, QUEUE_FULL, NOT_CONNECTED, NOT_ALLOWED -> 2;
            case NO_LOCAL, OTHER_MEMBER -> 3;
            case NOT_MATCHED -> 4;
        };
    }

    /// The last PUBLISH to each client, as far as it came; of those to whom the trace saw one.
    private static Map<String, Arrow> latestDeliveries(Flow flow) {
        var latest = new HashMap<String, Arrow>();
        for (var step : flow.steps()) {
            if (step instanceof Arrow arrow && !arrow.isToBroker() && arrow.packet() instanceof Publish) {
                latest.put(arrow.client(), arrow);
            }
        }
        return latest;
    }

    private static Fate decided(Decision decision, Flow flow, Map<String, Arrow> deliveries, Words words) {
        if (decision.outcome() == Outcome.SENT) {
            var stopped = Optional.ofNullable(deliveries.get(decision.clientIdentifier())).filter(arrow -> arrow.fate() != Arrow.Fate.PASSED);
            if (stopped.isPresent()) {
                return new Fate(decision.clientIdentifier(), words.get("handshakes.fate." + stopped.get().fate()),
                        stopped.get().waits() ? FlowRow.Tone.WAITING : FlowRow.Tone.BAD);
            }
        }
        var sentence = words.get("handshakes.fate." + decision.outcome(), decision.qos().level(), flow.qos().level(), decision.number(), flow.topic());
        return new Fate(decision.clientIdentifier(), sentence, switch (rank(decision.outcome())) {
            case 0 -> FlowRow.Tone.GOOD;
            case 1 -> FlowRow.Tone.WAITING;
            case 2 -> FlowRow.Tone.BAD;
            default -> FlowRow.Tone.QUIET;
        });
    }
}
