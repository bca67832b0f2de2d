package dev.mqttworkbench.app.window;

import java.util.List;

import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

import dev.mqttworkbench.app.fx.SheddingRow;
import dev.mqttworkbench.app.fx.SparkLine;
import dev.mqttworkbench.app.fx.Visibility;
import dev.mqttworkbench.app.workbench.Words;

/// The foot of the window: the broker, what passes, and whether anything was left out.
public final class StatusBarView {

    private static final String WARNING = "warning";
    /// Room for the address of the broker; sentences that are longer are cut.
    private static final double ADDRESS = 185;

    private final StatusViewModel status;
    private final Words words;

    @FXML private SheddingRow row;
    @FXML private Region brokerLamp;
    @FXML private Label brokerStatus;
    @FXML private Label clientsStatus;
    @FXML private Label inStatus;
    @FXML private SparkLine inSpark;
    @FXML private Label outStatus;
    @FXML private SparkLine outSpark;
    @FXML private Label topicsStatus;
    @FXML private Label heldStatus;
    @FXML private Button pressureChip;
    @FXML private Label heapStatus;
    @FXML private Label framesStatus;

    /// The foot of the window.
    public StatusBarView(StatusViewModel status, Words words) {
        this.status = status;
        this.words = words;
    }

    @FXML
    private void initialize() {
        LampRegion.light(brokerLamp, status.brokerLampProperty());
        brokerStatus.textProperty().bind(status.brokerStatusProperty());
        brokerStatus.minWidthProperty().bind(Bindings.createDoubleBinding(() -> Math.min(ADDRESS, Math.ceil(brokerStatus.prefWidth(-1))),
                brokerStatus.textProperty(), brokerStatus.fontProperty(), brokerStatus.skinProperty()));
        clientsStatus.textProperty().bind(status.clientsStatusProperty());
        inStatus.textProperty().bind(status.inStatusProperty());
        outStatus.textProperty().bind(status.outStatusProperty());
        status.inPerSecondProperty().addListener((observed, before, now) -> inSpark.show(now));
        status.outPerSecondProperty().addListener((observed, before, now) -> outSpark.show(now));
        topicsStatus.textProperty().bind(status.topicsStatusProperty());
        status.heldStatusProperty().subscribe(sentence -> Visibility.say(heldStatus, sentence));
        pressureChip.textProperty().bind(status.pressureProperty().map(Pressure::summary));
        status.pressureProperty().addListener((observed, before, now) -> showPressure(now.isHigh()));
        heapStatus.textProperty().bind(status.heapStatusProperty());
        framesStatus.textProperty().bind(status.framesStatusProperty());
        pressureChip.setOnAction(event -> showAccounts());
        row.canDoWithout(List.of(framesStatus, outSpark, inSpark, heapStatus, topicsStatus, outStatus, inStatus));
    }

    private void showPressure(boolean isHigh) {
        pressureChip.getStyleClass().remove(WARNING);
        if (isHigh) {
            pressureChip.getStyleClass().add(WARNING);
        }
    }

    /// Opens the accounts of the messages.
    public void showAccounts() {
        new Accounts(words, status.pressureProperty()).showAt(pressureChip);
    }
}
