package dev.mqttworkbench.app.topics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// A stable merge sort of which a part can be done at a time. What is in order already is only looked through. On one thread.
///
/// @param <T> what is sorted; what it is sorted by must not change meanwhile
final class SlicedSort<T> {

    /// Short enough to be sorted between two looks at the clock.
    private static final int RUN = 16;

    private final Comparator<? super T> order;
    private T[] from;
    private T[] to;
    private int sorted; // so long are the parts that are in order, but for the last
    private int start; // of the pair of parts that is being merged
    private int left;
    private int right;
    private int out;

    /// @param items are sorted in place, or not at all any more
    SlicedSort(T[] items, Comparator<? super T> order) {
        this.from = items;
        this.to = items.clone();
        this.order = order;
    }

    /// Goes on until all is sorted, or `slice` is over.
    ///
    /// @return whether all is
    boolean goOn(Slice slice) {
        while (!isSorted() && !slice.isOver()) {
            if (sorted == 0) {
                sortRun();
            } else if (out > start) {
                mergeOne();
            } else {
                beginPair();
            }
        }
        return isSorted();
    }

    /// All of them, in order.
    List<T> items() {
        return Arrays.asList(from);
    }

    private boolean isSorted() {
        return sorted >= from.length;
    }

    private void sortRun() {
        var end = Math.min(start + RUN, from.length);
        Arrays.sort(from, start, end, order);
        start = end;
        if (start == from.length) {
            sorted = RUN;
            start = 0;
            out = 0;
        }
    }

    private int middle() {
        return Math.min(start + sorted, from.length);
    }

    private int end() {
        return Math.min(start + 2 * sorted, from.length);
    }

    private void beginPair() {
        left = start;
        right = middle();
        if (right == end() || order.compare(from[right - 1], from[right]) <= 0) {
            System.arraycopy(from, start, to, start, end() - start);
            endPair();
        } else {
            mergeOne();
        }
    }

    private void mergeOne() {
        var isLeft = right == end() || left < middle() && order.compare(from[left], from[right]) <= 0;
        to[out++] = isLeft ? from[left++] : from[right++];
        if (out == end()) {
            endPair();
        }
    }

    private void endPair() {
        start = end();
        out = start;
        if (start == from.length) {
            var done = to;
            to = from;
            from = done;
            sorted *= 2;
            start = 0;
            out = 0;
        }
    }
}
