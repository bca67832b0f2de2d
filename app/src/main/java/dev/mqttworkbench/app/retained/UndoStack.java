package dev.mqttworkbench.app.retained;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// What can be taken back, the latest first, as long as the workbench runs. On the JavaFX thread only.
final class UndoStack {

    private final Deque<Undo> steps = new ArrayDeque<>();
    private final ReadOnlyObjectWrapper<Optional<Undo>> latest = new ReadOnlyObjectWrapper<>(this, "latest", Optional.empty());

    UndoStack() {}

    /// The step that would be taken back next.
    ReadOnlyObjectProperty<Optional<Undo>> latestProperty() {
        return latest.getReadOnlyProperty();
    }

    /// Something was done.
    void push(Undo step) {
        steps.push(step);
        show();
    }

    /// Takes the latest step away; empty where there is none.
    Optional<Undo> pop() {
        var step = Optional.ofNullable(steps.poll());
        show();
        return step;
    }

    /// Forgets what was done at other brokers than this one.
    void keepOnly(String address) {
        steps.removeIf(step -> !step.address().equals(address));
        show();
    }

    private void show() {
        latest.set(Optional.ofNullable(steps.peek()));
    }
}
