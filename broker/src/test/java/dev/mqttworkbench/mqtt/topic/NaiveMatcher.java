package dev.mqttworkbench.mqtt.topic;

import java.util.List;

/// The matching of topics in the standard's words, level by level and without a thought for speed.
public final class NaiveMatcher {

    private NaiveMatcher() {}

    /// Whether a message to `name` is for `filter`; both are taken to be well-formed.
    public static boolean matches(String filter, String name) {
        if (name.startsWith("$") && (filter.startsWith("#") || filter.startsWith("+"))) {
            return false;
        }
        return matches(List.of(filter.split("/", -1)), List.of(name.split("/", -1)));
    }

    private static boolean matches(List<String> filter, List<String> name) {
        if (filter.isEmpty()) {
            return name.isEmpty();
        }
        if (filter.getFirst().equals("#")) {
            return true;
        }
        return !name.isEmpty()
                && (filter.getFirst().equals("+") || filter.getFirst().equals(name.getFirst()))
                && matches(filter.subList(1, filter.size()), name.subList(1, name.size()));
    }
}
