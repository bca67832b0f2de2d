package dev.mqttworkbench.app.retained;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;

import dev.mqttworkbench.broker.RetainedMessage;

/// Writes retained messages into a file. On the JavaFX thread only.
final class Exporting {

    private final Workplace place;
    private final RememberedFile file;

    Exporting(Workplace place, RememberedFile file) {
        this.place = place;
        this.file = file;
    }

    /// Asks for the file.
    void ask(List<RetainedMessage> messages) {
        var words = place.words();
        if (messages.isEmpty()) {
            place.strip().fail(words.get("retained.export.nothing"));
            return;
        }
        place.strip().askFile(
                new Strip.FileQuestion(words.get("retained.export.where", messages.size()), words.get("retained.export.write"), true, file.path()),
                path -> check(messages, path));
    }

    private void check(List<RetainedMessage> messages, Path path) {
        file.remember(path);
        if (Files.isDirectory(path)) {
            place.strip().fail(place.words().get("retained.export.folder", path.toString()));
        } else if (Files.exists(path)) {
            place.strip().ask(
                    new Strip.Question(place.words().get("retained.export.exists", path.toString()), place.words().get("retained.export.replace"), true),
                    () -> ascertain(messages, path));
        } else {
            ascertain(messages, path);
        }
    }

    /// A broker that does not tell what it keeps is asked first where the list is not sure: what is gone is not written.
    private void ascertain(List<RetainedMessage> messages, Path path) {
        var foreign = place.source().get().filter(source -> source.scan().isPresent());
        if (foreign.isEmpty()) {
            write(messages, 0, path);
            return;
        }
        var isStopped = new AtomicBoolean(); // only the JavaFX thread uses it, in two steps
        place.strip().work(place.words().get("retained.export.asking", messages.size()), -1, () -> isStopped.set(true));
        place.tasks().whenComplete(foreign.get().ascertained(messages.stream().map(RetainedMessage::topic).toList()), listing -> {
            if (isStopped.get()) {
                place.strip().tell(place.words().get("retained.export.stopped"));
                return;
            }
            var now = new HashMap<String, RetainedMessage>();
            listing.ifPresent(all -> all.messages().forEach(message -> now.put(message.topic(), message)));
            var sure = messages.stream().map(RetainedMessage::topic).filter(now::containsKey).map(now::get).toList();
            place.refresh().run();
            write(sure, (int) sure.stream().filter(message -> listing.orElse(Listing.UNKNOWN).withoutQos().contains(message.topic())).count(), path);
        }, failure -> place.strip().fail(place.words().get("retained.export.failed", path.toString(), place.sentenceOf(failure))));
    }

    /// @param withoutQos at how many of them it is not known at which QoS they are kept
    private void write(List<RetainedMessage> messages, int withoutQos, Path path) {
        var isStopped = new AtomicBoolean(); // set by the JavaFX thread, read by the one that writes
        IntConsumer progress = done -> place.show("retained.export.progress", done, messages.size(), () -> isStopped.set(true));
        progress.accept(0);
        var written = CompletableFuture.runAsync(
                () -> write(messages, path, isStopped, done -> place.tasks().screen().execute(() -> progress.accept(done))),
                place.tasks().background());
        place.tasks().whenComplete(written, done -> place.strip().tell(place.words().get("retained.exported", messages.size(), path.toString())
                + (withoutQos == 0 ? "" : " " + place.words().get("retained.scan.withoutQos", withoutQos))),
                failure -> {
                    if (failure instanceof CancellationException) {
                        place.strip().tell(place.words().get("retained.export.stopped"));
                    } else {
                        place.strip().fail(place.words().get("retained.export.failed", path.toString(), place.sentenceOf(failure)));
                    }
                });
    }

    private static void write(List<RetainedMessage> messages, Path path, AtomicBoolean isStopped, IntConsumer progress) {
        try {
            new RetainedFile(path).write(messages, isStopped::get, progress);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
