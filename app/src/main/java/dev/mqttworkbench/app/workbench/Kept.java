package dev.mqttworkbench.app.workbench;

import java.io.IOException;
import java.io.UncheckedIOException;
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

    private final JsonFile<T> file;
    private final boolean isWritable;
    private final Tasks tasks;
    private final Consumer<IOException> onFailure;
    private final ReadOnlyObjectWrapper<T> value;
    private @Nullable T waiting;
    private CompletableFuture<Void> writing = CompletableFuture.completedFuture(null);

    /// @param value what stands in the file, or takes its place
    /// @param isWritable whether changes may be written; false keeps what somebody else wrote
    /// @param onFailure hears on the JavaFX thread when a change could not be written
    Kept(JsonFile<T> file, T value, boolean isWritable, Tasks tasks, Consumer<IOException> onFailure) {
        this.file = file;
        this.isWritable = isWritable;
        this.tasks = tasks;
        this.onFailure = onFailure;
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
        if (isWritable) {
            waiting = changed;
            if (writing.isDone()) {
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
        writing = CompletableFuture.runAsync(() -> write(next), tasks.background());
        tasks.whenComplete(writing, written -> writeWaiting(), failure -> {
            if (failure instanceof UncheckedIOException refused) {
                onFailure.accept(refused.getCause());
            }
            writeWaiting();
        });
    }

    private void write(T next) {
        try {
            file.write(next);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    /// Waits until the newest value is written, when the program ends.
    ///
    /// @throws IOException when it could not be written
    void flush() throws IOException {
        try {
            writing.exceptionally(toldAlready -> null).join();
        } catch (CompletionException interrupted) {
            throw new IOException(interrupted);
        }
        var last = waiting;
        waiting = null;
        if (last != null) {
            file.write(last);
        }
    }
}
