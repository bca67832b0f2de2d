package dev.mqttworkbench.app.handshakes;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import javafx.beans.property.Property;
import javafx.fxml.FXML;
import javafx.scene.control.CheckBox;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;

import dev.mqttworkbench.app.fx.Visibility;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.mqtt.packet.PacketType;
import dev.mqttworkbench.mqtt.packet.QoS;

/// Where packets stop, on the screen: by type, direction, client, topic and QoS.
public final class StopsView {

    private final StepViewModel model;
    private final Words words;

    @FXML private MenuButton types;
    @FXML private MenuButton way;
    @FXML private TextField client;
    @FXML private TextField topic;
    @FXML private MenuButton qos;
    @FXML private CheckBox keepAlive;
    @FXML private Label hint;
    @FXML private Label fault;

    /// @param model decides
    public StopsView(StepViewModel model, Words words) {
        this.model = model;
        this.words = words;
    }

    @FXML
    private void initialize() {
        fillTypes();
        fill(way, List.of(StopForm.Way.values()), each -> words.get("handshakes.way." + each), model.stops().wayProperty());
        fill(qos, List.of(Optional.<QoS>empty(), Optional.of(QoS.AT_MOST_ONCE), Optional.of(QoS.AT_LEAST_ONCE), Optional.of(QoS.EXACTLY_ONCE)),
                each -> each.map(one -> words.get("handshakes.qos", one.level())).orElse(words.get("handshakes.stop.qos.any")), model.stops().qosProperty());
        client.textProperty().bindBidirectional(model.stops().clientProperty());
        topic.textProperty().bindBidirectional(model.stops().topicProperty());
        keepAlive.selectedProperty().bindBidirectional(model.stops().keepAlivePausedProperty());
        model.sourceProperty().subscribe(source -> {
            var keepsTime = source.map(FlowSource::keepsTime).orElse(true);
            keepAlive.setVisible(keepsTime); // a broker elsewhere has its own clock
            keepAlive.setManaged(keepsTime);
        });
        Visibility.say(hint, model.stops().hintProperty());
        Visibility.say(fault, model.stops().faultProperty());
    }

    private void fillTypes() {
        var everything = new MenuItem(words.get("handshakes.stop.types.all"));
        everything.setOnAction(event -> types.getItems().forEach(item -> {
            if (item instanceof CheckMenuItem check) {
                check.setSelected(false);
            }
        }));
        types.getItems().addAll(everything, new SeparatorMenuItem());
        for (var type : PacketType.values()) {
            var item = new CheckMenuItem(type.toString());
            item.selectedProperty().addListener((observed, before, now) -> model.stops().setStopsAt(type, now));
            types.getItems().add(item);
        }
        types.textProperty().bind(model.stops().typesTextProperty());
    }

    private static <T> void fill(
            MenuButton menu, List<T> values, Function<T, String> text, Property<T> chosen) {
        var group = new ToggleGroup();
        for (var each : values) {
            var item = new RadioMenuItem(text.apply(each));
            item.setToggleGroup(group);
            item.setSelected(each.equals(chosen.getValue()));
            item.setOnAction(event -> chosen.setValue(each));
            menu.getItems().add(item);
        }
        menu.textProperty().bind(chosen.map(text));
    }
}
