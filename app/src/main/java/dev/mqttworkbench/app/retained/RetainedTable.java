package dev.mqttworkbench.app.retained;

import java.time.Instant;
import java.util.function.Supplier;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

import dev.mqttworkbench.broker.RetainedMessage;

/// The list of retained messages on the screen: the model sorts, beside the JavaFX thread, and says which row is selected.
final class RetainedTable {

    private final RetainedViewModel model;
    private final TableView<RetainedMessage> table;
    private final RetainedCells.Running<RetainedMessage> running = new RetainedCells.Running<>();
    private boolean isFollowing;

    RetainedTable(RetainedViewModel model, TableView<RetainedMessage> table) {
        this.model = model;
        this.table = table;
    }

    /// Fills the columns, whose ids say what they show.
    void fill() {
        for (var column : table.getColumns()) {
            fill(column);
        }
        table.setSortPolicy(sorted -> {
            sort();
            return true;
        });
        model.rows().addListener((ListChangeListener<RetainedMessage>) change -> isFollowing = true); // the table would choose another row
        table.setItems(model.rows());
        model.secondsProperty().subscribe(running::tick);
        model.selectedRowProperty().subscribe(row -> select(row.intValue()));
        model.arrangementsProperty().subscribe(() -> select(model.selectedRowProperty().get()));
        table.getSelectionModel().selectedItemProperty().addListener((observed, before, now) -> {
            if (now != null && !isFollowing) {
                model.select(now);
            }
        });
    }

    private <V> void fill(TableColumn<RetainedMessage, V> column) {
        @SuppressWarnings("unchecked") // Every column has the whole row as its value: it is declared so in the layout.
        var whole = (TableColumn<RetainedMessage, RetainedMessage>) column;
        var what = columnOf(column);
        var cell = cell(what);
        whole.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        whole.setCellFactory(ignored -> cell.get());
        whole.setReorderable(false);
    }

    private static RetainedColumn columnOf(TableColumn<RetainedMessage, ?> column) {
        return RetainedColumn.of(column.getId());
    }

    private Supplier<RetainedCells.Cell<RetainedMessage>> cell(RetainedColumn column) {
        var text = model.text();
        return switch (column) {
            case TOPIC -> () -> new RetainedCells.TextCell<>(RetainedMessage::topic, "mono");
            case VALUE -> () -> new RetainedCells.TextCell<>(text::value, "mono", "muted");
            case QOS -> () -> new RetainedCells.QosCell<>(RetainedMessage::qos, model::isQosKnown, text.qosUnknown());
            case SIZE -> () -> new RetainedCells.TextCell<>(text::size, "muted", "align-right");
            case SET -> () -> running.add(new RetainedCells.TextCell<>(row -> text.set(row, model.isDoubtful(row), Instant.now()), "muted"));
            case BY -> () -> new RetainedCells.TextCell<>(text::by);
            case EXPIRES -> () -> running.add(new RetainedCells.TextCell<>(row -> text.expires(row, Instant.now()), "muted"));
        };
    }

    private void sort() {
        if (table.getSortOrder().isEmpty()) {
            model.sort(RetainedColumn.TOPIC, false);
        } else {
            var first = table.getSortOrder().getFirst();
            model.sort(columnOf(first), first.getSortType() == TableColumn.SortType.DESCENDING);
        }
    }

    /// The selected message stays selected while rows come and go.
    private void select(int row) {
        isFollowing = true;
        if (row < 0) {
            table.getSelectionModel().clearSelection();
        } else if (row != table.getSelectionModel().getSelectedIndex()) {
            table.getSelectionModel().clearAndSelect(row);
        }
        isFollowing = false;
    }
}
