package dev.mqttworkbench.mqtt.delivery;

import java.util.ArrayDeque;
import java.util.List;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/// The messages that wait to be sent, in order, and how many bytes they are. How many may wait is the [Backlog]'s to say; messages
/// that are kept elsewhere anyway are exempt from it.
///
/// @param <M> the messages
final class OutgoingQueue<M extends Outgoing> {

    private final ArrayDeque<M> messages = new ArrayDeque<>(0);
    private long bytes;
    private final ArrayDeque<M> exempt = new ArrayDeque<>(0);
    private long exemptBytes;

    int size() {
        return messages.size();
    }

    boolean isEmpty() {
        return messages.isEmpty();
    }

    long bytes() {
        return bytes;
    }

    /// How many messages count.
    int counted() {
        return messages.size() - exempt.size();
    }

    /// How many bytes count.
    long countedBytes() {
        return bytes - exemptBytes;
    }

    /// How many bytes do not count.
    long exemptBytes() {
        return exemptBytes;
    }

    /// Adds a message at the end.
    void add(M message) {
        messages.addLast(message);
        bytes += message.size();
    }

    /// Adds a message at the end that does not count.
    void addExempt(M message) {
        add(message);
        exempt.addLast(message);
        exemptBytes += message.size();
    }

    /// The message whose turn it is, without taking it; null when none waits.
    @Nullable M first() {
        return messages.peekFirst();
    }

    /// Takes the message whose turn it is.
    M removeFirst() {
        var message = messages.removeFirst();
        removed(message);
        return message;
    }

    private void removed(M message) {
        bytes -= message.size();
        if (exempt.peekFirst() == message) {
            leavesExemption(exempt.removeFirst());
        }
    }

    private boolean leavesExemption(M message) {
        exemptBytes -= message.size();
        return true;
    }

    /// Takes the messages that `which` accepts, oldest first.
    List<M> removeIf(Predicate<? super M> which) {
        var taken = messages.stream().filter(which).toList();
        if (!taken.isEmpty()) {
            messages.removeIf(which);
            exempt.removeIf(message -> which.test(message) && leavesExemption(message));
            taken.forEach(message -> bytes -= message.size());
        }
        return taken;
    }

    /// All messages, oldest first.
    List<M> all() {
        return List.copyOf(messages);
    }

    /// Takes all messages, oldest first.
    List<M> removeAll() {
        var all = List.copyOf(messages);
        messages.clear();
        bytes = 0;
        exempt.clear();
        exemptBytes = 0;
        return all;
    }
}
