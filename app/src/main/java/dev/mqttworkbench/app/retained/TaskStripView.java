package dev.mqttworkbench.app.retained;


import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import dev.mqttworkbench.app.fx.FileQuestion;
import dev.mqttworkbench.app.fx.Visibility;
import dev.mqttworkbench.app.workbench.Words;

/// The strip above the list on the screen: a question, a file, how far something is, or how it ended.
public final class TaskStripView {

    private final TaskStrip model;
    private final Words words;
    private final FileQuestion files;

    @FXML private VBox root;
    @FXML private Label sentence;
    @FXML private HBox fileRow;
    @FXML private TextField path;
    @FXML private ProgressBar progress;
    @FXML private Button confirm;
    @FXML private Button cancel;

    /// @param model of the whole view
    public TaskStripView(RetainedViewModel model, Words words, FileQuestion files) {
        this.files = files;
        this.model = model.changes().strip();
        this.words = words;
    }

    @FXML
    private void initialize() {
        model.stripProperty().subscribe(this::show);
    }

    private void show(Strip now) {
        Visibility.setShown(root, !(now instanceof Strip.Nothing));
        Visibility.setShown(fileRow, now instanceof Strip.FileQuestion);
        Visibility.setShown(progress, now instanceof Strip.Work);
        Visibility.setShown(confirm, now instanceof Strip.Question || now instanceof Strip.FileQuestion);
        sentence.getStyleClass().remove("error");
        switch (now) {
            case Strip.Nothing ignored -> sentence.setText("");
            case Strip.Question question -> showQuestion(question);
            case Strip.FileQuestion question -> showFileQuestion(question);
            case Strip.Work work -> showWork(work);
            case Strip.Outcome outcome -> showOutcome(outcome);
        }
    }

    private void showQuestion(Strip.Question question) {
        sentence.setText(question.sentence());
        name(confirm, question.confirm());
        setDestructive(question.isDestructive());
        name(cancel, words.get("common.cancel"));
        confirm.requestFocus();
    }

    private void showFileQuestion(Strip.FileQuestion question) {
        sentence.setText(question.sentence());
        path.setText(question.path());
        name(confirm, question.confirm());
        setDestructive(false);
        name(cancel, words.get("common.cancel"));
        path.requestFocus();
        path.selectAll();
    }

    private void showWork(Strip.Work work) {
        sentence.setText(work.sentence());
        progress.setProgress(work.fraction() < 0 ? ProgressBar.INDETERMINATE_PROGRESS : work.fraction());
        name(cancel, words.get("common.cancel"));
    }

    private void showOutcome(Strip.Outcome outcome) {
        sentence.setText(outcome.sentence());
        if (outcome.isFailure()) {
            sentence.getStyleClass().add("error");
        }
        name(cancel, words.get("retained.dismiss"));
    }

    private static void name(Button button, String text) {
        button.setText(text);
        button.setAccessibleText(text);
    }

    private void setDestructive(boolean isDestructive) {
        confirm.getStyleClass().removeAll("danger", "accent");
        confirm.getStyleClass().add(isDestructive ? "danger" : "accent");
    }

    @FXML
    private void confirm() {
        if (model.stripProperty().get() instanceof Strip.FileQuestion) {
            model.confirm(path.getText());
        } else {
            model.confirm();
        }
    }

    @FXML
    private void cancel() {
        model.cancel();
    }

    @FXML
    private void choose() {
        var isToBeWritten = model.stripProperty().get() instanceof Strip.FileQuestion question && question.isToBeWritten();
        var asked = new FileQuestion.Question(sentence.getText(), path.getText(), words.get("retained.file.kind"), "*.json");
        var window = root.getScene().getWindow();
        (isToBeWritten ? files.whereToSave(window, asked) : files.whatToOpen(window, asked)).ifPresent(chosen -> path.setText(chosen.toString()));
    }
}
