package dev.mqttworkbench.app.window;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;

import dev.mqttworkbench.mqtt.packet.ProtocolVersion;

/// The panel for another broker on the screen.
public final class ConnectView {

    private final ConnectViewModel model;
    private final Runnable close;

    @FXML private TextField host;
    @FXML private TextField port;
    @FXML private ComboBox<ProtocolVersion> version;
    @FXML private TextField clientIdentifier;
    @FXML private TextField userName;
    @FXML private PasswordField password;
    @FXML private TextField topicFilter;
    @FXML private Label sentence;
    @FXML private Button cancel;
    @FXML private Button confirm;

    /// @param close is called when the connection stands, or the user gave up
    public ConnectView(ConnectViewModel model, Runnable close) {
        this.model = model;
        this.close = close;
    }

    @FXML
    private void initialize() {
        host.textProperty().bindBidirectional(model.hostProperty());
        port.textProperty().bindBidirectional(model.portProperty());
        version.getItems().setAll(ProtocolVersion.V5, ProtocolVersion.V3_1_1, ProtocolVersion.V3_1);
        version.valueProperty().bindBidirectional(model.versionProperty());
        clientIdentifier.textProperty().bindBidirectional(model.clientIdentifierProperty());
        userName.textProperty().bindBidirectional(model.userNameProperty());
        password.textProperty().bindBidirectional(model.passwordProperty());
        topicFilter.textProperty().bindBidirectional(model.topicFilterProperty());
        sentence.textProperty().bind(model.sentenceProperty());
        model.failedProperty().addListener((observed, before, now) -> {
            sentence.getStyleClass().remove("error");
            if (now) {
                sentence.getStyleClass().add("error");
            }
        });
        confirm.disableProperty().bind(model.busyProperty());
        confirm.setOnAction(event -> model.connect(close));
        cancel.setOnAction(event -> close.run());
        model.busyProperty().addListener((observed, before, now) -> {
            if (now) {
                cancel.requestFocus(); // the keyboard stays in the panel when the other button is disabled
            }
        });
        cancel.sceneProperty().addListener((observed, before, now) -> {
            if (now == null) {
                model.giveUp(); // the panel was left: by this button, by Escape or by a click beside it
            }
        });
    }
}
