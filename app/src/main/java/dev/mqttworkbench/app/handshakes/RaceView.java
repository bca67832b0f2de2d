package dev.mqttworkbench.app.handshakes;

import java.text.NumberFormat;
import java.util.List;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;

import dev.mqttworkbench.app.workbench.Words;

/// The race of the three QoS on the screen: what it goes through, and a line for each publisher.
public final class RaceView {

    private static final List<String> COLUMNS = List.of("qos", "sent", "arrived", "duplicates", "packets", "extra", "bytes", "p50", "p99");

    private final RaceViewModel model;
    private final FlowText text;
    private final Words words;

    @FXML private TextField messages;
    @FXML private TextField loss;
    @FXML private TextField delay;
    @FXML private TextField jitter;
    @FXML private TextField seed;
    @FXML private Button start;
    @FXML private Label sentence;
    @FXML private GridPane table;

    /// @param model decides
    public RaceView(RaceViewModel model, Words words) {
        this.model = model;
        this.text = new FlowText(words);
        this.words = words;
    }

    @FXML
    private void initialize() {
        messages.textProperty().bindBidirectional(model.messagesProperty());
        loss.textProperty().bindBidirectional(model.lossProperty());
        delay.textProperty().bindBidirectional(model.delayProperty());
        jitter.textProperty().bindBidirectional(model.jitterProperty());
        seed.textProperty().bindBidirectional(model.seedProperty());
        List.of(messages, loss, delay, jitter, seed).forEach(each -> each.disableProperty().bind(model.runningProperty()));
        sentence.textProperty().bind(model.sentenceProperty());
        model.runningProperty().subscribe(running -> start.setText(words.get(running ? "handshakes.race.stop" : "handshakes.race.start")));
        model.standingsProperty().subscribe(this::show);
    }

    private void show(List<RaceStanding> standings) {
        table.getChildren().clear();
        for (var column = 0; column < COLUMNS.size(); column++) {
            table.add(label(words.get("handshakes.race.column." + COLUMNS.get(column)), "muted", "secondary"), column, 0);
        }
        var numbers = NumberFormat.getIntegerInstance(words.locale());
        for (var row = 0; row < standings.size(); row++) {
            var standing = standings.get(row);
            var chip = label(words.get("handshakes.qos", standing.qos().level()), "chip", "qos-" + standing.qos().level());
            var arrived = label(numbers.format(standing.arrived()), standing.isDone() && standing.arrived() < standing.sent() ? "error" : "semibold");
            var duplicates = label(numbers.format(standing.duplicates()), standing.duplicates() > 0 ? "warning" : "semibold");
            arrived.setId("race-arrived-" + standing.qos().level());
            duplicates.setId("race-duplicates-" + standing.qos().level());
            table.addRow(row + 1, chip, label(numbers.format(standing.sent()), "semibold"), arrived, duplicates,
                    label(numbers.format(standing.packets())), label(numbers.format(standing.extra())), label(numbers.format(standing.bytes())),
                    label(text.milliseconds(standing.medianNanos())), label(text.milliseconds(standing.slowNanos())));
        }
    }

    private static Label label(String said, String... styleClasses) {
        var label = new Label(said);
        label.getStyleClass().addAll(styleClasses);
        label.setMinWidth(Label.USE_PREF_SIZE);
        return label;
    }

    @FXML
    private void toggle() {
        model.toggle();
    }
}
