package dev.mqttworkbench.app.topics;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

import dev.mqttworkbench.app.workbench.Words;
import org.jspecify.annotations.Nullable;

/// Gives a table the columns of a topic's history, and lets a click choose a message.
final class HistoryTable {

    private static final double ROW = 26;

    private final DetailViewModel model;
    private final Words words;

    HistoryTable(DetailViewModel model, Words words) {
        this.model = model;
        this.words = words;
    }

    void fill(TableView<HistoryRow> table) {
        table.setItems(model.history());
        table.setFixedCellSize(ROW);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        var time = text("stream.column.time", 120, HistoryRow::time, "mono", "muted");
        var delta = text("topics.column.delta", 64, row -> row.delta(locale()), "muted");
        var qos = qos();
        var payload = text("stream.column.payload", 400, HistoryRow::payload, "mono");
        table.getColumns().add(time);
        table.getColumns().add(delta);
        table.getColumns().add(qos);
        table.getColumns().add(payload);
        for (var narrow : List.of(time, delta, qos)) {
            narrow.setMinWidth(narrow.getPrefWidth());
            narrow.setMaxWidth(narrow.getPrefWidth());
        }
        table.setOnMouseClicked(event -> choose(table));
        table.setOnKeyReleased(event -> {
            if (event.getCode().isArrowKey()) {
                choose(table);
            }
        });
    }

    private Locale locale() {
        return words.locale();
    }

    private void choose(TableView<HistoryRow> table) {
        var selected = table.getSelectionModel().getSelectedItem();
        if (selected != null) {
            model.choose(selected);
        }
    }

    private TableColumn<HistoryRow, HistoryRow> text(
            String key, double width, Function<HistoryRow, String> text, String... styleClasses) {
        var column = column(key, width);
        column.setCellFactory(owner -> new TableCell<>() {
            {
                getStyleClass().addAll(styleClasses);
            }

            @Override
            protected void updateItem(@Nullable HistoryRow row, boolean empty) {
                super.updateItem(row, empty);
                setText(row == null || empty ? null : text.apply(row));
            }
        });
        return column;
    }

    private TableColumn<HistoryRow, HistoryRow> qos() {
        var column = column("stream.column.qos", 56);
        column.setCellFactory(owner -> new TableCell<>() {
            private final Label badge = new Label();

            @Override
            protected void updateItem(@Nullable HistoryRow row, boolean empty) {
                super.updateItem(row, empty);
                if (row == null || empty) {
                    setGraphic(null);
                    return;
                }
                var level = row.message().qos().level();
                badge.setText(Integer.toString(level));
                badge.getStyleClass().setAll("label", "badge", "narrow", "qos-" + level);
                setGraphic(badge);
            }
        });
        return column;
    }

    private TableColumn<HistoryRow, HistoryRow> column(String key, double width) {
        var column = new TableColumn<HistoryRow, HistoryRow>(words.get(key));
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(features -> new ReadOnlyObjectWrapper<>(features.getValue()));
        return column;
    }
}
