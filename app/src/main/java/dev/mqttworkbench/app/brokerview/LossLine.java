package dev.mqttworkbench.app.brokerview;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import dev.mqttworkbench.app.fx.Visibility;
import dev.mqttworkbench.app.workbench.Words;

/// The question whether a broker shall end that keeps everything in memory, where it was asked. On the JavaFX thread only.
public final class LossLine extends VBox {

    private final Label sentence = new Label();
    private final Button confirm = new Button();
    private final Button cancel = new Button();

    /// A line that asks nothing yet.
    public LossLine() {
        getStyleClass().add("session-question");
        sentence.setWrapText(true);
        sentence.setMinHeight(USE_PREF_SIZE);
        setMinHeight(USE_PREF_SIZE);
        getChildren().addAll(sentence, new HBox(8, confirm, cancel));
        Visibility.setShown(this, false);
    }

    /// Shows what is asked.
    ///
    /// @param confirmKey of the word that lets it happen
    void prepare(LossQuestion question, Words words, String confirmKey) {
        sentence.setId(getId() + "-sentence");
        sentence.textProperty().bind(question.sentenceProperty());
        button(confirm, "confirm", words.get(confirmKey), question::confirm);
        button(cancel, "cancel", words.get("common.cancel"), question::cancel);
        question.sentenceProperty().subscribe(said -> {
            Visibility.setShown(this, !said.isEmpty());
            if (!said.isEmpty()) {
                cancel.requestFocus(); // not to lose anything by one key too many
            }
        });
    }

    private void button(Button button, String what, String text, Runnable action) {
        button.setId(getId() + "-" + what);
        button.setText(text);
        button.setAccessibleText(text);
        button.setMinWidth(USE_PREF_SIZE);
        button.getStyleClass().add("small");
        button.setOnAction(event -> action.run());
    }
}
