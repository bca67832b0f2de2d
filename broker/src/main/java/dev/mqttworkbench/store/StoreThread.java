package dev.mqttworkbench.store;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The thread that everything of the disk happens on, one thing after the other. A list of changes that cannot be written is
/// tried again every second until it can.
final class StoreThread {

    private static final Logger LOG = LoggerFactory.getLogger(StoreThread.class);
    private static final long RETRY_MILLIS = 1_000;

    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "mqtt-store");
        thread.setDaemon(true);
        return thread;
    });

    // On the thread only.
    private @Nullable SqliteFile file;
    private List<Operation> unwritten = List.of();

    /// Opens the store in a folder; without success the thread ends.
    CompletionStage<Loading.Loaded> open(Path folder, boolean survivesPowerLoss) {
        var opening = CompletableFuture.supplyAsync(
                () -> {
                    var opened = SqliteFile.open(folder, survivesPowerLoss);
                    file = opened.file();
                    return opened.loaded();
                },
                executor);
        return opening.whenComplete((loaded, failure) -> {
            if (failure != null) {
                executor.shutdown();
            }
        });
    }

    /// Writes a list of changes in one transaction.
    ///
    /// @param done runs on this thread when it is written
    /// @param failed runs on this thread with the reason each time that it is not
    void write(List<Operation> operations, Runnable done, Consumer<String> failed) {
        executor.execute(() -> {
            unwritten = operations;
            attempt(done, failed);
        });
    }

    private void attempt(Runnable done, Consumer<String> failed) {
        if (unwritten.isEmpty()) {
            return; // closed meanwhile
        }
        try {
            opened().write(unwritten);
        } catch (Throwable failure) { // an Error too: behind a task that ends without a word everybody would wait for ever
            try {
                failed.accept(reason(failure));
            } finally {
                tryAgain(done, failed);
            }
            return;
        }
        unwritten = List.of();
        done.run();
    }

    /// What the world did is a part of a sentence; a defect and the end of the memory go to the log as they are.
    private static String reason(Throwable failure) {
        if (failure instanceof SQLException) {
            return String.valueOf(failure.getMessage());
        }
        LOG.error("A list of changes could not be written", failure);
        return failure.toString();
    }

    private void tryAgain(Runnable done, Consumer<String> failed) {
        executor.schedule(() -> attempt(done, failed), RETRY_MILLIS, TimeUnit.MILLISECONDS);
    }

    /// Writes what is left, closes the store and ends the thread. What cannot be written is lost, which the log says.
    CompletionStage<Void> close(List<Operation> last) {
        var closed = CompletableFuture.runAsync(
                () -> {
                    try {
                        writeLast(last);
                    } finally {
                        unwritten = List.of();
                        closeFile();
                    }
                },
                executor);
        executor.shutdown();
        return closed;
    }

    /// Nothing is written behind a list that is lost: it may speak of what is in that one.
    private void writeLast(List<Operation> last) {
        var missing = unwritten.size() + last.size();
        try {
            writeAny(unwritten);
            missing = last.size();
            writeAny(last);
        } catch (Throwable failure) {
            LOG.error("The last {} changes could not be stored and are lost: {}", missing, reason(failure));
        }
    }

    private void writeAny(List<Operation> operations) throws SQLException {
        if (!operations.isEmpty()) {
            opened().write(operations);
        }
    }

    private void closeFile() {
        try {
            opened().close();
        } catch (SQLException failure) {
            LOG.error("The store could not be closed: {}", failure.getMessage());
        }
    }

    private SqliteFile opened() {
        if (file == null) {
            throw new IllegalStateException("the store is not open");
        }
        return file;
    }
}
