package dev.mqttworkbench.app.handshakes;

import java.util.List;
import java.util.Locale;

import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.resources.Resources;
import org.junit.jupiter.api.AfterEach;

/// A broker with clients, the flows of its trace, and what they say.
abstract class FlowBookSetup {

    static final Words ENGLISH = new Words(Resources.words(Locale.ENGLISH), Locale.ENGLISH);

    final Net net = new Net();

    @AfterEach
    void stop() {
        net.close();
    }

    List<String> fates(Flow flow) {
        return Fates.of(flow, net.book, ENGLISH).stream().map(fate -> fate.client() + ": " + fate.sentence()).toList();
    }

    static List<String> lines(Flow flow, String client) {
        return flow.steps().stream().filter(step -> step.client().equals(client)).map(FlowBookSetup::line).toList();
    }

    private static String line(Step step) {
        return switch (step) {
            case Arrow arrow -> (arrow.isToBroker() ? "> " : "< ") + arrow.packet().type() + (arrow.fate() == Arrow.Fate.PASSED ? "" : " " + arrow.fate());
            case Interruption interruption -> interruption.event().toString();
        };
    }
}
