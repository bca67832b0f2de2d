package dev.mqttworkbench.app.handshakes;

import java.util.List;
import java.util.Optional;

import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;

import dev.mqttworkbench.app.fx.Segments;
import dev.mqttworkbench.app.fx.Visibility;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.proxy.MqttProxy.Wire;

/// The proxy on the screen: where devices come in, which broker it leads to, and how it does.
public final class ProxyView {

    private final ProxyViewModel model;
    private final Words words;

    @FXML private TextField port;
    @FXML private HBox transport;
    @FXML private CheckBox reachable;
    @FXML private MenuButton target;
    @FXML private Button start;
    @FXML private HBox wire;
    @FXML private Label sentence;
    @FXML private Label trouble;

    /// @param model decides
    public ProxyView(ProxyViewModel model, Words words) {
        this.model = model;
        this.words = words;
    }

    @FXML
    private void initialize() {
        port.textProperty().bindBidirectional(model.portProperty());
        reachable.selectedProperty().bindBidirectional(model.reachableProperty());
        new Segments<>(transport, model.webSocketProperty().asObject(), model.webSocketProperty()::set).fill(List.of(false, true),
                carried -> carried ? "ws" : "mqtt", carried -> carried ? "proxy-ws" : "proxy-mqtt");
        model.targetProperty().subscribe(chosen -> target.setText(chosen.map(ProxyTarget::toString).orElse(words.get("handshakes.proxy.target.none"))));
        target.setOnShowing(event -> fillTargets());
        List.of(port, transport, reachable, target).forEach(each -> each.disableProperty().bind(model.runningProperty()));
        model.runningProperty().subscribe(running -> start.setText(words.get(running ? "handshakes.proxy.stop" : "handshakes.proxy.start")));
        new Segments<>(wire, model.wireProperty(), model.wireProperty()::set).fill(List.of(Wire.values()), each -> words.get("handshakes.proxy.wire." + each + ".accessible"),
                each -> "proxy-wire-" + each).setTexts(each -> words.get("handshakes.proxy.wire." + each));
        Visibility.say(sentence, model.sentenceProperty());
        Visibility.say(trouble, model.troubleProperty());
    }

    /// Proposes the broker that is looked at.
    void propose() {
        var targets = model.targets();
        var stillThere = model.targetProperty().get().filter(targets::contains);
        if (!model.runningProperty().get() && stillThere.isEmpty()) {
            model.targetProperty().set(targets.stream().findFirst());
        }
    }

    /// What to call it: with the number of devices while it runs.
    ObservableValue<String> titleProperty() {
        return model.devicesProperty().map(count -> count.map(each -> words.get("handshakes.proxy.count", each)).orElse(words.get("handshakes.proxy")));
    }

    private void fillTargets() {
        target.getItems().clear();
        var group = new ToggleGroup();
        for (var each : model.targets()) {
            var item = new RadioMenuItem(each.toString());
            item.setMnemonicParsing(false);
            item.setToggleGroup(group);
            item.setSelected(model.targetProperty().get().equals(Optional.of(each)));
            item.setOnAction(event -> model.targetProperty().set(Optional.of(each)));
            target.getItems().add(item);
        }
    }

    @FXML
    private void toggle() {
        model.toggle();
    }
}
