package dev.mqttworkbench.app.workbench;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import dev.mqttworkbench.client.ClientState;
import dev.mqttworkbench.client.PublishResult;
import dev.mqttworkbench.mqtt.packet.Publish;

/// One connection and what belongs to it on the screen: its messages, and the topic that the reader looks at. On the JavaFX
/// thread only.
public final class Workspace {

    private static final int SMALLEST_BATCH = 64;
    private static final int LARGEST_BATCH = 2_048;
    private static final long TIME_PER_BATCH = 2_000_000L;

    private final MessageLog log;
    private final Selection selection = new Selection();
    private final ReadOnlyObjectWrapper<Optional<Connection>> connection =
            new ReadOnlyObjectWrapper<>(this, "connection", Optional.empty());
    private final ReadOnlyObjectWrapper<ClientState> state =
            new ReadOnlyObjectWrapper<>(this, "state", new ClientState.Disconnected(Optional.empty()));

    private final ReadOnlyObjectWrapper<List<Subscribed>> subscriptions = new ReadOnlyObjectWrapper<>(this, "subscriptions", List.of());

    private long stateSince = System.nanoTime();

    // Drained and not in the log yet.
    private List<Message> waiting = List.of();
    private int taken;
    private int batch = SMALLEST_BATCH;

    /// A place without a connection.
    public Workspace() {
        this(new MessageLog());
    }

    Workspace(MessageLog log) {
        this.log = log;
        state.addListener((observed, before, now) -> stateSince = System.nanoTime());
    }

    /// Its messages.
    public MessageLog log() {
        return log;
    }

    /// The topic that the reader looks at.
    public Selection selection() {
        return selection;
    }

    /// The connection, empty until one stands.
    public ReadOnlyObjectProperty<Optional<Connection>> connectionProperty() {
        return connection.getReadOnlyProperty();
    }

    /// The connection, empty until one stands.
    public Optional<Connection> connection() {
        return connection.get();
    }

    /// What its client is doing.
    public ReadOnlyObjectProperty<ClientState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// Since when it does that, in monotonic nanoseconds.
    public long stateSince() {
        return stateSince;
    }

    /// Its subscriptions, and what the broker said to them.
    public ReadOnlyObjectProperty<List<Subscribed>> subscriptionsProperty() {
        return subscriptions.getReadOnlyProperty();
    }

    /// Takes an open connection in place of what was there, which is closed; the log begins anew.
    void take(Connection opened) {
        connection.get().ifPresent(Connection::close);
        waiting = List.of();
        taken = 0;
        log.clear();
        connection.set(Optional.of(opened));
        state.set(opened.state());
        subscriptions.set(opened.subscriptions());
    }

    /// Disconnects, and keeps the messages for a connection that is opened in its place.
    void leaveTo(Connection next) {
        connection.get().ifPresent(before -> {
            log.append(waiting.subList(taken, waiting.size()));
            drain(before);
            log.append(waiting);
            next.follow(before);
        });
        waiting = List.of();
        taken = 0;
        close();
    }

    /// Takes an open connection behind the one that was left to it: the messages go on.
    void goOn(Connection opened) {
        connection.set(Optional.of(opened));
        state.set(opened.state());
        subscriptions.set(opened.subscriptions());
    }

    /// Sends a message through the connection.
    ///
    /// @param publish what
    /// @param whenThereIsNone the sentence for the user when there is no connection
    public CompletionStage<PublishResult> publish(Publish publish, String whenThereIsNone) {
        return connection.get()
                .map(open -> open.publish(publish))
                .orElseGet(() -> CompletableFuture.failedFuture(new IllegalStateException(whenThereIsNone)));
    }

    /// Brings new messages into the log until `end` in monotonic nanoseconds: the rest waits for the next time.
    void bringIn(long end) {
        connection.get().ifPresent(open -> {
            state.set(open.state());
            subscriptions.set(open.subscriptions());
            if (taken == waiting.size()) {
                drain(open);
            }
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

    private void drain(Connection open) {
        var drained = open.drain();
        if (drained.lost() > 0) {
            log.skip(drained.lost());
        }
        waiting = drained.elements();
        taken = 0;
    }

    /// Disconnects.
    void close() {
        connection.get().ifPresent(Connection::close);
        connection.set(Optional.empty());
        subscriptions.set(List.of());
        state.set(new ClientState.Disconnected(Optional.empty()));
    }
}
