package dev.mqttworkbench.app.retained;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.mqttworkbench.app.retained.RetainedSource.Refused;
import dev.mqttworkbench.broker.RetainedMessage;

/// Publishes the messages of a file with RETAIN 1, after the reader has seen what that would do. On the JavaFX thread only.
final class Importing {

    private final Workplace place;
    private final RememberedFile file;

    Importing(Workplace place, RememberedFile file) {
        this.place = place;
        this.file = file;
    }

    /// Asks for the file.
    void ask() {
        var words = place.words();
        place.at(source -> place.strip().askFile(
                new Strip.FileQuestion(words.get("retained.import.which"), words.get("retained.import.check"), false, file.path()),
                path -> read(source, path)));
    }

    private void read(RetainedSource source, Path path) {
        file.remember(path);
        var isStopped = new AtomicBoolean(); // set by the JavaFX thread, read by the one that reads the file
        place.strip().work(place.words().get("retained.import.reading", path.getFileName()), -1, () -> isStopped.set(true));
        var plan = CompletableFuture.supplyAsync(() -> read(path, isStopped), place.tasks().background())
                .thenCompose(messages -> source.ascertained(messages.stream().map(RetainedMessage::topic).toList()).thenApply(listing ->
                        ImportPlan.of(messages, listing.orElse(Listing.UNKNOWN).messages(), Instant.now(), source.takesProperties())));
        place.tasks().whenComplete(plan, ready -> ask(source, path, ready), failure -> {
            if (failure instanceof CancellationException) {
                place.strip().clear();
            } else {
                place.strip().fail(place.words().get("retained.import.unreadable", path.getFileName(), place.sentenceOf(failure)));
            }
        });
    }

    private static List<RetainedMessage> read(Path path, AtomicBoolean isStopped) {
        try {
            return new RetainedFile(path).read(isStopped::get);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }


    private void ask(RetainedSource source, Path path, ImportPlan plan) {
        var words = place.words();
        var name = path.getFileName();
        if (plan.wanted().isEmpty()) {
            place.strip().tell(words.get("retained.import.nothing", name, plan.same(), plan.expired()));
            return;
        }
        place.strip().ask(
                new Strip.Question(
                        words.get("retained.import.plan", name, plan.fresh(), plan.replaced().size(), plan.same(), plan.expired()) + lost(plan.lost()),
                        words.get("retained.import.confirm", plan.wanted().size()), false),
                () -> run(source, path, plan));
    }

    private String lost(ImportPlan.Lost lost) {
        var words = place.words();
        return (lost.properties() == 0 ? "" : " " + words.get("retained.import.noProperties", lost.properties()))
                + (lost.expiries() == 0 ? "" : " " + words.get("retained.import.noExpiry", lost.expiries()));
    }

    private void run(RetainedSource source, Path path, ImportPlan plan) {
        var refused = new ArrayList<Refused>();
        var batches = new Batches<>(place.tasks(), plan.wanted(), source::publish);
        place.show("retained.import.progress", 0, plan.wanted().size(), batches::stop);
        batches.run(refused::addAll, done -> place.show("retained.import.progress", done, plan.wanted().size(), batches::stop),
                end -> end(source, path, plan, refused, end));
    }

    private void end(RetainedSource source, Path path, ImportPlan plan, List<Refused> refused, Batches.End end) {
        var words = place.words();
        var topics = new HashSet<String>();
        plan.wanted().subList(0, end.done()).forEach(message -> topics.add(message.topic()));
        refused.forEach(each -> topics.remove(each.message().topic()));
        if (!topics.isEmpty()) {
            place.undo().push(new Undo(words.get("retained.imported", topics.size(), path.getFileName()), source.address(),
                    plan.wanted().stream().filter(message -> topics.contains(message.topic())).toList(),
                    plan.replaced().stream().filter(message -> topics.contains(message.topic())).toList()));
        }
        place.refresh().run();
        if (end.failure().isPresent()) {
            place.strip().fail(words.get("retained.import.failed", topics.size(), plan.wanted().size(), place.sentenceOf(end.failure().get())));
        } else if (!refused.isEmpty()) {
            var first = refused.getFirst();
            place.strip().fail(words.get("retained.import.refused", refused.size(), plan.wanted().size(), first.message().topic(), first.reason()));
        } else if (topics.size() < plan.wanted().size()) {
            place.strip().tell(words.get("retained.import.stopped", topics.size(), plan.wanted().size()));
        } else {
            place.strip().clear();
        }
    }
}
