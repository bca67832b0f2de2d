package dev.mqttworkbench.app.payload;

import java.util.Arrays;

/// A growing row of numbers without an object for each.
final class Ints {

    private int[] values = new int[64];
    private int size;

    void add(int value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size + (size >> 1));
        }
        values[size++] = value;
    }

    int get(int index) {
        return values[index];
    }

    void set(int index, int value) {
        values[index] = value;
    }

    int size() {
        return size;
    }

    /// The numbers, in an array that is just long enough.
    int[] toArray() {
        return Arrays.copyOf(values, size);
    }
}
