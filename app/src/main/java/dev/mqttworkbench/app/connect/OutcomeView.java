package dev.mqttworkbench.app.connect;

import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

import dev.mqttworkbench.app.fx.Visibility;
import dev.mqttworkbench.app.workbench.Words;

/// How an attempt to connect goes: its steps, a sentence, and the question about a certificate.
public final class OutcomeView {

    private final ConnectViewModel model;
    private final Words words;

    @FXML private VBox root;
    @FXML private GridPane steps;
    @FXML private VBox question;
    @FXML private Label subject;
    @FXML private Label issuer;
    @FXML private Label names;
    @FXML private Label validity;
    @FXML private Label fingerprint;
    @FXML private Button accept;
    @FXML private Button refuse;
    @FXML private Label sentence;

    /// How the attempts of this model go.
    public OutcomeView(ConnectViewModel model, Words words) {
        this.model = model;
        this.words = words;
    }

    @FXML
    private void initialize() {
        bindOutcome();
        bindQuestion();
    }

    private void bindOutcome() {
        sentence.textProperty().bind(model.sentenceProperty());
        sentence.managedProperty().bind(model.sentenceProperty().isNotEmpty());
        model.failedProperty().addListener((observed, before, now) -> {
            sentence.getStyleClass().remove("error");
            if (now) {
                sentence.getStyleClass().add("error");
            }
        });
        model.steps().addListener((ListChangeListener<StepLine>) change -> showSteps());
        showSteps();
    }

    private void showSteps() {
        steps.getChildren().clear();
        for (var line : model.steps()) {
            var style = switch (line.state()) {
                case PASSED -> "ok";
                case FAILED -> "error";
                case RUNNING, WAITING -> "muted";
            };
            var title = words.get("connect.step.title." + line.step());
            steps.addRow(steps.getRowCount(), label("connectStep" + line.step() + "Sign", line.state().sign(), style), label("connectStep" + line.step() + "Title", title, style),
                    label("connectStep" + line.step(), line.text(), "muted"));
        }
        Visibility.setShown(steps, !model.steps().isEmpty());
    }

    private static Label label(String id, String text, String style) {
        var label = new Label(text);
        label.setId(id);
        label.getStyleClass().addAll("secondary", style);
        return label;
    }

    private void bindQuestion() {
        model.questionProperty().subscribe(asked -> {
            Visibility.setShown(question, asked.isPresent());
            asked.ifPresent(this::ask);
        });
        accept.setOnAction(event -> model.accept());
        refuse.setOnAction(event -> {
            model.refuse();
        });
    }

    private void ask(CertificateQuestion asked) {
        subject.setText(asked.certificate().subject());
        issuer.setText(asked.issuer(words));
        names.setText(asked.names());
        validity.setText(asked.validity(words));
        fingerprint.setText(asked.certificate().fingerprint());
        refuse.requestFocus(); // Enter does not accept by accident
    }
}
