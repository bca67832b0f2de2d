package dev.mqttworkbench.app.recording;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/// The numbers of some messages of a recording, rising: what its rows show. Immutable; four bytes a row at the most.
final class RowNumbers {

    private final int[] numbers;
    private final int size;

    private RowNumbers(int[] numbers, int size) {
        this.numbers = numbers;
        this.size = size;
    }

    /// The numbers from 1 to `count`.
    static RowNumbers all(int count) {
        return new RowNumbers(new int[0], count);
    }

    /// How many.
    int size() {
        return size;
    }

    /// The number in a row.
    int at(int row) {
        return numbers.length == 0 ? row + 1 : numbers[row];
    }

    /// The highest number up to this one.
    OptionalInt lastUpTo(long limit) {
        if (numbers.length == 0) {
            var last = (int) Math.min(size, limit);
            return last < 1 ? OptionalInt.empty() : OptionalInt.of(last);
        }
        var place = Arrays.binarySearch(numbers, 0, size, (int) Math.min(limit, Integer.MAX_VALUE));
        var row = place >= 0 ? place : -place - 2;
        return row < 0 ? OptionalInt.empty() : OptionalInt.of(numbers[row]);
    }

    /// The numbers from one row to before another.
    int[] slice(int from, int to) {
        return numbers.length == 0 ? IntStream.rangeClosed(from + 1, to).toArray() : Arrays.copyOfRange(numbers, from, to);
    }

    /// Collects numbers.
    static final class Builder {

        private static final int FIRST = 16;

        private int[] numbers = new int[FIRST];
        private int size;

        void add(int number) {
            if (size == numbers.length) {
                numbers = Arrays.copyOf(numbers, 2 * size);
            }
            numbers[size++] = number;
        }

        RowNumbers done() {
            return new RowNumbers(numbers, size);
        }
    }
}
