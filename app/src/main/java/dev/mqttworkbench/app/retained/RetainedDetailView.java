package dev.mqttworkbench.app.retained;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

import dev.mqttworkbench.app.fx.Tasks;
import dev.mqttworkbench.app.fx.Visibility;
import dev.mqttworkbench.app.payload.BirthCertificates;
import dev.mqttworkbench.app.payload.DecoderTable;
import dev.mqttworkbench.app.payload.PayloadView;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.broker.RetainedMessage;

/// The selected retained message on the screen: its value, what is known of it, and what a new subscriber sees.
public final class RetainedDetailView {

    private final RetainedViewModel model;
    private final RetainedActions actions;
    private final Words words;
    private final Tasks tasks;
    private final DecoderTable decoders;
    private final BirthCertificates births;
    private Optional<RetainedMessage> shown = Optional.empty();
    private boolean isQosShown;

    @FXML private VBox nothing;
    @FXML private VBox content;
    @FXML private Label topic;
    @FXML private Button clear;
    @FXML private PayloadView payload;
    @FXML private ScrollPane factsPane;
    @FXML private GridPane facts;
    @FXML private Label sees;

    /// @param tasks decode long payloads
    /// @param decoders say which decoder a topic has
    /// @param births explain messages of Sparkplug B
    public RetainedDetailView(RetainedViewModel model, RetainedActions actions, Words words, Tasks tasks, DecoderTable decoders, BirthCertificates births) {
        this.model = model;
        this.actions = actions;
        this.words = words;
        this.tasks = tasks;
        this.decoders = decoders;
        this.births = births;
    }

    @FXML
    private void initialize() {
        payload.prepare(words, tasks, decoders, births);
        clear.disableProperty().bind(model.changes().strip().workingProperty());
        model.selectedProperty().subscribe(this::show);
        model.arrangementsProperty().subscribe(() -> shown.filter(message -> model.isQosKnown(message) != isQosShown).ifPresentOrElse(
                this::fill, () -> shown.ifPresent(this::fillSees)));
    }

    private void show(Optional<RetainedMessage> message) {
        if (message.equals(shown) && message.isPresent()) {
            return; // the same as before; what is known of it by now follows with the arrangement
        }
        shown = message;
        Visibility.setShown(content, message.isPresent());
        Visibility.setShown(nothing, message.isEmpty());
        message.ifPresent(this::fill);
    }

    private void fill(RetainedMessage message) {
        isQosShown = model.isQosKnown(message);
        topic.setText(message.topic());
        topic.setTooltip(new Tooltip(message.topic()));
        payload.show(message.topic(), message.payload());
        fillSees(message);
        fill(model.text().facts(message, model.isQosKnown(message)));
    }

    private void fillSees(RetainedMessage message) {
        sees.setText(model.text().sees(message, model.isDoubtful(message), model.isQosKnown(message)));
    }

    private void fill(List<RetainedText.Fact> known) {
        facts.getChildren().clear();
        var row = 0;
        for (var fact : known) {
            var name = new Label(fact.name());
            name.getStyleClass().add("fact-name");
            name.setMinWidth(Label.USE_PREF_SIZE);
            var value = new Label(fact.value());
            value.getStyleClass().add("fact-value");
            value.setWrapText(true);
            value.setAccessibleText(fact.name() + ": " + fact.value());
            facts.addRow(row++, name, value);
        }
        factsPane.setVvalue(0);
    }

    @FXML
    private void clear() {
        model.clearSelected();
    }

    @FXML
    private void edit() {
        shown.ifPresent(message -> actions.edit(RetainedPublishing.publishOf(message, Instant.now())));
    }
}
