package dev.mqttworkbench.app.handshakes;

import java.util.Optional;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;

import dev.mqttworkbench.app.fx.Visibility;
import dev.mqttworkbench.app.workbench.Words;

/// The client that the reader looks at, on the screen: two lines with bars that count down, and what can be done to it.
public final class ClientView {

    private final ClientViewModel model;
    private final Words words;

    @FXML private VBox root;
    @FXML private Label title;
    @FXML private Label state;
    @FXML private Label keepAlive;
    @FXML private Label will;
    @FXML private Label session;
    @FXML private ProgressBar keepAliveBar;
    @FXML private ProgressBar willBar;
    @FXML private Button take;
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
            show(each.keepAlive(), keepAlive, keepAliveBar);
            show(each.will(), will, willBar);
            Visibility.say(session, each.session());
            take.setDisable(each.sessionExpirySeconds().isEmpty());
            plug.setDisable(!each.canBeCut());
            freeze.setDisable(!each.canBeFrozen());
            freeze.setText(words.get(each.isFrozen() ? "handshakes.client.thaw" : "handshakes.client.freeze"));
        });
    }

    private static void show(ClientViewModel.Clock clock, Label sentence, ProgressBar bar) {
        Visibility.say(sentence, clock.sentence());
        Visibility.setShown(bar, clock.left().isPresent());
        clock.left().ifPresent(bar::setProgress);
    }

    @FXML
    private void takeItsName() {
        model.takeItsName();
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
