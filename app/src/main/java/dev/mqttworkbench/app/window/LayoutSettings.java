package dev.mqttworkbench.app.window;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/// Where the reader has moved what can be moved.
///
/// @param dividers by the id of the split pane: their places, from 0 to 1
/// @param columns by the id of the table: the widths of its columns, from the left, in pixels
/// @param sorting by the id of the table: the column by which it is sorted; none where that is the table's own order
public record LayoutSettings(Map<String, List<Double>> dividers, Map<String, List<Double>> columns, Map<String, Sorting> sorting) {

    /// How a table is sorted.
    ///
    /// @param column the number of the column, from 0
    /// @param isDescending whether the largest is first
    public record Sorting(int column, boolean isDescending) {}

    /// Before anything was moved.
    public static final LayoutSettings FIRST = new LayoutSettings(Map.of(), Map.of(), Map.of());

    /// What an older form does not have is as it was at first.
    public LayoutSettings(Map<String, List<Double>> dividers, Map<String, List<Double>> columns, @Nullable Map<String, Sorting> sorting) {
        this.dividers = Map.copyOf(dividers);
        this.columns = Map.copyOf(columns);
        this.sorting = Map.copyOf(Objects.requireNonNullElse(sorting, Map.of()));
    }

    LayoutSettings withDividers(String id, List<Double> places) {
        return new LayoutSettings(with(dividers, id, List.copyOf(places)), columns, sorting);
    }

    LayoutSettings withColumns(String id, List<Double> widths) {
        return new LayoutSettings(dividers, with(columns, id, List.copyOf(widths)), sorting);
    }

    LayoutSettings withSorting(String id, Sorting wanted) {
        return new LayoutSettings(dividers, columns, with(sorting, id, wanted));
    }

    LayoutSettings withoutSorting(String id) {
        var fewer = new HashMap<>(sorting);
        fewer.remove(id);
        return new LayoutSettings(dividers, columns, fewer);
    }

    private static <T> Map<String, T> with(Map<String, T> all, String id, T value) {
        var more = new HashMap<>(all);
        more.put(id, value);
        return more;
    }
}
