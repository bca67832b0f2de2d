package dev.mqttworkbench.app.connect;

import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import dev.mqttworkbench.app.workbench.Words;

/// User Properties on the screen, a line each, and the button for one more.
public final class NameValuesBox extends VBox {

    private final VBox lines = new VBox(6);
    private final Button add = new Button();

    /// Nothing yet.
    public NameValuesBox() {
        super(6);
        getChildren().addAll(lines, add);
    }

    void bind(NameValues model, Words words) {
        add.setId(getId() + "Add");
        add.setText(words.get("property.user.add"));
        add.setAccessibleText(words.get("property.user.add"));
        add.getStyleClass().add("small");
        add.setOnAction(event -> model.add());
        model.pairs().addListener((ListChangeListener<NameValues.Pair>) change -> show(model, words));
        show(model, words);
    }

    private void show(NameValues model, Words words) {
        lines.getChildren().setAll(model.pairs().stream().map(pair -> line(model, pair, words)).toList());
        lines.setManaged(!model.pairs().isEmpty());
    }

    private Node line(NameValues model, NameValues.Pair pair, Words words) {
        var name = field(words.get("property.user.name"));
        name.textProperty().bindBidirectional(pair.nameProperty());
        var value = field(words.get("property.user.value"));
        value.textProperty().bindBidirectional(pair.valueProperty());
        var place = model.pairs().indexOf(pair);
        name.setId(getId() + "Name" + place);
        value.setId(getId() + "Value" + place);
        var remove = new Button("×");
        remove.setId(getId() + "Remove" + place);
        remove.setAccessibleText(words.get("property.user.remove"));
        remove.getStyleClass().addAll("flat", "small");
        remove.setOnAction(event -> model.remove(pair));
        HBox.setHgrow(value, Priority.ALWAYS);
        return new HBox(6, name, value, remove);
    }

    private static TextField field(String label) {
        var field = new TextField();
        field.setPromptText(label);
        field.setAccessibleText(label);
        return field;
    }
}
