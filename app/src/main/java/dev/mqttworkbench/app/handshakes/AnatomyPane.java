package dev.mqttworkbench.app.handshakes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import dev.mqttworkbench.anatomy.Anatomy;
import dev.mqttworkbench.app.fx.Visibility;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.mqtt.packet.ProtocolVersion;
import dev.mqttworkbench.trace.PacketBytes;
import org.jspecify.annotations.Nullable;

/// A packet taken apart: its bytes, and below them its fields down to the bits. A click on a byte selects its field, and a selected
/// field marks its bytes. On the JavaFX thread only.
public final class AnatomyPane extends VBox {

    private static final PseudoClass MARKED = PseudoClass.getPseudoClass("marked");
    private static final int MOST_BYTES = 256;
    private static final double ROW = 26;
    private static final int MOST_ROWS = 9;

    private final FlowPane bytes = new FlowPane(3, 3);
    private final ListView<FieldRow> fields = new ListView<>();
    private final Label more = new Label();
    private final List<Label> byteLabels = new ArrayList<>();

    /// Nothing is taken apart yet.
    public AnatomyPane() {
        getStyleClass().add("anatomy");
        bytes.getStyleClass().add("anatomy-bytes");
        var scroll = new ScrollPane(bytes);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("anatomy-scroll");
        more.getStyleClass().addAll("muted", "secondary");
        fields.setFixedCellSize(ROW);
        fields.setId("anatomy-fields");
        fields.setCellFactory(list -> new FieldCell());
        fields.getSelectionModel().selectedItemProperty().addListener((observed, before, now) -> mark(Optional.ofNullable(now)));
        getChildren().addAll(scroll, more, fields);
    }

    /// Takes a packet apart.
    void show(PacketBytes packet, ProtocolVersion version, Words words) {
        var rows = FieldRow.all(Anatomy.of(packet, version));
        fields.setAccessibleText(words.get("handshakes.anatomy.fields"));
        fields.getItems().setAll(rows);
        var height = ROW * Math.min(MOST_ROWS, rows.size()) + 2;
        fields.setMinHeight(height);
        fields.setPrefHeight(height);
        fields.setMaxHeight(height);
        byteLabels.clear();
        for (var at = 0; at < Math.min(MOST_BYTES, packet.size()); at++) {
            byteLabels.add(byteLabel(packet.at(at), at, rows));
        }
        bytes.getChildren().setAll(byteLabels);
        more.setText(packet.size() > MOST_BYTES ? words.get("handshakes.anatomy.more", MOST_BYTES, packet.size()) : "");
        Visibility.setShown(more, packet.size() > MOST_BYTES);
    }

    private Label byteLabel(int value, int at, List<FieldRow> rows) {
        var label = new Label(FieldRow.isSecret(rows, at) ? "••" : "%02X".formatted(value));
        label.getStyleClass().addAll("mono", "anatomy-byte");
        rows.stream().filter(row -> row.depth() == 0 && row.has(at)).findFirst().ifPresent(row -> label.getStyleClass().add("anatomy-" + (row.colour() + 1)));
        label.setOnMouseClicked(event -> selectFieldOf(at));
        return label;
    }

    /// The smallest field that has the byte whole.
    private void selectFieldOf(int at) {
        @Nullable FieldRow found = null;
        for (var row : fields.getItems()) {
            if (row.has(at) && row.field().bits() == 0) {
                found = row;
            }
        }
        if (found != null) {
            fields.getSelectionModel().select(found);
            fields.scrollTo(found);
        }
    }

    private void mark(Optional<FieldRow> row) {
        for (var at = 0; at < byteLabels.size(); at++) {
            var index = at;
            byteLabels.get(at).pseudoClassStateChanged(MARKED, row.filter(each -> each.has(index)).isPresent());
        }
    }

    /// A field: its name, its bits, and what it says.
    private static final class FieldCell extends ListCell<FieldRow> {

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
            if (isEmpty || row == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            var field = row.field();
            name.setText("   ".repeat(row.depth()) + field.name());
            name.getStyleClass().setAll("label", "anatomy-" + (row.colour() + 1));
            value.setText(field.value());
            value.setTooltip(new Tooltip(field.value()));
            setAccessibleText(field.name() + ": " + field.value());
            setGraphic(box);
        }
    }
}
