package dev.mqttworkbench.app.handshakes;

import java.util.Optional;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

import dev.mqttworkbench.app.fx.Visibility;
import dev.mqttworkbench.app.workbench.Words;

/// The client that the reader looks at, on the screen: two lines that count down, and two buttons.
public final class ClientView {

    private final ClientViewModel model;
    private final Words words;

    @FXML private VBox root;
    @FXML private Label title;
    @FXML private Label state;
    @FXML private Label keepAlive;
    @FXML private Label will;
    @FXML private Button plug;
    @FXML private Button freeze;

    /// @param model decides
    public ClientView(ClientViewModel model, Words words) {
        this.model = model;
        this.words = words;
    }

    @FXML
    private void initialize() {
        model.clientProperty().subscribe(this::show);
    }

    private void show(Optional<ClientViewModel.Client> client) {
        Visibility.setShown(root, client.isPresent());
        client.ifPresent(each -> {
            title.setText(each.identifier());
            Visibility.say(state, each.state());
            Visibility.say(keepAlive, each.keepAlive());
            Visibility.say(will, each.will());
            plug.setDisable(!each.canBeCut());
            freeze.setDisable(!each.canBeFrozen());
            freeze.setText(words.get(each.isFrozen() ? "handshakes.client.thaw" : "handshakes.client.freeze"));
        });
    }

    @FXML
    private void pullThePlug() {
        model.pullThePlug();
    }

    @FXML
    private void toggleFrozen() {
        model.toggleFrozen();
    }
}
