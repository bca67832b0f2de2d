package dev.mqttworkbench.app.sessions;

import javafx.beans.binding.BooleanBinding;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import dev.mqttworkbench.app.fx.Visibility;
import dev.mqttworkbench.app.workbench.Words;

/// The selected Session on the screen, with what can be done to it.
public final class SessionDetailView {

    private final SessionsViewModel model;
    private final Words words;

    @FXML private Label nothing;
    @FXML private VBox content;
    @FXML private Label name;
    @FXML private Label state;
    @FXML private HBox actions;
    @FXML private Button disconnect;
    @FXML private Button cut;
    @FXML private Button freeze;
    @FXML private Button delete;
    @FXML private VBox question;
    @FXML private Label questionSentence;
    @FXML private Button questionNo;
    @FXML private Label outcome;
    @FXML private Button bringBack;
    @FXML private SectionsPane sections;

    /// @param model decides
    public SessionDetailView(SessionsViewModel model, Words words) {
        this.model = model;
        this.words = words;
    }

    @FXML
    private void initialize() {
        model.headlineProperty().subscribe(this::show);
        model.sectionsProperty().subscribe(sections::show);
        var acts = model.acts();
        outcome.textProperty().bind(acts.outcomeProperty());
        showWith(outcome, acts.outcomeProperty().isNotEmpty());
        bringBack.textProperty().bind(acts.backProperty());
        showWith(bringBack, acts.backProperty().isNotEmpty());
        questionSentence.textProperty().bind(acts.questionProperty());
        showWith(question, acts.questionProperty().isNotEmpty());
        acts.questionProperty().addListener((observed, before, now) -> {
            if (!now.isEmpty()) {
                questionNo.requestFocus(); // not to delete by one key too many
            }
        });
        question.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                keep();
                event.consume();
            }
        });
    }

    private static void showWith(Node node, BooleanBinding condition) {
        node.visibleProperty().bind(condition);
        node.managedProperty().bind(condition);
    }

    private void show(Headline now) {
        var isSelected = !now.clientIdentifier().isEmpty();
        Visibility.setShown(nothing, !isSelected);
        Visibility.setShown(content, isSelected);
        name.setText(now.clientIdentifier());
        name.setTooltip(new Tooltip(now.clientIdentifier()));
        state.setText(now.state());
        Visibility.setShown(actions, now.canBeChanged());
        disconnect.setDisable(!now.isConnected());
        cut.setDisable(!now.isConnected());
        freeze.setDisable(!now.isConnected());
        freeze.setText(words.get(now.isFrozen() ? "sessions.thaw" : "sessions.freeze"));
        freeze.setAccessibleText(words.get(now.isFrozen() ? "sessions.thaw.long" : "sessions.freeze.long"));
        delete.setDisable(!isSelected);
    }

    /// Gives the keyboard to the first thing that can be done.
    void focus() {
        (disconnect.isDisabled() ? delete : disconnect).requestFocus();
    }

    @FXML
    private void disconnect() {
        model.disconnect();
    }

    @FXML
    private void cut() {
        model.cut();
    }

    @FXML
    private void freeze() {
        model.toggleFreeze();
    }

    @FXML
    private void askDelete() {
        model.askDelete();
    }

    @FXML
    private void delete() {
        model.acts().delete();
    }

    @FXML
    private void bringBack() {
        model.acts().bringBack();
    }

    @FXML
    private void keep() {
        model.acts().forget();
        delete.requestFocus();
    }
}
