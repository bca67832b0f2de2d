package dev.mqttworkbench.app.handshakes;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import dev.mqttworkbench.app.fx.Visibility;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.mqtt.packet.PacketType;

/// A bad network on the screen: how it is, for whom, and whose way is bad already.
public final class NetworkView {

    private final NetworkViewModel model;
    private final HandshakesViewModel flows;
    private final Words words;

    @FXML private TextField client;
    @FXML private MenuButton preset;
    @FXML private TextField loss;
    @FXML private MenuButton type;
    @FXML private CheckBox cutsAfterLoss;
    @FXML private TextField delay;
    @FXML private TextField jitter;
    @FXML private TextField bandwidth;
    @FXML private TextField cutEvery;
    @FXML private TextField seed;
    @FXML private Label fault;
    @FXML private VBox bad;

    /// @param model decides
    /// @param flows knows which client the reader looks at
    public NetworkView(NetworkViewModel model, HandshakesViewModel flows, Words words) {
        this.model = model;
        this.flows = flows;
        this.words = words;
    }

    @FXML
    private void initialize() {
        var form = model.form();
        client.textProperty().bindBidirectional(form.clientProperty());
        loss.textProperty().bindBidirectional(form.lossProperty());
        delay.textProperty().bindBidirectional(form.delayProperty());
        jitter.textProperty().bindBidirectional(form.jitterProperty());
        bandwidth.textProperty().bindBidirectional(form.bandwidthProperty());
        cutEvery.textProperty().bindBidirectional(form.cutEveryProperty());
        seed.textProperty().bindBidirectional(form.seedProperty());
        cutsAfterLoss.selectedProperty().bindBidirectional(form.cutsAfterLossProperty());
        fillPresets();
        fillTypes(form);
        Visibility.say(fault, model.faultProperty());
        model.badProperty().subscribe(this::show);
    }

    private void fillPresets() {
        for (var each : NetworkPreset.values()) {
            var item = new MenuItem(words.get("handshakes.network.preset." + each));
            item.setOnAction(event -> model.propose(each));
            preset.getItems().add(item);
        }
    }

    private void fillTypes(NetworkForm form) {
        var group = new ToggleGroup();
        Stream.concat(Stream.of(Optional.<PacketType>empty()), NetworkForm.losable().stream().map(Optional::of)).forEach(each -> {
            var item = new RadioMenuItem(text(each));
            item.setToggleGroup(group);
            item.setSelected(each.equals(form.typeProperty().get()));
            item.setOnAction(event -> form.typeProperty().set(each));
            type.getItems().add(item);
        });
        type.textProperty().bind(form.typeProperty().map(this::text));
    }

    private String text(Optional<PacketType> each) {
        return each.map(PacketType::toString).orElse(words.get("handshakes.network.type.all"));
    }

    private void show(List<NetworkViewModel.Bad> all) {
        bad.getChildren().setAll(all.stream().map(this::row).toList());
    }

    private HBox row(NetworkViewModel.Bad each) {
        var name = new Label(each.client());
        name.getStyleClass().add("mono");
        var how = new Label(each.sentence());
        how.getStyleClass().add("muted");
        how.setId("network-bad-" + each.client());
        var back = new Button(words.get("handshakes.network.remove"));
        back.setAccessibleText(words.get("handshakes.network.remove.accessible", each.client()));
        back.setId("network-remove-" + each.client());
        back.setMinWidth(Button.USE_PREF_SIZE);
        back.getStyleClass().add("link-button");
        back.setOnAction(event -> model.takeBack(each.client()));
        var row = new HBox(name, how, back);
        row.getStyleClass().add("race-field");
        return row;
    }

    /// Proposes the client that the reader looks at.
    void propose() {
        model.propose(flows.client());
    }

    /// What to call it: with the number of ways that are bad.
    ObservableValue<String> titleProperty() {
        return model.badProperty().map(all -> all.isEmpty() ? words.get("handshakes.network") : words.get("handshakes.network.count", all.size()));
    }

    @FXML
    private void apply() {
        model.apply();
    }
}
