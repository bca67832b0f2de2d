package dev.mqttworkbench.app.payload;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;

import dev.mqttworkbench.app.fx.Visibility;
import dev.mqttworkbench.app.workbench.Words;

/// The bar below a payload that says how much of it is shown, and how far the rest is. On the JavaFX thread only.
final class PayloadCutBar extends HBox {

    private final Words words;
    private final Label sentence = new Label();
    private final Button loadAll = new Button();
    private final ProgressBar progress = new ProgressBar(0);
    private final Button cancel = new Button();

    /// @param onLoadAll runs when the reader wants all of it
    /// @param onCancel runs when the reader does not want to wait for that any longer
    PayloadCutBar(Words words, Runnable onLoadAll, Runnable onCancel) {
        this.words = words;
        getStyleClass().add("foot-bar");
        sentence.setId("payload-cut");
        sentence.getStyleClass().add("sentence");
        loadAll.setId("payload-load-all");
        loadAll.getStyleClass().add("link-button");
        loadAll.setText(words.get("payload.loadAll"));
        loadAll.setOnAction(event -> onLoadAll.run());
        progress.setId("payload-progress");
        progress.setAccessibleText(words.get("payload.loadAll"));
        cancel.setId("payload-cancel");
        cancel.getStyleClass().add("link-button");
        cancel.setText(words.get("common.cancel"));
        cancel.setOnAction(event -> onCancel.run());
        getChildren().addAll(sentence, loadAll, progress, cancel);
        Visibility.setShown(this, false);
    }

    /// All of a payload is being decoded; the bar comes when that takes a while.
    ///
    /// @param bytes how many it has
    void began(int bytes) {
        progress.setProgress(0);
        say(words.get("payload.decoding", size(bytes)), true);
    }

    /// A payload that is not shown yet is being decoded.
    ///
    /// @param bytes how many it has
    void waits(int bytes) {
        if (!progress.isVisible()) {
            say(words.get("payload.decoding", size(bytes)), false);
            Visibility.setShown(loadAll, false);
        }
        Visibility.setShown(this, true);
    }

    void reached(int percent) {
        Visibility.setShown(this, true);
        progress.setProgress(percent / 100.0);
    }

    /// Nothing has come of it.
    void failed() {
        say(words.get("payload.decoding.failed"), false);
        Visibility.setShown(this, true);
    }

    /// So much is shown.
    void shows(Decoded decoded) {
        say(words.get("payload.cut", size(decoded.shownBytes()), size(decoded.totalBytes())), false);
        Visibility.setShown(this, decoded.isCut());
    }

    private void say(String said, boolean isDecoding) {
        sentence.setText(said);
        Visibility.setShown(loadAll, !isDecoding);
        Visibility.setShown(progress, isDecoding);
        Visibility.setShown(cancel, isDecoding);
    }

    private String size(int bytes) {
        return ByteCount.format(bytes, words.locale());
    }
}
