package dev.mqttworkbench.app.fx;

import java.util.ArrayList;
import java.util.List;

import javafx.collections.ModifiableObservableListBase;

/// An observable list that can be changed in many places with one change event: whoever listens, and above all a selection that is kept
/// right, works once. On the JavaFX thread only.
///
/// @param <E> what a row shows
public final class BatchedList<E> extends ModifiableObservableListBase<E> {

    private final List<E> elements = new ArrayList<>();

    /// An empty list.
    public BatchedList() {}

    /// Does the changes, and tells of them at their end.
    public void atOnce(Runnable changes) {
        beginChange();
        try {
            changes.run();
        } finally {
            endChange();
        }
    }

    @Override
    public E get(int index) {
        return elements.get(index);
    }

    @Override
    public int size() {
        return elements.size();
    }

    @Override
    protected void doAdd(int index, E element) {
        elements.add(index, element);
    }

    @Override
    protected E doSet(int index, E element) {
        return elements.set(index, element);
    }

    @Override
    protected E doRemove(int index) {
        return elements.remove(index);
    }
}
