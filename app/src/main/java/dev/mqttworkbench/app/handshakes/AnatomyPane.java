package dev.mqttworkbench.app.handshakes;

import java.util.Optional;

import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import dev.mqttworkbench.anatomy.Anatomy;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.mqtt.packet.ProtocolVersion;
import dev.mqttworkbench.trace.PacketBytes;
import org.jspecify.annotations.Nullable;

/// A packet taken apart: its bytes, and below them its fields down to the bits. A click on a byte or a bit selects its field, and a selected
/// field marks its bytes and bits. On the JavaFX thread only.
public final class AnatomyPane extends VBox {

    private static final double ROW = 26;
    private static final int MOST_ROWS = 9;

    private final AnatomyBytes bytes = new AnatomyBytes(this::choose);
    private final ListView<FieldRow> fields = new ListView<>();
    private @Nullable FieldWords text; // there as soon as anything is shown

    /// Nothing is taken apart yet.
    public AnatomyPane() {
        getStyleClass().add("anatomy");
        fields.setFixedCellSize(ROW);
        fields.setId("anatomy-fields");
        fields.setCellFactory(list -> new FieldCell());
        fields.getSelectionModel().selectedItemProperty().addListener((observed, before, now) -> bytes.mark(Optional.ofNullable(now)));
        getChildren().addAll(bytes, fields);
    }

    /// Takes a packet apart.
    void show(PacketBytes packet, ProtocolVersion version, Words words) {
        var rows = FieldRow.all(Anatomy.of(packet, version));
        text = new FieldWords(words);
        fields.setAccessibleText(words.get("handshakes.anatomy.fields"));
        fields.getItems().setAll(rows);
        var height = ROW * Math.min(MOST_ROWS, rows.size()) + 2;
        fields.setMinHeight(height);
        fields.setPrefHeight(height);
        fields.setMaxHeight(height);
        bytes.show(packet, rows, words);
    }

    private void choose(FieldRow row) {
        fields.getSelectionModel().select(row);
        fields.scrollTo(row);
    }

    /// A field: its name, its bits, and what it says.
    private final class FieldCell extends ListCell<FieldRow> {

        private final Label name = new Label();
        private final Label value = new Label();
        private final HBox box = new HBox(8, name, value);

        FieldCell() {
            name.setMinWidth(Region.USE_PREF_SIZE);
            value.setMinWidth(0);
            HBox.setHgrow(value, Priority.ALWAYS);
            box.getStyleClass().add("anatomy-row");
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(FieldRow row, boolean isEmpty) {
            super.updateItem(row, isEmpty);
            if (isEmpty || row == null || text == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            var field = row.field();
            var said = text.value(field);
            name.setText("   ".repeat(row.depth()) + text.name(field));
            name.getStyleClass().setAll("label", "anatomy-" + (row.colour() + 1));
            value.setText(said);
            value.setTooltip(new Tooltip(said));
            setAccessibleText(text.name(field) + ": " + said);
            setGraphic(box);
        }
    }
}
