package dev.mqttworkbench.store;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/// Subscription Identifiers as one column: numbers with commas between them.
final class IdentifierList {

    private IdentifierList() {}

    /// The column, null for none.
    static @Nullable String write(List<Integer> identifiers) {
        return identifiers.isEmpty()
                ? null
                : identifiers.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    /// @throws NumberFormatException when the column is damaged
    static List<Integer> read(@Nullable String column) {
        return column == null ? List.of() : Arrays.stream(column.split(",")).map(Integer::valueOf).toList();
    }
}
