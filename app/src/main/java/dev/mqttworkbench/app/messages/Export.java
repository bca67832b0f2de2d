package dev.mqttworkbench.app.messages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import dev.mqttworkbench.app.fx.Sampler;
import dev.mqttworkbench.app.fx.Tasks;

/// Writes messages into a file beside the screen. The file appears when it is whole. On the JavaFX thread only.
public final class Export implements Sampler.Sampled {

    /// How it goes.
    public sealed interface State {

        /// Nothing was exported, or the reader has read how it went.
        record Idle() implements State {}

        /// Being written.
        ///
        /// @param written messages
        /// @param total messages
        record Running(long written, long total) implements State {}

        /// Written.
        ///
        /// @param written messages
        /// @param file where they are
        record Done(long written, Path file) implements State {}

        /// Given up by the reader: there is no file.
        record Cancelled() implements State {}

        /// Given up.
        ///
        /// @param file that could not be written
        /// @param cause why
        record Failed(Path file, Throwable cause) implements State {}
    }

    // Counted by the thread that writes, read by the JavaFX thread; the flag the other way round.
    private record Progress(AtomicLong written, AtomicBoolean cancelled, long total) {}

    private final Tasks tasks;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(this, "state", new State.Idle());
    private Progress progress = new Progress(new AtomicLong(), new AtomicBoolean(), 0);

    /// @param tasks writes
    public Export(Tasks tasks) {
        this.tasks = tasks;
    }

    /// How it goes.
    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// Writes messages into a file, in the place of what was there. One at a time: nothing happens while another one is written.
    public void start(MessageSource source, ExportFormat format, Path file) {
        if (state.get() instanceof State.Running) {
            return;
        }
        var running = new Progress(new AtomicLong(), new AtomicBoolean(), source.count());
        progress = running;
        state.set(new State.Running(0, running.total()));
        tasks.whenComplete(CompletableFuture.runAsync(() -> write(source, format, file, running), tasks.background()),
                done -> state.set(running.cancelled().get() ? new State.Cancelled() : new State.Done(running.written().get(), file)),
                failure -> state.set(new State.Failed(file, cause(failure))));
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof UncheckedIOException ? Optional.ofNullable(failure.getCause()).orElse(failure) : failure;
    }

    private static void write(MessageSource source, ExportFormat format, Path file, Progress progress) {
        var part = file.resolveSibling(file.getFileName() + ".part");
        try {
            try (var writer = Files.newBufferedWriter(part)) {
                writer.write(format.head());
                source.read(message -> {
                    try {
                        writer.write(format.line(message));
                    } catch (IOException refused) {
                        throw new UncheckedIOException(refused);
                    }
                    progress.written().incrementAndGet();
                    return !progress.cancelled().get();
                });
            }
            if (!progress.cancelled().get()) {
                Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        } finally {
            deleteIfThere(part);
        }
    }

    private static void deleteIfThere(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    /// Gives up what is being written; nothing is left of it.
    public void cancel() {
        progress.cancelled().set(true);
    }

    /// The reader has read how it went.
    public void dismiss() {
        if (!(state.get() instanceof State.Running)) {
            state.set(new State.Idle());
        }
    }

    @Override
    public void sample(long now) {
        if (state.get() instanceof State.Running) {
            state.set(new State.Running(progress.written().get(), progress.total()));
        }
    }
}
