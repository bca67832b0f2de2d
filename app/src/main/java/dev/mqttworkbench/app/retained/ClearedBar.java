package dev.mqttworkbench.app.retained;

import java.util.List;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

import dev.mqttworkbench.app.fx.Visibility;
import dev.mqttworkbench.app.workbench.Words;

/// Asks and says on another screen what is cleared there, and takes it back. Not seen until something is cleared.
public final class ClearedBar extends HBox {

    private final RetainedViewModel model;
    private final Label sentence = new Label();
    private final Button confirm = new Button();
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
        name(confirm, "cleared-confirm", "", "");
        confirm.getStyleClass().add("danger");
        confirm.setOnAction(event -> strip().confirm());
        name(undo, "cleared-undo", words.get("retained.undo"), words.get("retained.undo.long"));
        undo.setOnAction(event -> model.undo());
        var close = new Button();
        name(close, "cleared-close", "×", words.get("retained.dismiss"));
        close.setOnAction(event -> close());
        getChildren().addAll(sentence, confirm, undo, close);
        undo.disableProperty().bind(strip().workingProperty());
        model.changes().undo().latestProperty().subscribe(latest -> show());
        strip().stripProperty().subscribe(now -> show());
    }

    private TaskStrip strip() {
        return model.changes().strip();
    }

    private static void name(Button button, String id, String text, String accessibleText) {
        button.setId(id);
        button.setText(text);
        button.setAccessibleText(accessibleText);
        button.setMinWidth(USE_PREF_SIZE);
        button.getStyleClass().add("small");
    }

    /// Clears the messages of topics, and says so from now on: of one at once, of several when the reader has said yes.
    ///
    /// @param topics whose messages
    /// @param filter the Topic Filter that takes them
    public void clear(List<String> topics, String filter) {
        isClosed = false;
        if (topics.size() == 1) {
            model.clear(topics.getFirst());
        } else {
            model.askClear(topics, filter);
        }
        show();
        if (confirm.isVisible()) {
            confirm.requestFocus();
        }
    }

    /// Answers no, stops what is being done, or takes the sentence away.
    private void close() {
        var isDone = strip().stripProperty().get() instanceof Strip.Nothing || strip().stripProperty().get() instanceof Strip.Outcome;
        if (!isDone) {
            strip().cancel();
        }
        isClosed = isDone || isClosed || model.changes().undo().latestProperty().get().isEmpty();
        show();
    }

    private void show() {
        var latest = model.changes().undo().latestProperty().get();
        var now = strip().stripProperty().get();
        sentence.setText(switch (now) {
            case Strip.Question question -> question.sentence();
            case Strip.Work work -> work.sentence();
            case Strip.Outcome outcome -> outcome.sentence();
            case Strip.Nothing ignored -> latest.map(Undo::sentence).orElse("");
            case Strip.FileQuestion ignored -> latest.map(Undo::sentence).orElse("");
        });
        Visibility.setShown(confirm, now instanceof Strip.Question);
        if (now instanceof Strip.Question question) {
            confirm.setText(question.confirm());
            confirm.setAccessibleText(question.confirm());
        }
        Visibility.setShown(undo, latest.isPresent() && !(now instanceof Strip.Question));
        Visibility.setShown(this, !isClosed && !sentence.getText().isEmpty());
    }
}
