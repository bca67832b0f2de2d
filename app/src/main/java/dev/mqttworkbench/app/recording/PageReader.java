package dev.mqttworkbench.app.recording;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

import dev.mqttworkbench.app.fx.Tasks;
import dev.mqttworkbench.app.workbench.Message;
import org.jspecify.annotations.Nullable;

/// Reads the pages of a table beside the screen, one after the other. On the JavaFX thread only, but for what it does inside.
final class PageReader implements RecordedMessages.Pages, AutoCloseable {

    private final Path path;
    private final Tasks tasks;
    private final Consumer<RecordingFailure> onFailure;

    // Held by the task that reads, and by the one that closes.
    private final Object turn = new Object();
    private @Nullable RecordingReader reader;
    private boolean isClosed;

    /// @param onFailure hears on the JavaFX thread why a page cannot be read
    PageReader(Path path, Tasks tasks, Consumer<RecordingFailure> onFailure) {
        this.path = path;
        this.tasks = tasks;
        this.onFailure = onFailure;
    }

    @Override
    public void ask(int[] numbers, Consumer<List<Message>> answer) {
        tasks.whenComplete(read(reader -> reader.read(numbers), List.of()), answer, failure -> {
            if (failure instanceof UncheckedIOException wrapped && wrapped.getCause() instanceof RecordingFailure why) {
                onFailure.accept(why);
            } else {
                throw new IllegalStateException(failure);
            }
        });
    }

    /// The message with a number; fails like a page.
    CompletionStage<Optional<Message>> message(int number) {
        return read(reader -> reader.read(number).stream().findFirst(), Optional.empty());
    }

    /// What is read of the file.
    private interface Reading<T> {
        T from(RecordingReader reader) throws RecordingFailure;
    }

    private <T> CompletableFuture<T> read(Reading<T> what, T whenClosed) {
        return CompletableFuture.supplyAsync(() -> readInTurn(what, whenClosed), tasks.background());
    }

    private <T> T readInTurn(Reading<T> what, T whenClosed) {
        synchronized (turn) {
            try {
                return isClosed ? whenClosed : what.from(opened());
            } catch (RecordingFailure failure) {
                throw new UncheckedIOException(failure);
            } catch (SQLException failure) {
                throw new UncheckedIOException(RecordingFailure.of(failure));
            }
        }
    }

    private RecordingReader opened() throws SQLException, RecordingFailure {
        var open = reader;
        if (open == null) {
            open = RecordingReader.open(path);
            reader = open;
        }
        return open;
    }

    /// Reads no more. Returns at once; the file is closed soon.
    @Override
    public void close() {
        tasks.background().execute(() -> {
            synchronized (turn) {
                isClosed = true;
                var open = reader;
                if (open != null) {
                    try {
                        open.close();
                    } catch (SQLException failure) {
                        throw new UncheckedIOException(RecordingFailure.of(failure));
                    }
                }
            }
        });
    }
}
