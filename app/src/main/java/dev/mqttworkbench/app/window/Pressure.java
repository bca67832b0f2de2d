package dev.mqttworkbench.app.window;

/// Where the messages are, as numbers for the reader: the accounts behind the chip in the status bar.
///
/// @param summary for the chip
/// @param isHigh whether messages were skipped or dropped
/// @param received that passed the connection
/// @param kept that can be seen
/// @param evicted that were forgotten for newer ones
/// @param skipped that came too fast
/// @param memory that the kept ones take
/// @param dropped deliveries that the broker in the box gave up, to any of its clients
public record Pressure(
        String summary,
        boolean isHigh,
        String received,
        String kept,
        String evicted,
        String skipped,
        String memory,
        String dropped) {}
