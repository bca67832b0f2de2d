package dev.mqttworkbench.app.retained;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

/// What was done to the retained messages of all brokers and can be taken back, the latest first, until the workbench closes: it outlives the
/// connection that did it. Its messages take so much memory at the most, and the oldest steps give way. Shared by all connections, on the JavaFX
/// thread only.
public final class UndoSteps {

    private static final long MOST_BYTES = 256L << 20;
    private static final int OVERHEAD = 200; // of a message, in bytes

    private final Deque<Undo> steps = new ArrayDeque<>();
    private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper(this, "changes");

    /// Nothing was done yet.
    public UndoSteps() {}

    /// How often a step came or went.
    ReadOnlyIntegerProperty changesProperty() {
        return changes.getReadOnlyProperty();
    }

    /// Something was done.
    void push(Undo step) {
        steps.push(step);
        var bytes = 0L;
        for (var each : List.copyOf(steps)) {
            bytes += bytesOf(each);
            if (bytes > MOST_BYTES && each != step) {
                steps.removeLast();
            }
        }
        changes.set(changes.get() + 1);
    }

    private static long bytesOf(Undo step) {
        return step.restore().stream().mapToLong(message -> OVERHEAD + message.topic().length() + message.payload().size()).sum();
    }

    /// What was done last at the broker with this address.
    Optional<Undo> latest(String address) {
        return steps.stream().filter(step -> step.address().equals(address)).findFirst();
    }

    /// Takes what was done last at this broker away; empty where there is nothing.
    Optional<Undo> pop(String address) {
        var step = latest(address);
        step.ifPresent(last -> {
            steps.removeFirstOccurrence(last);
            changes.set(changes.get() + 1);
        });
        return step;
    }
}
