package dev.mqttworkbench.app.retained;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.mqttworkbench.app.retained.RetainedSource.PutBack;
import dev.mqttworkbench.app.retained.RetainedSource.Refused;
import dev.mqttworkbench.broker.RetainedMessage;
import dev.mqttworkbench.broker.RetainedQueries.Restored;

/// Takes the latest change back: what was set is cleared, then what was there before is put back. A topic that has another message
/// by now keeps it. On the JavaFX thread only.
final class Undoing {

    private final Workplace place;

    Undoing(Workplace place) {
        this.place = place;
    }

    /// Takes the latest change back; nothing happens where there is none.
    void undo() {
        place.at(source -> place.undo().pop().ifPresent(step -> {
            if (step.remove().isEmpty()) {
                restore(source, step, step.restore(), 0);
            } else {
                place.tasks().whenComplete(source.ascertained(step.remove().stream().map(RetainedMessage::topic).toList()), listing -> remove(source, step, listing),
                        failure -> giveUp(step, failure));
            }
        }));
    }

    private void remove(RetainedSource source, Undo step, Optional<Listing> listing) {
        var now = new HashMap<String, RetainedMessage>();
        listing.ifPresent(all -> all.messages().forEach(message -> now.put(message.topic(), message)));
        var unchanged = step.remove().stream()
                .filter(message -> now.containsKey(message.topic()) && Undo.isSame(message, now.get(message.topic())))
                .map(RetainedMessage::topic).toList();
        var changed = (int) step.remove().stream().filter(message -> now.containsKey(message.topic())).count() - unchanged.size();
        var refused = new ArrayList<Refused>();
        var batches = new Batches<>(place.tasks(), unchanged, source::clear);
        place.show("retained.undo.progress", 0, step.remove().size(), batches::stop);
        batches.run(answer -> refused.addAll(answer.refused()), done -> place.show("retained.undo.progress", done, step.remove().size(), batches::stop), end -> {
            if (end.failure().isPresent()) {
                giveUp(step, end.failure().get());
            } else if (!refused.isEmpty()) {
                giveUp(step, new IllegalStateException(refused.getFirst().message().topic() + ": " + refused.getFirst().reason()));
            } else if (end.done() < unchanged.size()) {
                stop(step);
            } else {
                restore(source, step, step.restore(), changed);
            }
        });
    }

    /// What was done stays to be taken back: a second attempt finds what is done already.
    private void giveUp(Undo step, Throwable failure) {
        place.undo().push(step);
        place.refresh().run();
        place.strip().fail(place.words().get("retained.undo.failed", place.sentenceOf(failure)));
    }

    private void stop(Undo step) {
        place.undo().push(step);
        place.refresh().run();
        place.strip().tell(place.words().get("retained.undo.stopped"));
    }

    private void restore(RetainedSource source, Undo step, List<RetainedMessage> messages, int changed) {
        var sums = new ArrayList<PutBack>();
        var batches = new Batches<>(place.tasks(), messages, source::restore);
        var isLong = messages.size() > 1;
        if (isLong) {
            place.show("retained.undo.progress", 0, messages.size(), batches::stop);
        }
        batches.run(sums::add, done -> {
            if (isLong) {
                place.show("retained.undo.progress", done, messages.size(), batches::stop);
            }
        }, end -> {
            var refused = sums.stream().flatMap(sum -> sum.refused().stream()).map(Refused::message);
            var rest = new Undo(step.sentence(), step.address(), List.of(), Stream.concat(refused, batches.rest().stream()).toList());
            if (end.failure().isPresent()) {
                giveUp(rest, end.failure().get());
            } else if (!batches.rest().isEmpty()) {
                stop(rest);
            } else {
                place.refresh().run();
                tell(step, sums, changed);
            }
        });
    }

    private void tell(Undo step, List<PutBack> answers, int changed) {
        var refused = answers.stream().flatMap(answer -> answer.refused().stream()).toList();
        var sum = answers.stream().map(PutBack::sum).reduce(new Restored(0, 0, 0, 0), (a, b) -> new Restored(
                a.restored() + b.restored(), a.newer() + b.newer(), a.expired() + b.expired(), a.withoutRoom() + b.withoutRoom()));
        var newer = sum.newer() + changed;
        if (!refused.isEmpty()) {
            var first = refused.getFirst();
            place.undo().push(new Undo(step.sentence(), step.address(), List.of(), refused.stream().map(Refused::message).toList()));
            place.strip().fail(place.words().get("retained.undo.refused",
                    sum.restored(), newer, sum.expired(), refused.size(), first.message().topic(), first.reason()));
        } else if (newer + sum.expired() + sum.withoutRoom() == 0) {
            place.strip().tell(place.words().get("retained.undo.done", step.sentence()));
        } else {
            if (sum.withoutRoom() > 0) {
                place.undo().push(step); // when there is room again
            }
            place.strip().tell(place.words().get("retained.undo.partly", sum.restored(), newer, sum.expired(), sum.withoutRoom()));
        }
    }
}
