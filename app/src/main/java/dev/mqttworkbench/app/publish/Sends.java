package dev.mqttworkbench.app.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.mqttworkbench.app.workbench.Words;

/// What is to be said of the messages that were sent one behind the other: the newest has the word, but who fails speaks always, and stays
/// until the next one is sent. On the JavaFX thread only.
final class Sends {

    private static final int FAILURES_TOLD = 3;

    private final Words words;
    private final List<String> failures = new ArrayList<>(); // since the newest was sent
    private int newest;

    Sends(Words words) {
        this.words = words;
    }

    /// One is sent.
    ///
    /// @return its number, for its end
    int begin() {
        failures.clear();
        return ++newest;
    }

    /// One has ended.
    ///
    /// @return what is to be said now; empty where what is said already stays
    Optional<Outcome> end(int number, Outcome ended) {
        if (ended.kind() == Outcome.Kind.FAILED) {
            failures.add(ended.sentence());
            return Optional.of(Outcome.failed(told()));
        }
        return number == newest && failures.isEmpty() ? Optional.of(ended) : Optional.empty();
    }

    private String told() {
        var first = String.join(" · ", failures.subList(0, Math.min(failures.size(), FAILURES_TOLD)));
        return failures.size() > FAILURES_TOLD ? words.get("publish.outcome.more", first, failures.size() - FAILURES_TOLD) : first;
    }
}
