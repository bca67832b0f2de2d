package dev.mqttworkbench.app.plot;

import java.util.Arrays;

/// The newest values of one [Series] with their times, oldest first; bounded. One thread at a time.
final class SeriesData {

    /// How many values are kept at the most: 1.6 MB.
    static final int MOST = 100_000;

    private static final int SMALLEST = 256;

    private long[] times = new long[SMALLEST];
    private double[] values = new double[SMALLEST];
    private int first;
    private int size;
    private long forgotten;

    /// Adds a value; the oldest one is forgotten where there is no room.
    ///
    /// @param time monotonic, in nanoseconds, not before that of the value before
    /// @param value finite
    void add(long time, double value) {
        if (size == times.length && size < MOST) {
            grow();
        }
        var at = (first + size) % times.length;
        times[at] = time;
        values[at] = value;
        if (size == times.length) {
            first = (first + 1) % times.length;
            forgotten++;
        } else {
            size++;
        }
    }

    private void grow() {
        var larger = Math.min(MOST, 2 * times.length);
        times = Arrays.copyOf(times, larger); // it was never full before, so it begins at 0
        values = Arrays.copyOf(values, larger);
    }

    int size() {
        return size;
    }

    /// How many values left for newer ones.
    long forgotten() {
        return forgotten;
    }

    long time(int index) {
        return times[(first + index) % times.length];
    }

    double value(int index) {
        return values[(first + index) % times.length];
    }

    /// The first value that is not before `time`.
    int indexAt(long time) {
        var low = 0;
        var high = size;
        while (low < high) {
            var middle = (low + high) >>> 1;
            if (time(middle) < time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// What lies from `from` to `to`, in `count` columns.
    Columns columns(long from, long to, int count) {
        var columns = new Columns(empty(count), empty(count), empty(count), empty(count));
        var perColumn = (to - from) / (double) count;
        for (var i = indexAt(from); i < size && time(i) <= to; i++) {
            var column = (int) Math.min(count - 1, (time(i) - from) / perColumn);
            var value = value(i);
            if (!columns.has(column)) {
                columns.lowest()[column] = value;
                columns.highest()[column] = value;
                columns.first()[column] = value;
            }
            columns.lowest()[column] = Math.min(columns.lowest()[column], value);
            columns.highest()[column] = Math.max(columns.highest()[column], value);
            columns.last()[column] = value;
        }
        return columns;
    }

    private static double[] empty(int count) {
        var none = new double[count];
        Arrays.fill(none, Double.NaN);
        return none;
    }

    /// Of what lies from `from` to `to`.
    Statistics statistics(long from, long to) {
        var count = 0;
        var minimum = Double.POSITIVE_INFINITY;
        var maximum = Double.NEGATIVE_INFINITY;
        var mean = 0.0;
        var squares = 0.0; // of the distances from the mean, as Welford sums them
        var last = Double.NaN;
        for (var i = indexAt(from); i < size && time(i) <= to; i++) {
            last = value(i);
            count++;
            minimum = Math.min(minimum, last);
            maximum = Math.max(maximum, last);
            var distance = last - mean;
            mean += distance / count;
            squares += distance * (last - mean);
        }
        return count == 0 ? Statistics.NONE : new Statistics(count, last, minimum, maximum, mean, Math.sqrt(squares / count));
    }
}
