package dev.mqttworkbench.mqtt.delivery;

import java.util.ArrayDeque;
import java.util.List;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/// The messages that wait to be sent, in order, bounded by their number and their bytes.
///
/// @param <M> the messages
final class OutgoingQueue<M extends Outgoing> {

    private final ArrayDeque<M> messages = new ArrayDeque<>();
    private final int maximumMessages;
    private final long maximumBytes;
    private long bytes;

    OutgoingQueue(int maximumMessages, long maximumBytes) {
        this.maximumMessages = maximumMessages;
        this.maximumBytes = maximumBytes;
    }

    int size() {
        return messages.size();
    }

    long bytes() {
        return bytes;
    }

    /// Adds a message at the end; answers false where it has no room. One message has room whatever its size.
    boolean offer(M message) {
        var full = messages.size() >= maximumMessages
                || bytes + message.size() > maximumBytes && !messages.isEmpty();
        if (!full) {
            messages.addLast(message);
            bytes += message.size();
        }
        return !full;
    }

    /// The message whose turn it is, without taking it; null when none waits.
    @Nullable M first() {
        return messages.peekFirst();
    }

    /// Takes the message whose turn it is.
    M removeFirst() {
        var message = messages.removeFirst();
        bytes -= message.size();
        return message;
    }

    /// Takes the messages that `which` accepts, oldest first.
    List<M> removeIf(Predicate<? super M> which) {
        var taken = messages.stream().filter(which).toList();
        if (!taken.isEmpty()) {
            messages.removeIf(which);
            taken.forEach(message -> bytes -= message.size());
        }
        return taken;
    }

    /// Takes all messages, oldest first.
    List<M> removeAll() {
        var all = List.copyOf(messages);
        messages.clear();
        bytes = 0;
        return all;
    }
}
