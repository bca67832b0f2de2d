package dev.mqttworkbench.app.workbench;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;

/// The received messages of one topic that are still kept, oldest first. Its newest one is never forgotten.
final class TopicHistory {

    static final int MAXIMUM = 1_000;

    private final ArrayDeque<Message> messages = new ArrayDeque<>(2);
    private boolean pinned;

    /// Adds the newest; answers what had to leave for it.
    Optional<Message> add(Message message) {
        var leaves = pinned || messages.size() == MAXIMUM ? Optional.of(messages.removeFirst()) : Optional.<Message>empty();
        pinned = false;
        messages.addLast(message);
        return leaves;
    }

    /// Whether `message`, which was added once, is still here.
    boolean holds(Message message) {
        return messages.getFirst().number() <= message.number();
    }

    /// Whether the only message here is kept for its own sake: no longer counted against the budget.
    boolean isPinned() {
        return pinned;
    }

    /// Forgets its oldest message, which is `message`; keeps it, pinned, where it is the only one. Answers whether it went.
    boolean forget(Message message) {
        if (messages.size() == 1) {
            pinned = true;
            return false;
        }
        messages.removeFirst();
        return true;
    }

    List<Message> messages() {
        return List.copyOf(messages);
    }

    int size() {
        return messages.size();
    }
}
