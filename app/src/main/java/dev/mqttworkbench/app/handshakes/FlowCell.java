package dev.mqttworkbench.app.handshakes;

import java.util.Arrays;

import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import dev.mqttworkbench.app.workbench.Words;

/// One flow in the list: its topic and QoS, and below how far it is.
final class FlowCell extends ListCell<FlowRow> {

    private final Words words;
    private final Label title = new Label();
    private final Label qos = new Label();
    private final Label state = new Label();
    private final VBox box = new VBox();

    FlowCell(Words words) {
        this.words = words;
        title.getStyleClass().add("mono");
        title.setMinWidth(0);
        qos.setMinWidth(Region.USE_PREF_SIZE);
        state.setMinWidth(0);
        state.getStyleClass().add("secondary");
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        var line = new HBox(8, title, room, qos);
        line.getStyleClass().add("flow-line");
        box.getChildren().addAll(line, state);
        box.getStyleClass().add("flow-box");
        getStyleClass().add("flow-cell");
        setMinWidth(0);
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(FlowRow row, boolean isEmpty) {
        super.updateItem(row, isEmpty);
        if (isEmpty || row == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        title.setText(row.title());
        var chip = row.qos().map(each -> words.get("handshakes.qos", each.level())).orElse(words.get("handshakes.connection"));
        qos.setText(chip);
        qos.getStyleClass().setAll("label", "chip");
        row.qos().ifPresent(each -> qos.getStyleClass().add("qos-" + each.level()));
        state.setText(row.state());
        Arrays.stream(FlowRow.Tone.values()).forEach(tone -> state.getStyleClass().remove(tone.styleClass()));
        state.getStyleClass().add(row.tone().styleClass());
        setAccessibleText(row.title() + ", " + chip + ", " + row.state());
        setGraphic(box);
    }
}
