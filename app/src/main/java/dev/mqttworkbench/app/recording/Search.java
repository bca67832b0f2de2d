package dev.mqttworkbench.app.recording;

import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import dev.mqttworkbench.app.fx.Tasks;
import dev.mqttworkbench.app.messages.MessageFilter;

/// Finds the messages of a recording that a filter takes, beside the screen. The newest search counts, those before it are
/// given up. On the JavaFX thread only.
final class Search {

    // Counted by the task that looks, read by the JavaFX thread; the flag the other way round.
    private record Run(AtomicInteger upTo, AtomicBoolean cancelled) {}

    private final RecordingFile file;
    private final Tasks tasks;
    private Run latest = new Run(new AtomicInteger(), new AtomicBoolean(true));

    Search(RecordingFile file, Tasks tasks) {
        this.file = file;
        this.tasks = tasks;
    }

    /// Looks.
    ///
    /// @param done hears which messages they are, unless another search was begun or this one was given up
    /// @param failed hears why there is no answer
    void start(MessageFilter filter, Consumer<RowNumbers> done, Consumer<RecordingFailure> failed) {
        cancel();
        var run = new Run(new AtomicInteger(), new AtomicBoolean());
        latest = run;
        tasks.whenComplete(CompletableFuture.supplyAsync(() -> find(filter, run), tasks.background()), found -> {
            if (!run.cancelled().getAndSet(true)) {
                done.accept(found);
            }
        }, failure -> {
            run.cancelled().set(true);
            if (failure instanceof UncheckedIOException wrapped && wrapped.getCause() instanceof RecordingFailure why) {
                failed.accept(why);
            } else {
                throw new IllegalStateException(failure);
            }
        });
    }

    private RowNumbers find(MessageFilter filter, Run run) {
        try (var reader = RecordingReader.open(file.path())) {
            return reader.find(filter, file.messages(), run.upTo()::set, run.cancelled()::get);
        } catch (SQLException failure) {
            throw new UncheckedIOException(RecordingFailure.of(failure));
        } catch (RecordingFailure failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Whether an answer is still to come.
    boolean isRunning() {
        return !latest.cancelled().get();
    }

    /// How much of the recording was looked through, 0 to 1.
    double progress() {
        return file.messages() == 0 ? 1 : latest.upTo().get() / (double) file.messages();
    }

    /// Gives the search up.
    void cancel() {
        latest.cancelled().set(true);
    }
}
