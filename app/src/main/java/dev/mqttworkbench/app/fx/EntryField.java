package dev.mqttworkbench.app.fx;

import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/// A field for text, and below it what is wrong with the text.
public class EntryField extends VBox {

    private final TextField input;
    private final Label fault = new Label();

    /// A field whose text can be read.
    public EntryField() {
        this(new TextField());
    }

    /// A field in which text is written like this.
    protected EntryField(TextField input) {
        this.input = input;
        getStyleClass().add("entry-field");
        fault.getStyleClass().addAll("sentence", "error");
        fault.setWrapText(true);
        fault.setMinHeight(USE_PREF_SIZE);
        fault.visibleProperty().bind(fault.textProperty().isNotEmpty());
        fault.managedProperty().bind(fault.visibleProperty());
        fault.visibleProperty().addListener((observed, before, now) -> {
            input.getStyleClass().remove("invalid");
            if (now) {
                input.getStyleClass().add("invalid");
            }
        });
        getChildren().addAll(input, fault);
    }

    /// Shows this text, and what is wrong with it.
    ///
    /// @param sentence empty where nothing is
    public void bind(StringProperty text, ObservableValue<String> sentence) {
        input.textProperty().bindBidirectional(text);
        fault.textProperty().bind(sentence);
    }

    /// The field itself.
    public TextField input() {
        return input;
    }

    /// The id of the field itself; what is wrong has it with `Fault` behind.
    public String getInputId() {
        return input.getId();
    }

    /// The id of the field itself.
    public void setInputId(String id) {
        input.setId(id);
        fault.setId(id + "Fault");
    }

    /// What it is called for a screen reader.
    public String getLabel() {
        return input.getAccessibleText();
    }

    /// What it is called for a screen reader.
    public void setLabel(String text) {
        input.setAccessibleText(text);
    }

    /// What stands in it while it is empty.
    public String getPrompt() {
        return input.getPromptText();
    }

    /// What stands in it while it is empty.
    public void setPrompt(String text) {
        input.setPromptText(text);
    }

    /// How many columns it has.
    public int getColumns() {
        return input.getPrefColumnCount();
    }

    /// How many columns it has.
    public void setColumns(int count) {
        input.setPrefColumnCount(count);
    }

    /// Whether every sign has the same width.
    public boolean getMono() {
        return input.getStyleClass().contains("mono");
    }

    /// Whether every sign has the same width.
    public void setMono(boolean on) {
        input.getStyleClass().remove("mono");
        if (on) {
            input.getStyleClass().add("mono");
        }
    }
}
