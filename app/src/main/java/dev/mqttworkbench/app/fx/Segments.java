package dev.mqttworkbench.app.fx;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;

/// Toggle buttons in a row of which exactly one is down: the one of the value that is in force. A click asks for another; it
/// goes down when the value follows.
///
/// @param <T> what a button stands for
public final class Segments<T> {

    private final HBox row;
    private final ObservableValue<T> value;
    private final Consumer<T> wanted;
    private final Map<T, ToggleButton> buttons = new HashMap<>();

    /// @param row where the buttons go
    /// @param value in force
    /// @param wanted hears which value the reader asks for
    public Segments(HBox row, ObservableValue<T> value, Consumer<T> wanted) {
        this.row = row;
        this.value = value;
        this.wanted = wanted;
    }

    /// Makes a button for each value, with its text and its id.
    public Segments<T> fill(List<T> values, Function<T, String> text, Function<T, String> id) {
        for (var each : values) {
            var button = new ToggleButton(text.apply(each));
            button.setId(id.apply(each));
            button.setAccessibleText(text.apply(each));
            button.setMinWidth(ToggleButton.USE_PREF_SIZE);
            button.setOnAction(event -> choose(each));
            buttons.put(each, button);
            row.getChildren().add(button);
        }
        row.getChildren().getFirst().getStyleClass().add("first");
        row.getChildren().getLast().getStyleClass().add("last");
        value.subscribe(now -> show());
        return this;
    }

    /// Gives every button a style class.
    public Segments<T> addStyleClass(String styleClass) {
        buttons.values().forEach(button -> button.getStyleClass().add(styleClass));
        return this;
    }

    /// Writes other texts on the buttons; what they are called for screen readers stays.
    public void setTexts(Function<T, String> text) {
        buttons.forEach((each, button) -> button.setText(text.apply(each)));
    }

    /// Gives the button of one value a graphic.
    public Segments<T> setGraphic(T each, Node graphic) {
        Optional.ofNullable(buttons.get(each)).ifPresent(button -> button.setGraphic(graphic));
        return this;
    }

    private void choose(T each) {
        wanted.accept(each);
        show(); // also where the wish was not granted
    }

    private void show() {
        buttons.forEach((each, button) -> button.setSelected(each.equals(value.getValue())));
    }
}
