package dev.mqttworkbench.app.recording;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import dev.mqttworkbench.app.workbench.Connection;
import dev.mqttworkbench.app.workbench.Message;
import dev.mqttworkbench.trace.Ring;

/// Writes every message of a connection into a file, on a thread of its own. The network never waits for it: messages wait in a
/// bounded ring, and what the disk was too slow for is counted.
final class Recorder {

    /// How far it is.
    ///
    /// @param written messages in the file
    /// @param bytes of the file
    /// @param lost messages that are not in it
    /// @param running whether more will come
    /// @param failure why it ended before it was told to
    record Status(long written, long bytes, long lost, boolean running, Optional<RecordingFailure> failure) {}

    private static final System.Logger LOG = System.getLogger(Recorder.class.getName());
    private static final int MAXIMUM_WAITING = 262_144;
    private static final long MAXIMUM_WAITING_BYTES = 64L << 20;
    private static final long COMMIT_MILLIS = 100;

    private final Connection connection;
    private final Path file;
    private final Ring<Message> ring;
    private final Consumer<Message> listener;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final long startedAt = System.nanoTime();

    /// Messages that are taken from the ring and not in the file. On the recorder's thread.
    private long underWay;

    // Written by the recorder's thread, read by the JavaFX thread.
    private volatile Status status = new Status(0, 0, 0, true, Optional.empty());

    private Recorder(Connection connection, Path file, int maximumWaiting) {
        this.connection = connection;
        this.file = file;
        this.ring = new Ring<>(maximumWaiting, MAXIMUM_WAITING_BYTES, Message::cost);
        this.listener = ring::add;
    }

    /// Begins to record what passes from now on.
    static Recorder start(Connection connection, Path file) {
        return start(connection, file, MAXIMUM_WAITING, 0);
    }

    /// The same with other limits.
    ///
    /// @param maximumPages see [RecordingWriter]
    static Recorder start(Connection connection, Path file, int maximumWaiting, int maximumPages) {
        var recorder = new Recorder(connection, file, maximumWaiting);
        connection.addListener(recorder.listener);
        // No daemon: a program that ends writes what it has first.
        Thread.ofPlatform().name("recorder").start(() -> recorder.run(maximumPages));
        return recorder;
    }

    /// Where it writes.
    Path file() {
        return file;
    }

    /// Whose messages it writes.
    Connection connection() {
        return connection;
    }

    /// How far it is. Any thread.
    Status status() {
        return status;
    }

    /// How long it has run, in nanoseconds.
    long age() {
        return System.nanoTime() - startedAt;
    }

    /// Ends when what came up to now is written. Returns at once.
    void stop() {
        connection.removeListener(listener);
        stopping.countDown();
    }

    /// Waits until the file is closed.
    ///
    /// @return whether it was within this time
    boolean awaitStopped(long time, TimeUnit unit) throws InterruptedException {
        return stopped.await(time, unit);
    }

    private void run(int maximumPages) {
        try (var writer = RecordingWriter.create(file, facts(), maximumPages)) {
            write(writer);
            writer.finish(Map.of("ended", RecordingWriter.time(Instant.now()), "lost", Long.toString(status.lost())));
            end(Optional.empty());
        } catch (RecordingFailure failure) {
            LOG.log(Level.WARNING, "The recording {0} ended: {1} {2}", file, failure.kind(), failure.getMessage());
            end(Optional.of(failure));
        } catch (IOException unreadable) {
            end(Optional.of(new RecordingFailure(RecordingFailure.Kind.GONE, unreadable.toString())));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            end(Optional.of(new RecordingFailure(RecordingFailure.Kind.REFUSED, interrupted.toString())));
        } catch (RuntimeException | OutOfMemoryError ours) { // a very large payload, at the edge of the heap
            LOG.log(Level.ERROR, () -> "The recording " + file + " ended", ours);
            end(Optional.of(new RecordingFailure(RecordingFailure.Kind.REFUSED, ours.toString())));
        } finally {
            connection.removeListener(listener);
            stopped.countDown();
        }
    }

    private Map<String, String> facts() {
        return Map.of(
                "began", RecordingWriter.time(Instant.now()),
                "address", connection.address(),
                "client", connection.options().clientIdentifier(),
                "subscriptions", String.join("\n", connection.topicFilters()));
    }

    private void write(RecordingWriter writer) throws IOException, InterruptedException {
        var isLast = false;
        while (!isLast) {
            isLast = stopping.await(COMMIT_MILLIS, TimeUnit.MILLISECONDS); // what came before the end is in the ring now
            var drained = ring.drain();
            if (!drained.elements().isEmpty() || drained.lost() > 0) {
                underWay = drained.lost() + drained.elements().size();
                writer.append(drained.elements(), drained.lost());
                underWay = 0;
                status = new Status(writer.written(), writer.size(), status.lost() + drained.lost(), true, Optional.empty());
            }
        }
    }

    private void end(Optional<RecordingFailure> failure) {
        connection.removeListener(listener);
        var behind = ring.drain();
        var lost = status.lost() + (failure.isPresent() ? underWay + behind.lost() + behind.elements().size() : 0);
        status = new Status(status.written(), status.bytes(), lost, false, failure);
    }
}
