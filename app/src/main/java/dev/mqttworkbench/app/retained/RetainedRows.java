package dev.mqttworkbench.app.retained;

import java.util.List;

import javafx.collections.ObservableListBase;

import dev.mqttworkbench.broker.RetainedMessage;

/// The rows of the list, exchanged all at once without being copied, however many there are. On the JavaFX thread only.
final class RetainedRows extends ObservableListBase<RetainedMessage> {

    private List<RetainedMessage> rows = List.of();

    /// Shows other rows; the list must not change any more.
    void show(List<RetainedMessage> other) {
        var before = rows;
        beginChange();
        rows = other;
        nextReplace(0, other.size(), before);
        endChange();
    }

    @Override
    public RetainedMessage get(int index) {
        return rows.get(index);
    }

    @Override
    public int size() {
        return rows.size();
    }
}
