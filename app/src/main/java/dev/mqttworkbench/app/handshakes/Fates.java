package dev.mqttworkbench.app.handshakes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;

import dev.mqttworkbench.app.workbench.Words;
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

    /// The lines of a message, those who got it or will first.
    static List<Fate> of(Flow flow, Words words) {
        var clients = new LinkedHashSet<>(flow.decisions().keySet());
        clients.addAll(flow.sessions());
        var all = new ArrayList<Decision>();
        for (var client : clients) {
            var decided = flow.decisions().get(client);
            all.add(decided != null ? decided : new Decision(flow.nanoTime(), flow.number(), client, Outcome.NOT_MATCHED, flow.qos(), 0));
        }
        all.sort(Comparator.comparing((Decision decision) -> rank(decision.outcome())).thenComparing(Decision::clientIdentifier));
        return all.stream().map(decision -> fate(decision, flow, words)).toList();
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

    private static Fate fate(Decision decision, Flow flow, Words words) {
        var sentence = words.get("handshakes.fate." + decision.outcome(), decision.qos().level(), flow.qos().level(), decision.number(), flow.topic());
        return new Fate(decision.clientIdentifier(), sentence, switch (rank(decision.outcome())) {
            case 0 -> FlowRow.Tone.GOOD;
            case 1 -> FlowRow.Tone.WAITING;
            case 2 -> FlowRow.Tone.BAD;
            default -> FlowRow.Tone.QUIET;
        });
    }
}
