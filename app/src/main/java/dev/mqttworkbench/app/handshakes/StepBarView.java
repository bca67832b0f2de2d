package dev.mqttworkbench.app.handshakes;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;

import dev.mqttworkbench.app.fx.Segments;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.gate.HeldPacket;

/// The buttons above the ladder: live or step by step, and what becomes of packets that are held.
public final class StepBarView {

    private static final List<Integer> DELAYS = List.of(1, 5, 30);

    private final HandshakesViewModel model;
    private final StepViewModel step;
    private final Words words;

    @FXML private HBox mode;
    @FXML private Button next;
    @FXML private Button all;
    @FXML private Button drop;
    @FXML private Button duplicate;
    @FXML private Button resend;
    @FXML private MenuButton delay;
    @FXML private Button cut;
    @FXML private MenuButton export;

    /// @param model knows which packet the reader looks at
    /// @param step decides
    public StepBarView(HandshakesViewModel model, StepViewModel step, Words words) {
        this.model = model;
        this.step = step;
        this.words = words;
    }

    @FXML
    private void initialize() {
        new Segments<>(mode, step.steppingProperty(), stepping -> {
            if (stepping) {
                step.step();
            } else {
                step.goLive();
            }
        }).fill(List.of(false, true), stepping -> words.get(stepping ? "handshakes.step" : "handshakes.live"),
                stepping -> stepping ? "handshakes-step" : "handshakes-live");
        for (var seconds : DELAYS) {
            var item = new MenuItem(words.get("handshakes.delay.by", seconds));
            item.setOnAction(event -> target().ifPresent(hold -> step.delay(hold, Duration.ofSeconds(seconds))));
            delay.getItems().add(item);
        }
        step.heldProperty().subscribe(held -> showHeld());
        model.flowProperty().subscribe(flow -> cut.setDisable(flow.isEmpty()));
        step.steppingProperty().subscribe(stepping -> showHeld());
        model.arrowProperty().subscribe(arrow -> resend.setDisable(arrow.filter(each -> !each.waits()).isEmpty()));
    }

    private void showHeld() {
        var none = step.heldProperty().get().isEmpty();
        List.of(all, drop, duplicate, delay).forEach(each -> each.setDisable(none));
        next.setDisable(none && step.steppingProperty().get());
    }

    private Optional<Long> target() {
        return step.target(model.arrowProperty().get());
    }

    /// Offers what the ladder can be written as.
    void exports(LadderExportMenu menu) {
        menu.fill(export);
    }

    @FXML
    private void deliverNext() {
        step.deliverNext();
    }

    @FXML
    private void deliverAll() {
        step.deliverAll();
    }

    @FXML
    private void drop() {
        target().ifPresent(step::drop);
    }

    @FXML
    private void duplicate() {
        target().ifPresent(step::duplicate);
    }

    @FXML
    private void resend() {
        model.arrowProperty().get().ifPresent(step::resend);
    }

    /// The client of the packet that is looked at or that has waited longest, otherwise the publisher.
    @FXML
    private void cut() {
        model.arrowProperty().get().map(Arrow::client)
                .or(() -> step.heldProperty().get().first().stream().findFirst().map(HeldPacket::clientIdentifier))
                .or(model::client)
                .ifPresent(step::cut);
    }
}
