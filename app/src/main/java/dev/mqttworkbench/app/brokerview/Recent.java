package dev.mqttworkbench.app.brokerview;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

import dev.mqttworkbench.app.fx.SparkLine;

/// What some numbers were in the last minute, for their lines. While nobody asked, they are not known.
final class Recent {

    private static final int SECONDS = 60;

    private final Map<String, Line> values = new HashMap<>();

    /// @param second of the newest value
    private record Line(int[] values, long second) {

        static Line unknown(long second) {
            var none = new int[SECONDS];
            Arrays.fill(none, SparkLine.UNKNOWN);
            return new Line(none, second);
        }

        Line with(int value, long now) {
            var gone = Math.clamp(now - second, 0, SECONDS);
            var next = unknown(now).values();
            System.arraycopy(values, gone, next, 0, SECONDS - gone);
            next[SECONDS - 1] = value;
            return new Line(next, now);
        }
    }

    /// Takes the newest value of a number, and answers those of the last minute, oldest first; [SparkLine#UNKNOWN] where there was none.
    ///
    /// @param second in which it is that
    int[] with(String name, double value, long second) {
        var now = (int) Math.min(Integer.MAX_VALUE, Math.round(10 * value));
        var line = values.getOrDefault(name, Line.unknown(second)).with(now, second);
        values.put(name, line);
        return line.values();
    }

    void clear() {
        values.clear();
    }
}
