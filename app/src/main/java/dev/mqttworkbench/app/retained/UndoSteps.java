package dev.mqttworkbench.app.retained;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

/// What was done to the retained messages of all brokers and can be taken back, the latest first, until the workbench closes: it outlives the
/// connection that did it. Shared by all connections, on the JavaFX thread only.
public final class UndoSteps {

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
        changes.set(changes.get() + 1);
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
