package dev.mqttworkbench.store;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.mqtt.packet.SubscriptionOptions;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The list of what has changed and is not on the disk yet, and who waits for it: group commit as the broker's loop sees it.
///
/// While one list is being committed by the store's thread the next one grows, so the busier the broker is, the more one commit
/// holds. What is made and ends within one list never reaches the disk. Tickets number the lists: whoever has to know that
/// something is on the disk asks for the ticket after the change and waits until it is committed.
///
/// A journal of memory keeps nothing and everything in it counts as committed.
///
/// On the broker's loop only, but for [#open(Path, boolean, Executor)].
public final class Journal {

    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);

    private record Waiting(long ticket, Runnable task) {}

    private final @Nullable StoreThread thread;
    private final Executor loop;
    private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
    private RowList listed = new RowList();
    private long gathering = 1;
    private long committed;
    private long changes;
    private boolean handOverPlanned;
    private boolean writing;
    private boolean closed;
    private final Set<Runnable> waitsForFailure = new LinkedHashSet<>();
    private @Nullable String failure;

    private long lastSession;
    private long lastMessage;
    private long lastDelivery;
    private @Nullable Object latestMessage;
    private @Nullable MessageRow latestRow;

    private Journal(@Nullable StoreThread thread, Executor loop) {
        this.thread = thread;
        this.loop = loop;
    }

    /// A journal that keeps nothing.
    public static Journal ofMemory() {
        return new Journal(null, Runnable::run);
    }

    /// What opening a store gives.
    ///
    /// @param journal for what changes from now on
    /// @param stored what was there
    public record Opened(Journal journal, Stored stored) {}

    /// Opens the store in a folder, made where it is not there. A damaged one is set aside, which the log says.
    ///
    /// @param survivesPowerLoss whether each commit waits until the disk has it; otherwise it survives the end of the process
    /// @param loop runs tasks on the broker's loop, each after what the loop is doing
    /// @return completes on the store's thread; exceptionally with a [UnusableStore]
    public static CompletionStage<Opened> open(Path folder, boolean survivesPowerLoss, Executor loop) {
        var thread = new StoreThread();
        return thread.open(folder, survivesPowerLoss).thenApply(loaded -> {
            var journal = new Journal(thread, loop);
            journal.lastSession = loaded.lastSession();
            journal.lastMessage = loaded.lastMessage();
            journal.lastDelivery = loaded.lastDelivery();
            return new Opened(journal, loaded.stored());
        });
    }

    /// Whether anything survives a restart.
    public boolean keeps() {
        return thread != null;
    }

    /// Why nothing can be written at present, as a part of a sentence.
    public Optional<String> failure() {
        return Optional.ofNullable(failure);
    }

    /// A Session is to be stored.
    public SessionRow session(Stored.SessionState state) {
        return changed(new SessionRow(++lastSession, state, false));
    }

    /// A Session has changed.
    public void session(SessionRow row, Stored.SessionState state) {
        row.become(state);
        changed(row);
    }

    /// A Subscription is to be stored.
    public SubscriptionRow subscription(
            SessionRow session, String topicFilter, SubscriptionOptions options, OptionalInt identifier) {
        return changed(new SubscriptionRow(session, topicFilter, options, identifier, false));
    }

    /// A Subscription was replaced.
    public void subscription(SubscriptionRow row, SubscriptionOptions options, OptionalInt identifier) {
        row.become(options, identifier);
        changed(row);
    }

    /// A message is on its way to a client, behind all others of its Session. The message itself is stored once for all
    /// deliveries of it that follow one another.
    ///
    /// @param identity tells one message from another
    /// @param message what is written of it, asked for once
    public DeliveryRow delivery(
            SessionRow session, Object identity, Supplier<Stored.Message> message, QoS qos, boolean retain,
            List<Integer> subscriptionIdentifiers) {
        return changed(new DeliveryRow(
                session, ++lastDelivery, messageRow(identity, message), qos, retain, subscriptionIdentifiers, 0,
                DeliveryRow.Progress.QUEUED, false));
    }

    private MessageRow messageRow(Object identity, Supplier<Stored.Message> message) {
        var row = latestRow;
        if (row == null || latestMessage != identity || row.isGone()) {
            row = changed(new MessageRow(++lastMessage, message.get(), false));
            latestRow = row;
            latestMessage = identity;
        }
        return row;
    }

    /// A delivery has come further.
    public void delivery(DeliveryRow row, int packetIdentifier, DeliveryRow.Progress progress) {
        row.become(packetIdentifier, progress);
        changed(row);
    }

    /// A QoS 2 message was received.
    public ReceivedRow received(SessionRow session, int packetIdentifier) {
        return changed(new ReceivedRow(session, packetIdentifier, false));
    }

    /// A message is retained where none was.
    public RetainedRow retained(Stored.Message message, Stored.Origin origin) {
        return changed(new RetainedRow(message, origin, false));
    }

    /// A retained message was replaced.
    public void retained(RetainedRow row, Stored.Message message, Stored.Origin origin) {
        row.become(message, origin);
        changed(row);
    }

    /// Something is not to be stored any more. A Session takes with it what belongs to it, but for the messages: its deliveries
    /// have to be gone before.
    public void gone(Row row) {
        if (row.isGone()) {
            return;
        }
        row.markGone();
        changed(row);
        listed.ended(row);
        if (row instanceof DeliveryRow delivery && delivery.message().oneLess()) {
            gone(delivery.message());
        }
    }

    private <R extends Row> R changed(R row) {
        changes++;
        if (row.enlist()) {
            listed.add(row);
            planHandOver();
        }
        return row;
    }

    private void planHandOver() {
        if (!writing && !handOverPlanned && !closed) {
            handOverPlanned = true;
            loop.execute(this::handOver);
        }
    }

    private void handOver() {
        handOverPlanned = false;
        if (writing || closed || listed.isEmpty() || thread == null) {
            return;
        }
        var operations = operations();
        var ticket = gathering++;
        if (operations.isEmpty()) {
            committed(ticket);
        } else {
            writing = true;
            thread.write(operations, () -> loop.execute(() -> written(ticket)), why -> loop.execute(() -> failed(why)));
        }
    }

    /// What the listed rows need, ends of Sessions last: what belongs to them must not come behind.
    private List<Operation> operations() {
        var operations = new ArrayList<Operation>(listed.size());
        var ends = new ArrayList<Operation>();
        for (var row : listed.rows()) {
            var operation = row.handOver();
            if (operation instanceof Operation.DeleteSession) {
                ends.add(operation);
            } else if (operation != null) {
                operations.add(operation);
            }
        }
        operations.addAll(ends);
        listed = new RowList();
        return operations;
    }

    private void written(long ticket) {
        writing = false;
        if (failure != null) {
            LOG.info("The store takes changes again.");
            failure = null;
        }
        committed(ticket);
        handOver();
    }

    private void failed(String why) {
        if (failure == null) {
            LOG.error("The store takes no changes: {}. Nothing that would need it is accepted until it does.", why);
            failure = why;
            List.copyOf(waitsForFailure).forEach(Runnable::run);
        }
        failure = why;
    }

    /// Runs a task on the loop each time the store begins to take no changes, until [#forget(Runnable)].
    public void whenFailing(Runnable task) {
        waitsForFailure.add(task);
    }

    /// A task that was to run when the store takes no changes need not any more.
    public void forget(Runnable task) {
        waitsForFailure.remove(task);
    }

    private void committed(long ticket) {
        committed = ticket;
        while (!waiting.isEmpty() && waiting.peekFirst().ticket() <= ticket) {
            waiting.removeFirst().task().run();
        }
    }

    /// How many rows wait to be handed over.
    int listed() {
        return listed.size();
    }

    /// How many changes there were: whoever finds the same number again has caused none.
    public long changes() {
        return changes;
    }

    /// The ticket of everything that has changed up to now.
    public long ticket() {
        return listed.isEmpty() ? gathering - 1 : gathering;
    }

    /// Whether a ticket is on the disk.
    public boolean isCommitted(long ticket) {
        return thread == null || ticket <= committed;
    }

    /// Runs a task on the loop as soon as everything that has changed up to now is on the disk: at once when it is.
    public void whenCommitted(Runnable task) {
        var ticket = ticket();
        if (isCommitted(ticket)) {
            task.run();
        } else {
            waiting.addLast(new Waiting(ticket, task));
        }
    }

    /// Writes what is still listed, once, and closes the store. What cannot be written then is lost, which the log says.
    ///
    /// @return completes when the store is closed
    public CompletionStage<Void> close() {
        if (thread == null) {
            return CompletableFuture.completedFuture(null);
        }
        closed = true;
        var last = listed.isEmpty() ? List.<Operation>of() : operations();
        return thread.close(last);
    }
}
