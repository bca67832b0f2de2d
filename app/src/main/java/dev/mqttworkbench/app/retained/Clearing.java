package dev.mqttworkbench.app.retained;

import java.util.ArrayList;
import java.util.List;

import dev.mqttworkbench.app.retained.RetainedSource.Cleared;
import dev.mqttworkbench.broker.RetainedMessage;

/// Clears retained messages, one or many, in a way that can be taken back. On the JavaFX thread only.
final class Clearing {

    private final Workplace place;

    Clearing(Workplace place) {
        this.place = place;
    }

    /// Clears one, at once.
    void clear(String topic) {
        place.at(source -> run(source, List.of(topic), place.words().get("retained.cleared.one", topic)));
    }

    /// Says how many would be cleared, and clears them when the reader wants it.
    ///
    /// @param topics whose messages
    /// @param filter the text of the filter that takes them
    void ask(List<String> topics, String filter) {
        place.at(source -> {
            if (topics.isEmpty()) {
                place.strip().fail(filter.isBlank()
                        ? place.words().get("retained.clear.nothing") : place.words().get("retained.clear.none", filter.strip()));
                return;
            }
            var sentence = filter.isBlank()
                    ? place.words().get("retained.clear.all", topics.size(), topics.getFirst())
                    : place.words().get("retained.clear.matching", topics.size(), filter.strip(), topics.getFirst());
            place.strip().ask(new Strip.Question(sentence, place.words().get("retained.clear.confirm", topics.size()), true),
                    () -> run(source, topics, place.words().get("retained.cleared.many", topics.size())));
        });
    }

    private void run(RetainedSource source, List<String> topics, String sentence) {
        var removed = new ArrayList<RetainedMessage>();
        var refused = new ArrayList<RetainedSource.Refused>();
        var batches = new Batches<>(place.tasks(), topics, source::clear);
        var isLong = topics.size() > 1;
        if (isLong) {
            place.show("retained.clear.progress", 0, topics.size(), batches::stop);
        }
        batches.run(answer -> {
            removed.addAll(answer.removed());
            refused.addAll(answer.refused());
        }, done -> {
            if (isLong) {
                place.show("retained.clear.progress", done, topics.size(), batches::stop);
            }
        }, end -> end(source, topics, new Cleared(removed, refused), end, sentence));
    }

    private void end(RetainedSource source, List<String> topics, Cleared answer, Batches.End end, String sentence) {
        var removed = answer.removed();
        var isWhole = removed.size() == topics.size();
        if (!removed.isEmpty()) {
            var said = isWhole ? sentence : place.words().get("retained.cleared.some", removed.size(), topics.size());
            place.undo().push(new Undo(said, source.address(), List.of(), List.copyOf(removed)));
        }
        place.refresh().run();
        end.failure().ifPresentOrElse(
                failure -> place.strip().fail(place.words().get("retained.clear.failed", removed.size(), topics.size(), place.sentenceOf(failure))),
                () -> {
                    if (isWhole) {
                        place.strip().clear();
                    } else if (!answer.refused().isEmpty()) {
                        var first = answer.refused().getFirst();
                        place.strip().fail(place.words().get("retained.clear.refused",
                                removed.size(), topics.size(), answer.refused().size(), first.message().topic(), first.reason()));
                    } else if (end.done() < topics.size()) {
                        place.strip().tell(place.words().get("retained.clear.stopped", removed.size(), topics.size()));
                    } else {
                        place.strip().tell(place.words().get("retained.clear.others", removed.size(), topics.size()));
                    }
                });
    }
}
