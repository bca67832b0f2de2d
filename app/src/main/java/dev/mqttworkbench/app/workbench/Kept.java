package dev.mqttworkbench.app.workbench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import dev.mqttworkbench.app.fx.Tasks;
import org.jspecify.annotations.Nullable;

/// A value that survives a restart: it is written in the background whenever it has changed, the newest one last. On the JavaFX
/// thread only.
///
/// @param <T> an immutable record
public final class Kept<T> {

    /// What is done about a change.
    enum Writing {
        /// It is written; what another workbench has written meanwhile is kept beside it.
        BESIDE_OTHERS,
        /// It is written, and the newest one holds, whoever wrote before.
        NEWEST,
        /// It is not written: what is there is somebody else's.
        NEVER
    }

    /// Who hears what becomes of changes, on the JavaFX thread.
    ///
    /// @param onFailure a change could not be written
    /// @param onOthers another workbench has written, and this is where its version is now
    record Listening(Consumer<IOException> onFailure, Consumer<Path> onOthers) {}

    private final JsonFile<T> file;
    private final Writing mode;
    private final Tasks tasks;
    private final Listening listening;
    private final ReadOnlyObjectWrapper<T> value;
    private @Nullable T waiting;
    private CompletableFuture<Optional<Path>> writing = CompletableFuture.completedFuture(Optional.empty());
    private boolean isWriting; // until the answer is here, which is later than `writing` is done: two at once would take each other for others

    /// @param value what stands in the file, or takes its place
    Kept(JsonFile<T> file, T value, Writing mode, Tasks tasks, Listening listening) {
        this.file = file;
        this.mode = mode;
        this.tasks = tasks;
        this.listening = listening;
        this.value = new ReadOnlyObjectWrapper<>(this, String.valueOf(file.path().getFileName()), value);
    }

    /// The value, and its changes.
    public ReadOnlyObjectProperty<T> valueProperty() {
        return value.getReadOnlyProperty();
    }

    /// The value.
    public T get() {
        return value.get();
    }

    /// Changes the value, and writes it soon.
    public void set(T changed) {
        if (changed.equals(value.get())) {
            return;
        }
        value.set(changed);
        if (mode != Writing.NEVER) {
            waiting = changed;
            if (!isWriting) {
                writeWaiting();
            }
        }
    }

    /// Changes the value into what `change` makes of it.
    public void update(UnaryOperator<T> change) {
        set(change.apply(value.get()));
    }

    private void writeWaiting() {
        var next = waiting;
        if (next == null) {
            return;
        }
        waiting = null;
        isWriting = true;
        writing = CompletableFuture.supplyAsync(() -> writeInBackground(next), tasks.background());
        tasks.whenComplete(writing, others -> {
            isWriting = false;
            others.ifPresent(listening.onOthers());
            writeWaiting();
        }, failure -> {
            isWriting = false;
            if (failure instanceof UncheckedIOException refused) {
                listening.onFailure().accept(refused.getCause());
            }
            writeWaiting();
        });
    }

    private Optional<Path> writeInBackground(T next) {
        try {
            return write(next);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    private Optional<Path> write(T next) throws IOException {
        if (mode == Writing.BESIDE_OTHERS) {
            return file.writeBesideOthers(next);
        }
        file.write(next);
        return Optional.empty();
    }

    /// Waits until the newest value is written, when the program ends.
    ///
    /// @throws IOException when it could not be written
    void flush() throws IOException {
        try {
            writing.exceptionally(toldAlready -> Optional.empty()).join();
        } catch (CompletionException interrupted) {
            throw new IOException(interrupted);
        }
        var last = waiting;
        waiting = null;
        if (last != null) {
            write(last).ifPresent(listening.onOthers());
        }
    }
}
