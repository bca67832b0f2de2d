package dev.mqttworkbench.app.demo;

import java.util.Locale;
import java.util.random.RandomGenerator;

/// A number that wanders between two bounds, as a measured value does.
final class Walk {

    private final double lowest;
    private final double highest;
    private final double step;
    private final int decimals;
    private double value;

    Walk(double lowest, double highest, double step, int decimals) {
        this.lowest = lowest;
        this.highest = highest;
        this.step = step;
        this.decimals = decimals;
        this.value = (lowest + highest) / 2;
    }

    /// The next value with its decimals, and a point for them.
    String next(RandomGenerator random) {
        value = Math.clamp(value + random.nextDouble(-step, step), lowest, highest);
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}
