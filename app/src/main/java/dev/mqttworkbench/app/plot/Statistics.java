package dev.mqttworkbench.app.plot;

/// What the values in a span of time have in common.
///
/// @param count of values; the other numbers are NaN where there are none
/// @param last the newest value
/// @param minimum the smallest
/// @param maximum the largest
/// @param mean of all, each with the same weight
/// @param deviation the standard deviation of all values
public record Statistics(int count, double last, double minimum, double maximum, double mean, double deviation) {

    /// Of no values.
    public static final Statistics NONE = new Statistics(0, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
}
