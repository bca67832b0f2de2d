package dev.mqttworkbench.app.messages;


import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import dev.mqttworkbench.app.fx.Visibility;
import dev.mqttworkbench.app.workbench.FailureWords;
import dev.mqttworkbench.app.workbench.Words;

/// The strip below a table that says how an export goes, with a button to give it up or to close the strip.
public final class ExportStrip extends HBox {

    private final Label sentence = new Label();
    private final ProgressBar progress = new ProgressBar();
    private final Button cancel = new Button();
    private final Button close = new Button("✕");

    /// A strip that is not seen; [#prepare(Export, Words)] lets it speak.
    public ExportStrip() {
        getStyleClass().add("foot-bar");
        sentence.setId("export-sentence");
        sentence.getStyleClass().add("sentence");
        sentence.setWrapText(true);
        sentence.setMinWidth(0);
        progress.setId("export-progress");
        progress.getStyleClass().add("strip-progress");
        cancel.setId("export-cancel");
        cancel.getStyleClass().add("small");
        cancel.setMinWidth(USE_PREF_SIZE);
        close.setId("export-close");
        close.getStyleClass().addAll("small", "flat");
        close.setMinWidth(USE_PREF_SIZE);
        var gap = new Region();
        setHgrow(gap, Priority.ALWAYS);
        getChildren().addAll(sentence, gap, progress, cancel, close);
    }

    /// Shows how this export goes.
    public void prepare(Export export, Words words) {
        cancel.setText(words.get("common.cancel"));
        cancel.setAccessibleText(words.get("export.cancel"));
        cancel.setOnAction(event -> export.cancel());
        close.setAccessibleText(words.get("export.close"));
        close.setOnAction(event -> export.dismiss());
        progress.setAccessibleText(words.get("export.progress"));
        export.stateProperty().subscribe(state -> show(state, words));
    }

    private void show(Export.State state, Words words) {
        setShown(this, !(state instanceof Export.State.Idle));
        var isRunning = state instanceof Export.State.Running;
        setShown(progress, isRunning);
        setShown(cancel, isRunning);
        setShown(close, !isRunning);
        sentence.getStyleClass().removeAll("ok", "error");
        switch (state) {
            case Export.State.Idle() -> sentence.setText("");
            case Export.State.Running(var written, var total) -> {
                sentence.setText(words.get("export.running", written, total));
                progress.setProgress(total == 0 ? 1 : written / (double) total);
            }
            case Export.State.Done(var written, var file) -> say(words.get("export.done", written, file.toString()), "ok");
            case Export.State.Cancelled() -> sentence.setText(words.get("export.cancelled"));
            case Export.State.Failed(var file, var cause) -> say(words.get(
                    cause instanceof FailureWords.Worded ? "export.failed.source" : "export.failed", file.toString(), new FailureWords(words).of(cause)), "error");
        }
    }

    private void say(String text, String styleClass) {
        sentence.setText(text);
        sentence.getStyleClass().add(styleClass);
    }

    private static void setShown(Region node, boolean isShown) {
        Visibility.setShown(node, isShown);
    }
}
