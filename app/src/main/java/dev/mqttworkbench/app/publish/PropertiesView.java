package dev.mqttworkbench.app.publish;

import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import dev.mqttworkbench.app.workbench.Words;

/// The editor of a message's MQTT 5 properties on the screen.
public final class PropertiesView {

    private final MessageProperties model;
    private final Words words;

    @FXML private TextField contentType;
    @FXML private TextField responseTopic;
    @FXML private TextField correlationData;
    @FXML private TextField expiry;
    @FXML private CheckBox isText;
    @FXML private VBox userProperties;
    @FXML private Label fault;

    /// An editor of these properties.
    public PropertiesView(MessageProperties model, Words words) {
        this.model = model;
        this.words = words;
    }

    @FXML
    private void initialize() {
        contentType.textProperty().bindBidirectional(model.contentTypeProperty());
        responseTopic.textProperty().bindBidirectional(model.responseTopicProperty());
        correlationData.textProperty().bindBidirectional(model.correlationDataProperty());
        expiry.textProperty().bindBidirectional(model.expiryProperty());
        isText.selectedProperty().bindBidirectional(model.textProperty());
        model.userProperties().addListener(this::userPropertiesChanged);
        model.userProperties().forEach(row -> userProperties.getChildren().add(line(row)));
        fault.textProperty().bind(Bindings.createStringBinding(
                () -> model.fault().map(words::get).orElse(""), model.expiryProperty(), model.responseTopicProperty()));
        fault.managedProperty().bind(fault.textProperty().isNotEmpty());
    }

    private void userPropertiesChanged(ListChangeListener.Change<? extends UserPropertyRow> change) {
        while (change.next()) {
            if (change.wasAdded() || change.wasRemoved()) {
                userProperties.getChildren().setAll(model.userProperties().stream().map(this::line).toList());
            }
        }
    }

    private Node line(UserPropertyRow row) {
        var name = new TextField();
        name.setPromptText(words.get("property.user.name"));
        name.setAccessibleText(words.get("property.user.name"));
        name.textProperty().bindBidirectional(row.nameProperty());
        var value = new TextField();
        value.setPromptText(words.get("property.user.value"));
        value.setAccessibleText(words.get("property.user.value"));
        value.textProperty().bindBidirectional(row.valueProperty());
        var remove = new Button("×");
        remove.setAccessibleText(words.get("property.user.remove"));
        remove.getStyleClass().addAll("flat", "small");
        remove.setOnAction(event -> model.userProperties().remove(row));
        HBox.setHgrow(value, Priority.ALWAYS);
        return new HBox(6, name, value, remove);
    }

    @FXML
    private void addUserProperty() {
        model.userProperties().add(new UserPropertyRow());
    }
}
