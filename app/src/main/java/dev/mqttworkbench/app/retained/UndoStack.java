package dev.mqttworkbench.app.retained;

import java.util.Optional;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;

/// What can be taken back at the broker of one connection, the latest first: of the [UndoSteps] of all connections those of this broker.
/// On the JavaFX thread only.
public final class UndoStack implements AutoCloseable {

    private final UndoSteps steps;
    private final ReadOnlyObjectWrapper<Optional<Undo>> latest = new ReadOnlyObjectWrapper<>(this, "latest", Optional.empty());
    private final Subscription subscription;

    private String address = "";

    /// At no broker yet.
    ///
    /// @param steps of all connections
    public UndoStack(UndoSteps steps) {
        this.steps = steps;
        this.subscription = steps.changesProperty().subscribe(this::show);
    }

    /// The step that would be taken back next.
    ReadOnlyObjectProperty<Optional<Undo>> latestProperty() {
        return latest.getReadOnlyProperty();
    }

    /// Something was done.
    void push(Undo step) {
        steps.push(step);
    }

    /// Takes the latest step away; empty where there is none.
    Optional<Undo> pop() {
        return steps.pop(address);
    }

    /// The connection goes to this broker from now on.
    void turnTo(String broker) {
        address = broker;
        show();
    }

    private void show() {
        latest.set(steps.latest(address));
    }

    /// Hears of the others' steps no more.
    @Override
    public void close() {
        subscription.unsubscribe();
    }
}
