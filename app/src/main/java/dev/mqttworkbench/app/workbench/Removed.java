package dev.mqttworkbench.app.workbench;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// What was removed, until the workbench closes: each can come back, the last one first. On the JavaFX thread only.
///
/// @param <T> what was removed, with what it takes to bring it back
public final class Removed<T> {

    private final Deque<T> all = new ArrayDeque<>(); // the last one first
    private final ReadOnlyObjectWrapper<Optional<T>> last = new ReadOnlyObjectWrapper<>(this, "last", Optional.empty());

    /// Nothing was removed yet.
    public Removed() {}

    /// What would come back next, and its changes.
    public ReadOnlyObjectProperty<Optional<T>> lastProperty() {
        return last.getReadOnlyProperty();
    }

    /// What would come back next.
    public Optional<T> last() {
        return last.get();
    }

    /// It was removed.
    public void push(T removed) {
        all.push(removed);
        tell();
    }

    /// Takes the last one away to bring it back.
    public Optional<T> poll() {
        var next = Optional.ofNullable(all.poll());
        tell();
        return next;
    }

    /// It is back.
    public void forget(T back) {
        all.remove(back);
        tell();
    }

    /// It cannot come back at present: the others are first. Nothing happens where it is back already.
    public void putOff(T later) {
        if (all.remove(later)) {
            all.addLast(later);
            tell();
        }
    }

    private void tell() {
        last.set(Optional.ofNullable(all.peek()));
    }
}
