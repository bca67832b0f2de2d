package dev.mqttworkbench.benchmark;

import java.util.List;
import java.util.Locale;

/// How much of one figure is left of another, from rounds that were run in pairs: the median of the pairs, and between which of them the true
/// median lies with a probability of 95 %, whatever their distribution.
///
/// @param low the lower end
/// @param median of all pairs
/// @param high the upper end
public record PairedRatio(double low, double median, double high) {

    private static final double NORMAL_95 = 1.96;
    private static final int FEWEST = 6; // with fewer even the outermost pairs do not enclose 95 %

    /// @param ratios one a pair, at least 6
    /// @throws IllegalArgumentException when there are fewer
    public static PairedRatio of(List<Double> ratios) {
        var pairs = ratios.size();
        if (pairs < FEWEST) {
            throw new IllegalArgumentException("A ratio with its error needs " + FEWEST + " pairs, not " + pairs);
        }
        var sorted = ratios.stream().sorted().toList();
        // So many pairs are below the true median at the least: a binomial distribution, about normal.
        var below = Math.max(0, (int) Math.floor((pairs - NORMAL_95 * Math.sqrt(pairs)) / 2) - 1);
        var median = (sorted.get((pairs - 1) / 2) + sorted.get(pairs / 2)) / 2;
        return new PairedRatio(sorted.get(below), median, sorted.get(pairs - 1 - below));
    }

    /// Whether it is less than `aim` beyond its own error.
    public boolean misses(double aim) {
        return high < aim;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.3f (%.3f to %.3f)", median, low, high);
    }
}
