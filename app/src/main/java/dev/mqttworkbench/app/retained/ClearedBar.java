package dev.mqttworkbench.app.retained;

import java.util.Optional;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

import dev.mqttworkbench.app.workbench.Words;

/// Says on another screen what was cleared there, and takes it back. Not seen until something is cleared.
public final class ClearedBar extends HBox {

    private final RetainedViewModel model;
    private final Label sentence = new Label();
    private final Button undo = new Button();
    private boolean isClosed = true;

    /// @param model of the Retained view, which does it
    public ClearedBar(RetainedViewModel model, Words words) {
        this.model = model;
        setId("cleared-bar");
        getStyleClass().addAll("banner", "position-bar");
        sentence.setId("cleared-sentence");
        sentence.setMaxWidth(Double.MAX_VALUE);
        sentence.setMinWidth(0);
        setHgrow(sentence, Priority.ALWAYS);
        name(undo, "cleared-undo", words.get("retained.undo"), words.get("retained.undo.long"));
        undo.setOnAction(event -> model.undo());
        var close = new Button();
        name(close, "cleared-close", "×", words.get("retained.dismiss"));
        close.setOnAction(event -> {
            isClosed = true;
            show();
        });
        getChildren().addAll(sentence, undo, close);
        undo.disableProperty().bind(model.changes().strip().workingProperty());
        model.changes().undo().latestProperty().subscribe(latest -> show());
        model.changes().strip().stripProperty().subscribe(strip -> show());
    }

    private static void name(Button button, String id, String text, String accessibleText) {
        button.setId(id);
        button.setText(text);
        button.setAccessibleText(accessibleText);
        button.setMinWidth(USE_PREF_SIZE);
        button.getStyleClass().add("small");
    }

    /// Clears the message of a topic, at once, and says so from now on.
    public void clear(String topic) {
        isClosed = false;
        model.clear(topic);
        show();
    }

    private void show() {
        var latest = model.changes().undo().latestProperty().get();
        var outcome = model.changes().strip().stripProperty().get() instanceof Strip.Outcome ended ? Optional.of(ended) : Optional.<Strip.Outcome>empty();
        sentence.setText(outcome.map(Strip.Outcome::sentence).orElse(latest.map(Undo::sentence).orElse("")));
        undo.setVisible(latest.isPresent());
        undo.setManaged(latest.isPresent());
        var isShown = !isClosed && !sentence.getText().isEmpty();
        setVisible(isShown);
        setManaged(isShown);
    }
}
