package dev.mqttworkbench.app.handshakes;

import java.util.List;

/// The steps of a client on a ladder, as text.
final class FlowLines {

    private FlowLines() {}

    static List<String> of(Flow flow, String client) {
        return flow.steps().stream().filter(step -> step.client().equals(client)).map(FlowLines::line).toList();
    }

    private static String line(Step step) {
        return switch (step) {
            case Arrow arrow -> (arrow.isToBroker() ? "> " : "< ") + arrow.packet().type() + (arrow.fate() == Arrow.Fate.PASSED ? "" : " " + arrow.fate());
            case Interruption interruption -> interruption.event().toString();
        };
    }
}
