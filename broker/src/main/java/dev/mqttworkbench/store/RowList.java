package dev.mqttworkbench.store;

import java.util.ArrayList;
import java.util.List;

/// The rows that are to be handed over next, in the order of their first change. While the store takes no changes this list
/// waits for long: rows that have come and gone meanwhile leave it, many at a time, so that an end costs next to nothing.
final class RowList {

    /// So few are not worth looking for.
    private static final int FEW = 1_000;

    private final List<Row> rows = new ArrayList<>();
    private boolean isUsed;
    private int ended;

    void add(Row row) {
        rows.add(row);
        isUsed = true;
    }

    /// A row on the list is gone.
    void ended(Row row) {
        if (row.isVoid() && ++ended > FEW && ended > rows.size() / 2) {
            rows.removeIf(RowList::strike);
            ended = 0;
        }
    }

    private static boolean strike(Row row) {
        if (row.isVoid()) {
            row.strike();
            return true;
        }
        return false;
    }

    /// Whether nothing was ever on it. Whoever waits for what was, waits for the list, also when that has left it.
    boolean isEmpty() {
        return !isUsed;
    }

    int size() {
        return rows.size();
    }

    List<Row> rows() {
        return rows;
    }
}
