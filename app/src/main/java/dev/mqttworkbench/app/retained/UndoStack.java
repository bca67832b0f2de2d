package dev.mqttworkbench.app.retained;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// What can be taken back at the broker of a connection, the latest first, as long as the workbench runs: what was done at another
/// broker waits until the connection goes there again. On the JavaFX thread only.
final class UndoStack {

    private final Deque<Undo> steps = new ArrayDeque<>();
    private final ReadOnlyObjectWrapper<Optional<Undo>> latest = new ReadOnlyObjectWrapper<>(this, "latest", Optional.empty());

    private String address = "";

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
        var step = latestHere();
        step.ifPresent(steps::removeFirstOccurrence);
        show();
        return step;
    }

    /// The connection goes to this broker from now on.
    void turnTo(String broker) {
        address = broker;
        show();
    }

    private Optional<Undo> latestHere() {
        return steps.stream().filter(step -> step.address().equals(address)).findFirst();
    }

    private void show() {
        latest.set(latestHere());
    }
}
