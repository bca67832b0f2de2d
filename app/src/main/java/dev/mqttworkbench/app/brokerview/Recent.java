package dev.mqttworkbench.app.brokerview;

import java.util.HashMap;
import java.util.Map;

/// What some numbers were in the last minute, for their lines.
final class Recent {

    private static final int SECONDS = 60;

    private final Map<String, int[]> values = new HashMap<>();

    /// Takes the newest value of a number, and answers all of them, oldest first.
    int[] with(String name, double value) {
        var before = values.computeIfAbsent(name, key -> new int[SECONDS]);
        var next = new int[SECONDS];
        System.arraycopy(before, 1, next, 0, SECONDS - 1);
        next[SECONDS - 1] = (int) Math.min(Integer.MAX_VALUE, Math.round(10 * value));
        values.put(name, next);
        return next;
    }

    void clear() {
        values.clear();
    }
}
