package dev.mqttworkbench.app.window;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Where the reader has moved what can be moved.
///
/// @param dividers by the id of the split pane: their places, from 0 to 1
/// @param columns by the id of the table: the widths of its columns, from the left, in pixels
public record LayoutSettings(Map<String, List<Double>> dividers, Map<String, List<Double>> columns) {

    /// Before anything was moved.
    public static final LayoutSettings FIRST = new LayoutSettings(Map.of(), Map.of());

    public LayoutSettings {
        dividers = Map.copyOf(dividers);
        columns = Map.copyOf(columns);
    }

    LayoutSettings withDividers(String id, List<Double> places) {
        return new LayoutSettings(with(dividers, id, places), columns);
    }

    LayoutSettings withColumns(String id, List<Double> widths) {
        return new LayoutSettings(dividers, with(columns, id, widths));
    }

    private static Map<String, List<Double>> with(Map<String, List<Double>> all, String id, List<Double> numbers) {
        var more = new HashMap<>(all);
        more.put(id, List.copyOf(numbers));
        return more;
    }
}
