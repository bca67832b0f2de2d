package dev.mqttworkbench.app.fx;

import java.util.Arrays;
import java.util.List;

import javafx.collections.ObservableListBase;

import org.jspecify.annotations.Nullable;

/// An observable list that grows at its end and forgets at its front: rows of a stream. A batch is one change event, whatever
/// it adds and forgets. On the JavaFX thread only.
///
/// @param <E> what a row shows
public final class BoundedList<E> extends ObservableListBase<E> {

    private static final int SMALLEST = 1024;

    private final int capacity;
    private @Nullable Object[] elements = new Object[SMALLEST];
    private int first;
    private int size;

    /// @param capacity how many elements are kept at the most, at least 1
    public BoundedList(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("A bounded list needs room for one element");
        }
        this.capacity = capacity;
    }

    /// How many elements are kept at the most.
    public int capacity() {
        return capacity;
    }

    @Override
    @SuppressWarnings("unchecked") // Only append writes the array.
    public E get(int index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException(index);
        }
        return (E) elementAt(index);
    }

    private Object elementAt(int index) {
        var element = elements[(first + index) & elements.length - 1];
        if (element == null) {
            throw new IllegalStateException("No element at " + index);
        }
        return element;
    }

    @Override
    public int size() {
        return size;
    }

    /// Adds a batch at the end; where there is no room, as many are taken from the front. Answers how many were forgotten,
    /// those of the batch included that had no room at all.
    public int append(List<? extends E> batch) {
        var kept = batch.size() <= capacity ? batch : batch.subList(batch.size() - capacity, batch.size());
        if (kept.isEmpty()) {
            return 0;
        }
        var overflow = Math.max(0, size + kept.size() - capacity);
        beginChange();
        trim(overflow);
        makeRoom(size + kept.size());
        for (E element : kept) {
            elements[(first + size++) & elements.length - 1] = element;
        }
        nextAdd(size - kept.size(), size);
        endChange();
        return overflow + batch.size() - kept.size();
    }

    /// Takes `count` elements from the front, all where there are fewer.
    public void removeFirst(int count) {
        beginChange();
        trim(Math.min(count, size));
        endChange();
    }

    /// Takes everything away.
    @Override
    public void clear() {
        removeFirst(size);
    }

    @SuppressWarnings("unchecked") // Only append writes the array.
    private void trim(int count) {
        if (count == 0) {
            return;
        }
        var removed = (List<E>) Arrays.asList(new Object[count]);
        for (var i = 0; i < count; i++) {
            removed.set(i, (E) elementAt(0));
            elements[first] = null;
            first = first + 1 & elements.length - 1;
            size--;
        }
        nextRemove(0, removed);
    }

    private void makeRoom(int needed) {
        if (needed <= elements.length) {
            return;
        }
        var larger = new Object[Math.max(SMALLEST, Integer.highestOneBit(needed - 1) << 1)];
        for (var i = 0; i < size; i++) {
            larger[i] = elementAt(i);
        }
        elements = larger;
        first = 0;
    }
}
