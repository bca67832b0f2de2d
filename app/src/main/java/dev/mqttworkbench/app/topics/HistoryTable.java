package dev.mqttworkbench.app.topics;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
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
    private final Set<Long> selectedNumbers = new HashSet<>();
    private boolean isSelecting;

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
        var payload = text("stream.column.payload", 400, row -> row.message().payload().isEmpty() ? words.get("topics.emptyPayload") : row.payload(), "mono");
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
        var compare = new MenuItem(words.get("topics.history.compare"));
        compare.setId(table.getId() + "-compare");
        compare.setOnAction(event -> selected(table).ifPresent(model::compareWith));
        var menu = new ContextMenu(compare);
        menu.setOnShowing(event -> compare.setDisable(selected(table).isEmpty()));
        table.setContextMenu(menu);
        model.history().addListener((ListChangeListener<HistoryRow>) change -> selectAgain(table));
        table.getSelectionModel().getSelectedItems().addListener((ListChangeListener<HistoryRow>) change -> note(table));
    }

    /// The rows are made anew when messages come: those that were selected stay so.
    private void selectAgain(TableView<HistoryRow> table) {
        var wanted = Set.copyOf(selectedNumbers);
        isSelecting = true;
        table.getSelectionModel().clearSelection();
        if (!wanted.isEmpty()) {
            var rows = model.history();
            var indices = IntStream.range(0, rows.size()).filter(i -> wanted.contains(rows.get(i).message().number())).toArray();
            if (indices.length > 0) {
                table.getSelectionModel().selectIndices(indices[0], Arrays.copyOfRange(indices, 1, indices.length));
            }
        }
        isSelecting = false;
    }

    private void note(TableView<HistoryRow> table) {
        if (!isSelecting && !model.isRefreshing()) {
            selectedNumbers.clear();
            table.getSelectionModel().getSelectedItems().stream().filter(Objects::nonNull).forEach(row -> selectedNumbers.add(row.message().number()));
        }
    }

    private static Optional<HistoryRow> selected(TableView<HistoryRow> table) {
        return Optional.ofNullable(table.getSelectionModel().getSelectedItem());
    }

    private Locale locale() {
        return words.locale();
    }

    private void choose(TableView<HistoryRow> table) {
        if (table.getSelectionModel().getSelectedItems().size() == 1) {
            selected(table).ifPresent(model::choose);
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
