package dev.mqttworkbench.app.recording;

import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

import dev.mqttworkbench.app.fx.Tasks;
import dev.mqttworkbench.app.payload.BirthCertificates;
import dev.mqttworkbench.app.workbench.Message;
import dev.mqttworkbench.mqtt.packet.Payload;
import org.jspecify.annotations.Nullable;

/// The birth certificates of Sparkplug B in a recording. Where they are is looked for once, in all of it, when the first one is
/// asked for. On the JavaFX thread only, but for what it does inside.
final class RecordedBirths implements BirthCertificates, AutoCloseable {

    private final RecordingFile file;
    private final PageReader pages;
    private final LongSupplier selected;
    private final Tasks tasks;
    private final AtomicBoolean isClosed = new AtomicBoolean();
    private @Nullable CompletableFuture<Map<String, RowNumbers>> found;

    /// @param pages read those that were found
    /// @param selected the number of the message that is explained: later certificates say nothing of it
    RecordedBirths(RecordingFile file, PageReader pages, LongSupplier selected, Tasks tasks) {
        this.file = file;
        this.pages = pages;
        this.selected = selected;
        this.tasks = tasks;
    }

    @Override
    public CompletionStage<Optional<Payload>> newest(String topic) {
        var last = selected.getAsLong();
        return found().thenCompose(births -> {
            var number = Optional.ofNullable(births.get(topic)).map(numbers -> numbers.lastUpTo(last)).orElse(OptionalInt.empty());
            return number.isEmpty() ? CompletableFuture.completedFuture(Optional.<Message>empty()) : pages.message(number.getAsInt());
        }).thenApply(message -> message.map(Message::payload));
    }

    private CompletableFuture<Map<String, RowNumbers>> found() {
        var known = found;
        if (known == null) {
            known = CompletableFuture.supplyAsync(this::find, tasks.background());
            found = known;
        }
        return known;
    }

    private Map<String, RowNumbers> find() {
        try (var reader = RecordingReader.open(file.path())) {
            return reader.births(file.messages(), isClosed::get);
        } catch (SQLException failure) {
            throw new UncheckedIOException(RecordingFailure.of(failure));
        } catch (RecordingFailure failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Looks no further.
    @Override
    public void close() {
        isClosed.set(true);
    }
}
