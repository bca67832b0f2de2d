package dev.mqttworkbench.app.workbench;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import dev.mqttworkbench.app.fx.Sampler;
import dev.mqttworkbench.app.fx.Tasks;
import dev.mqttworkbench.client.ClientState;
import dev.mqttworkbench.client.PublishResult;
import dev.mqttworkbench.mqtt.packet.Publish;

/// The connection in use, and the way from one to the next. On the JavaFX thread only.
public final class Connections implements Sampler.Sampled, AutoCloseable {

    private static final int SMALLEST_BATCH = 64;
    private static final int LARGEST_BATCH = 2_048;
    private static final long TIME_PER_SAMPLE = 12_000_000L;
    private static final long TIME_PER_BATCH = 2_000_000L;

    private final MessageLog log;
    private final Tasks tasks;
    private final ReadOnlyObjectWrapper<Optional<Connection>> current =
            new ReadOnlyObjectWrapper<>(this, "current", Optional.empty());
    private final ReadOnlyObjectWrapper<ClientState> state =
            new ReadOnlyObjectWrapper<>(this, "state", new ClientState.Disconnected(Optional.empty()));

    // Under way, and not given up.
    private final Set<Connection> opening = new HashSet<>();

    // Drained and not in the log yet.
    private List<Message> waiting = List.of();
    private int taken;
    private int batch = SMALLEST_BATCH;

    /// No connection yet.
    ///
    /// @param log takes the messages
    /// @param tasks brings answers back to the JavaFX thread
    public Connections(MessageLog log, Tasks tasks) {
        this.log = log;
        this.tasks = tasks;
    }

    /// The connection in use, empty until the first one stands.
    public ReadOnlyObjectProperty<Optional<Connection>> currentProperty() {
        return current.getReadOnlyProperty();
    }

    /// What the client of the connection in use is doing.
    public ReadOnlyObjectProperty<ClientState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// Opens a connection; when it stands, it takes the place of the one in use, which is closed, and the log begins anew.
    /// When it fails, everything stays as it is.
    ///
    /// @return completes on the JavaFX thread, exceptionally with a sentence for the user as the message; never when it was
    ///         given up
    public CompletionStage<Connection> use(Connection connection) {
        var answer = new CompletableFuture<Connection>();
        opening.add(connection);
        tasks.whenComplete(connection.open(), opened -> {
            if (opening.remove(opened)) {
                replaceBy(opened);
                answer.complete(opened);
            }
        }, failure -> {
            if (opening.remove(connection)) {
                connection.close();
                answer.completeExceptionally(failure);
            }
        });
        return answer;
    }

    /// Gives up a connection that is being opened: it is closed, and its answer is ignored. Nothing happens to one that stands.
    public void giveUp(Connection connection) {
        if (opening.remove(connection)) {
            connection.close();
        }
    }

    private void replaceBy(Connection opened) {
        current.get().ifPresent(Connection::close);
        waiting = List.of();
        taken = 0;
        log.clear();
        current.set(Optional.of(opened));
        state.set(opened.state());
    }

    /// Sends a message through the connection in use.
    ///
    /// @param publish what
    /// @param whenThereIsNone the sentence for the user when there is no connection
    public CompletionStage<PublishResult> publish(Publish publish, String whenThereIsNone) {
        return current.get()
                .map(connection -> connection.publish(publish))
                .orElseGet(() -> CompletableFuture.failedFuture(new IllegalStateException(whenThereIsNone)));
    }

    /// Brings the new messages into the log, for some milliseconds at the most: the rest waits for the next sample.
    @Override
    public void sample(long now) {
        current.get().ifPresent(connection -> {
            state.set(connection.state());
            if (taken == waiting.size()) {
                drain(connection);
            }
            var end = now + TIME_PER_SAMPLE;
            for (var time = System.nanoTime(); taken < waiting.size() && time < end; ) {
                appendBatch();
                var after = System.nanoTime();
                fitBatch(after - time);
                time = after;
            }
        });
    }

    private void appendBatch() {
        var next = Math.min(waiting.size(), taken + batch);
        log.append(waiting.subList(taken, next));
        taken = next;
    }

    /// A batch is as large as a small part of the time for a sample allows: a few messages while the program is cold or the
    /// machine is busy, many when it is fast.
    private void fitBatch(long took) {
        batch = took > TIME_PER_BATCH ? Math.max(SMALLEST_BATCH, batch / 2) : Math.min(LARGEST_BATCH, batch * 2);
    }

    private void drain(Connection connection) {
        var drained = connection.drain();
        if (drained.lost() > 0) {
            log.skip(drained.lost());
        }
        waiting = drained.elements();
        taken = 0;
    }

    /// Disconnects, and gives up what is being opened.
    @Override
    public void close() {
        List.copyOf(opening).forEach(this::giveUp);
        current.get().ifPresent(Connection::close);
        current.set(Optional.empty());
    }
}
