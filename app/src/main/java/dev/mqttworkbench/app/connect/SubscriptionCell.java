package dev.mqttworkbench.app.connect;

import java.util.ArrayList;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.app.workbench.profile.Colour;
import dev.mqttworkbench.app.workbench.profile.SubscriptionSettings;
import org.jspecify.annotations.Nullable;

/// A subscription in the list: colour, filter, QoS, options, and what the broker said.
final class SubscriptionCell extends ListCell<SubscriptionsEditor.Line> {

    private final Words words;
    private final Region dot = new Region();
    private final Label filter = new Label();
    private final Label qos = new Label();
    private final Label options = new Label();
    private final Label result = new Label();
    private final HBox row = new HBox(8, dot, filter, qos, options, result);

    SubscriptionCell(Words words) {
        this.words = words;
        row.setAlignment(Pos.CENTER_LEFT);
        row.setPrefWidth(0);
        filter.getStyleClass().add("mono");
        filter.setMinWidth(12);
        qos.setMinWidth(Region.USE_PREF_SIZE);
        options.getStyleClass().addAll("small", "muted");
        options.setMinWidth(0);
        HBox.setHgrow(options, Priority.ALWAYS);
        options.setMaxWidth(Double.MAX_VALUE);
        result.setMinWidth(0);
    }

    @Override
    protected void updateItem(SubscriptionsEditor.@Nullable Line line, boolean empty) {
        super.updateItem(line, empty);
        if (empty || line == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        var settings = line.settings();
        dot.getStyleClass().setAll("lamp", settings.colour().styleClass());
        dot.setManaged(settings.colour() != Colour.NONE);
        filter.setText(settings.topicFilter());
        qos.setText(Integer.toString(settings.qos()));
        qos.getStyleClass().setAll("label", "badge", "narrow", "qos-" + settings.qos());
        options.setText(optionsOf(settings));
        result.setText(line.result());
        result.getStyleClass().setAll("label", "small", line.isTrouble() ? "error" : "ok");
        setAccessibleText(settings.topicFilter());
        setGraphic(row);
    }

    private String optionsOf(SubscriptionSettings settings) {
        var said = new ArrayList<String>();
        if (settings.noLocal()) {
            said.add(words.get("connect.noLocal"));
        }
        if (!settings.retainAsPublished()) {
            said.add(words.get("connect.retainCleared"));
        }
        if (settings.retainHandling() > 0) {
            said.add(words.get("connect.retainHandling." + settings.retainHandling()));
        }
        settings.identifier().ifPresent(identifier -> said.add(words.get("connect.identifier", String.valueOf(identifier))));
        return String.join(" · ", said);
    }
}
