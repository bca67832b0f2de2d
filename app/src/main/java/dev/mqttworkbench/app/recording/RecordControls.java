package dev.mqttworkbench.app.recording;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import dev.mqttworkbench.app.fx.FileQuestion;
import dev.mqttworkbench.app.fx.Visibility;
import dev.mqttworkbench.app.workbench.Words;

/// The button that records and opens recordings, and the strip that says how far it is, for the bar of the stream.
public final class RecordControls {

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");
    private static final String ENDING = ".sqlite";

    private final RecordViewModel model;
    private final Words words;
    private final FileQuestion files;
    private final SplitMenuButton button = new SplitMenuButton();
    private final Label sentence = new Label();
    private final Region lamp = new Region();
    private final HBox strip = new HBox();

    /// @param files asks where recordings are
    public RecordControls(RecordViewModel model, Words words, FileQuestion files) {
        this.model = model;
        this.words = words;
        this.files = files;
        fillButton();
        fillStrip();
        model.recordingProperty().subscribe(this::showRecording);
        model.connection().subscribe(now -> showRecording());
        model.sentenceProperty().subscribe(sentence::setText);
        model.toneProperty().subscribe(this::showTone);
    }

    /// The button.
    public Node button() {
        return button;
    }

    /// The strip, which is there only while it has something to say.
    public Node strip() {
        return strip;
    }

    private void fillButton() {
        button.setId("stream-record");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setAccessibleText(words.get("record.accessible"));
        button.setOnAction(event -> toggle());
        var open = new MenuItem(words.get("record.open"));
        open.setId("record-open");
        open.setOnAction(event -> open());
        button.getItems().add(open);
    }

    private void fillStrip() {
        strip.setId("record-strip");
        strip.getStyleClass().add("undo-line");
        lamp.getStyleClass().addAll("lamp", "error");
        sentence.setId("record-sentence");
        sentence.getStyleClass().add("sentence");
        sentence.setWrapText(true);
        sentence.setMinWidth(0);
        HBox.setHgrow(sentence, Priority.ALWAYS);
        var close = new Button("✕");
        close.setId("record-dismiss");
        close.setAccessibleText(words.get("record.dismiss"));
        close.setMinWidth(Region.USE_PREF_SIZE);
        close.getStyleClass().add("link-button");
        close.setOnAction(event -> model.dismiss());
        close.visibleProperty().bind(model.recordingProperty().not());
        close.managedProperty().bind(close.visibleProperty());
        strip.getChildren().addAll(lamp, sentence, close);
    }

    private void showRecording() {
        var isRecording = model.recordingProperty().get();
        button.setText(words.get(isRecording ? "record.stop" : "record"));
        Visibility.setShown(lamp, isRecording);
    }

    private void showTone(RecordViewModel.Tone tone) {
        Visibility.setShown(strip, tone != RecordViewModel.Tone.NONE);
        sentence.getStyleClass().removeAll("ok", "error");
        switch (tone) {
            case NONE, BUSY -> { }
            case GOOD -> sentence.getStyleClass().add("ok");
            case BAD -> sentence.getStyleClass().add("error");
        }
    }

    private void toggle() {
        if (model.recordingProperty().get()) {
            model.stop();
        } else {
            var name = "recording-" + LocalDateTime.now().format(STAMP) + ENDING;
            files.whereToSave(button.getScene().getWindow(), question("record.choose", name)).ifPresent(model::start);
        }
    }

    private void open() {
        files.whatToOpen(button.getScene().getWindow(), question("record.open.choose", "")).ifPresent(model::open);
    }

    private FileQuestion.Question question(String titleKey, String name) {
        return new FileQuestion.Question(words.get(titleKey), name, words.get("record.kind"), "*" + ENDING);
    }
}
