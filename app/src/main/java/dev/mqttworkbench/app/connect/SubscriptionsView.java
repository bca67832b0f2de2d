package dev.mqttworkbench.app.connect;

import java.util.List;
import java.util.Optional;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;

import dev.mqttworkbench.app.fx.Choices;
import dev.mqttworkbench.app.fx.EntryField;
import dev.mqttworkbench.app.fx.Segments;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.app.workbench.profile.Colour;

/// A list of subscriptions and the form for one of them: a page of a profile, and a panel for the open connection.
public final class SubscriptionsView {

    private final SubscriptionsEditor model;
    private final Words words;

    @FXML private ListView<SubscriptionsEditor.Line> list;
    @FXML private EntryField filter;
    @FXML private HBox proposals;
    @FXML private HBox qos;
    @FXML private ComboBox<Integer> retainHandling;
    @FXML private CheckBox noLocal;
    @FXML private CheckBox retainAsPublished;
    @FXML private EntryField identifier;
    @FXML private ComboBox<Colour> colour;
    @FXML private Button add;
    @FXML private Button remove;
    @FXML private Label sentence;

    /// The page about the subscriptions of the form behind this panel.
    public SubscriptionsView(ProfilesViewModel profiles, Words words) {
        this(profiles.form().subscriptions, words);
    }

    /// The subscriptions of an open connection.
    public SubscriptionsView(SubscribeViewModel connection, Words words) {
        this((SubscriptionsEditor) connection, words);
    }

    private SubscriptionsView(SubscriptionsEditor model, Words words) {
        this.model = model;
        this.words = words;
    }

    @FXML
    private void initialize() {
        bindForm();
        list.setItems(model.lines());
        list.setCellFactory(view -> new SubscriptionCell(words));
        list.getSelectionModel().selectedItemProperty().addListener((observed, before, now) -> model.edit(Optional.ofNullable(now)));
        list.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.DELETE) {
                remove();
                event.consume();
            }
        });
        add.setOnAction(event -> model.add());
        remove.setOnAction(event -> {
            list.requestFocus(); // the button is disabled with the selection, and the keyboard stays in the panel
            remove();
        });
        remove.disableProperty().bind(list.getSelectionModel().selectedItemProperty().isNull());
        sentence.textProperty().bind(model.sentenceProperty());
        sentence.managedProperty().bind(sentence.textProperty().isNotEmpty());
        model.failedProperty().subscribe(failed -> {
            sentence.getStyleClass().removeAll("error", "ok");
            sentence.getStyleClass().add(failed ? "error" : "ok");
        });
    }

    private void bindForm() {
        var form = model.form();
        GeneralView.bind(filter, form.filter);
        filter.input().setOnAction(event -> {
            model.add();
            event.consume(); // Enter adds, and presses no other button
        });
        proposals.getChildren().setAll(SubscriptionsEditor.PROPOSED.stream().map(this::proposal).toList());
        new Segments<>(qos, form.qos, form.qos::set).fill(List.of(0, 1, 2), level -> words.get("publish.qos." + level), level -> "subscriptionQos" + level);
        Choices.fill(retainHandling, form.retainHandling, List.of(0, 1, 2), each -> words.get("connect.retainHandling." + each));
        noLocal.selectedProperty().bindBidirectional(form.noLocal);
        retainAsPublished.selectedProperty().bindBidirectional(form.retainAsPublished);
        GeneralView.bind(identifier, form.identifier);
        ColourCell.fill(colour, form.colour, words);
    }

    private Node proposal(String text) {
        var button = new Button(text);
        button.setId("subscriptionPropose" + SubscriptionsEditor.PROPOSED.indexOf(text));
        button.setAccessibleText(words.get("connect.propose", text));
        button.getStyleClass().addAll("small", "mono");
        button.setMinWidth(Button.USE_PREF_SIZE);
        button.setOnAction(event -> filter.input().setText(text));
        return button;
    }

    private void remove() {
        Optional.ofNullable(list.getSelectionModel().getSelectedItem()).ifPresent(model::remove);
    }
}
