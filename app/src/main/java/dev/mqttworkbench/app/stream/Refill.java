package dev.mqttworkbench.app.stream;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Predicate;

import dev.mqttworkbench.app.fx.Tasks;
import dev.mqttworkbench.app.messages.MessageFilter;
import dev.mqttworkbench.app.workbench.Message;

/// Filters everything that is kept, in the background: a million payloads take longer than a screen may stand still.
/// The newest filtering counts, those before it are forgotten and look at no more messages. On the JavaFX thread only.
final class Refill {

    /// What came out.
    ///
    /// @param shown the messages for the rows
    /// @param unseen how many came after the rows stood still
    record Result(List<Message> shown, long unseen) {}

    private final Tasks tasks;
    private volatile long newest; // set on the JavaFX thread, read by what filters in the background
    private boolean isRunning;

    Refill(Tasks tasks) {
        this.tasks = tasks;
    }

    /// Whether a result is still to come.
    boolean isRunning() {
        return isRunning;
    }

    /// Filters, and hands over the result unless another one was started since.
    ///
    /// @param messages oldest first
    /// @param newestSeen number of the last message that can be in a row
    void start(List<Message> messages, MessageFilter filter, long newestSeen, Consumer<Result> done) {
        var number = ++newest;
        var snapshot = List.copyOf(messages);
        isRunning = true;
        tasks.whenComplete(CompletableFuture.supplyAsync(() -> run(snapshot, message -> number == newest && filter.accepts(message), newestSeen), tasks.background()), result -> {
            if (number == newest) {
                isRunning = false;
                done.accept(result);
            }
        }, failure -> {
            throw new IllegalStateException("A filter does not fail", failure);
        });
    }

    /// Forgets what is running.
    void cancel() {
        newest++;
        isRunning = false;
    }

    private static Result run(List<Message> messages, Predicate<Message> filter, long newestSeen) {
        var accepted = messages.stream().filter(filter).toList();
        var shown = accepted.stream().takeWhile(message -> message.number() <= newestSeen).toList();
        return new Result(shown, accepted.size() - shown.size());
    }
}
