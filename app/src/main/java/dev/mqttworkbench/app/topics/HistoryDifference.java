package dev.mqttworkbench.app.topics;

import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;

import javafx.collections.ListChangeListener;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import dev.mqttworkbench.app.payload.DecoderTable;
import dev.mqttworkbench.app.payload.DiffView;
import dev.mqttworkbench.app.workbench.Message;
import dev.mqttworkbench.app.workbench.Words;

/// How two messages of the history differ: the two that are selected, or the selected one and the one before it.
final class HistoryDifference {

    private final Words words;
    private final DecoderTable decoders;
    private final Label title = new Label();
    private final DiffView difference;

    HistoryDifference(Words words, DiffView difference, DecoderTable decoders) {
        this.words = words;
        this.decoders = decoders;
        this.difference = difference;
        title.setId("detail-history-compared");
        title.getStyleClass().add("section-title");
    }

    /// Follows the selection of the table, and shows into the box.
    void follow(TableView<HistoryRow> table, VBox box) {
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        box.getChildren().setAll(title, difference);
        VBox.setVgrow(difference, Priority.ALWAYS);
        difference.setMinHeight(0);
        table.getSelectionModel().getSelectedItems().addListener((ListChangeListener<HistoryRow>) change -> compare(table));
        title.setText(words.get("topics.history.select"));
    }

    private void compare(TableView<HistoryRow> table) {
        var rows = table.getSelectionModel().getSelectedItems().stream().filter(Objects::nonNull)
                .sorted(Comparator.comparingLong(row -> row.message().number())).toList();
        var older = rows.size() == 1 ? rows.getFirst().previous() : rows.stream().findFirst().map(HistoryRow::message);
        older.ifPresentOrElse(message -> compare(message, rows.getLast().message()), this::compareNothing);
    }

    private void compareNothing() {
        title.setText(words.get("topics.history.select"));
        difference.clear();
    }

    private void compare(Message older, Message newer) {
        title.setText(words.get("topics.history.compared", timeOf(older), timeOf(newer)));
        difference.show(newer.topic(), older.payload(), newer.payload(), decoders.rules().get().choiceFor(newer.topic()));
    }

    private static String timeOf(Message message) {
        return new HistoryRow(message, Optional.empty()).time();
    }
}
