package dev.mqttworkbench.app.retained;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.mqttworkbench.mqtt.topic.TopicFilter;

/// Looks for what a broker keeps that does not tell by itself. On the JavaFX thread only.
final class Scanning {

    private final Workplace place;

    // Counted on the client's loop, shown on the JavaFX thread.
    private final AtomicInteger found = new AtomicInteger();

    // Written by the JavaFX thread, read by the client's loop.
    private volatile int shown;

    Scanning(Workplace place) {
        this.place = place;
    }

    /// Scans where the filter matches; nothing happens where all is known.
    void scan(TopicFilter filter) {
        place.at(source -> source.scan().ifPresent(scan -> {
            found.set(0);
            show(filter, scan);
            place.tasks().whenComplete(scan.run(filter, count -> count(count, filter, scan), told -> ask(told, filter, scan)), outcome -> end(filter, outcome), failure -> {
                if (failure instanceof CancellationException) {
                    place.strip().tell(place.words().get("retained.scan.stopped", filter.value()));
                } else {
                    place.strip().fail(place.words().get("retained.scan.failed", filter.value(), place.sentenceOf(failure)));
                }
            });
        }));
    }

    /// One task for the screen is under way at the most, however fast messages come.
    private void count(int count, TopicFilter filter, RetainedScan scan) {
        if (found.getAndSet(count) == shown) {
            place.tasks().screen().execute(() -> {
                if (place.strip().workingProperty().get()) {
                    show(filter, scan);
                }
            });
        }
    }

    /// What was found is asked for by name, some hundred at a time.
    private void ask(int told, TopicFilter filter, RetainedScan scan) {
        place.tasks().screen().execute(() -> {
            if (place.strip().workingProperty().get()) {
                place.strip().work(place.words().get("retained.scan.asking", filter.value(), found.get(), told), -1, scan::cancel);
            }
        });
    }

    private void show(TopicFilter filter, RetainedScan scan) {
        shown = found.get();
        place.strip().work(place.words().get("retained.scan.progress", filter.value(), shown), -1, scan::cancel);
    }

    private void end(TopicFilter filter, RetainedScan.Outcome outcome) {
        place.refresh().run();
        var words = place.words();
        var key = switch (outcome.end()) {
            case ALL -> "retained.scan.done";
            case TOO_MANY -> "retained.scan.tooMany";
            case LEFT_OUT -> "retained.scan.leftOut";
            case TOO_LONG -> "retained.scan.tooLong";
        };
        place.strip().tell(Stream.of(
                words.get(key, filter.value(), outcome.kept(), outcome.gone()),
                outcome.unsure() == 0 ? "" : words.get("retained.scan.unsure", outcome.unsure()),
                outcome.withoutQos() == 0 ? "" : words.get("retained.scan.withoutQos", outcome.withoutQos()))
                .map(String::strip).filter(sentence -> !sentence.isEmpty()).collect(Collectors.joining(" ")));
    }
}
