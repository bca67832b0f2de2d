package dev.mqttworkbench.app.brokerview;

import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import dev.mqttworkbench.app.fx.Visibility;
import dev.mqttworkbench.app.workbench.Words;

/// The users of the broker in the box on the screen.
public final class BrokerUsersView {

    private final BrokerUsersViewModel model;
    private final Words words;

    @FXML private VBox users;
    @FXML private TextField name;
    @FXML private PasswordField password;
    @FXML private Button put;
    @FXML private Label sentence;
    @FXML private Button undo;

    /// @param model decides
    public BrokerUsersView(BrokerUsersViewModel model, Words words) {
        this.model = model;
        this.words = words;
    }

    @FXML
    private void initialize() {
        model.users().addListener((ListChangeListener<String>) change -> show());
        name.textProperty().bindBidirectional(model.nameProperty());
        password.textProperty().bindBidirectional(model.passwordProperty());
        put.textProperty().bind(Bindings.createStringBinding(
                () -> words.get(model.users().contains(model.nameProperty().get().strip()) ? "broker.users.change" : "broker.users.add"),
                model.nameProperty(), model.users()));
        put.accessibleTextProperty().bind(put.textProperty());
        put.disableProperty().bind(model.busyProperty());
        Visibility.say(sentence, model.sentenceProperty());
        model.failedProperty().subscribe(isFault -> {
            sentence.getStyleClass().remove("error");
            if (isFault) {
                sentence.getStyleClass().add("error");
            }
        });
        undo.textProperty().bind(model.undoProperty());
        undo.accessibleTextProperty().bind(model.undoProperty());
        undo.setTooltip(new Tooltip());
        undo.getTooltip().textProperty().bind(model.undoProperty());
        model.undoProperty().subscribe(what -> Visibility.setShown(undo, !what.isEmpty()));
        show();
    }

    private void show() {
        users.getChildren().setAll(model.users().stream().map(this::line).toList());
        Visibility.setShown(users, !model.users().isEmpty());
    }

    private Node line(String user) {
        var label = new Label(user);
        label.setMinWidth(0);
        label.setMaxWidth(Double.MAX_VALUE);
        label.getStyleClass().add("mono");
        HBox.setHgrow(label, Priority.ALWAYS);
        var change = button("broker-user-change-" + user, words.get("broker.users.password"), words.get("broker.users.password.long", user));
        change.setOnAction(event -> {
            name.setText(user);
            password.requestFocus();
        });
        var remove = button("broker-user-remove-" + user, "×", words.get("broker.users.remove", user));
        remove.setOnAction(event -> model.remove(user));
        remove.disableProperty().bind(model.busyProperty());
        var line = new HBox(6, label, change, remove);
        line.getStyleClass().add("form-line");
        return line;
    }

    private static Button button(String id, String text, String accessibleText) {
        var button = new Button(text);
        button.setId(id);
        button.setAccessibleText(accessibleText);
        button.setTooltip(new Tooltip(accessibleText));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.getStyleClass().add("small");
        return button;
    }

    @FXML
    private void put() {
        model.put();
    }

    @FXML
    private void undo() {
        model.undo();
    }
}
