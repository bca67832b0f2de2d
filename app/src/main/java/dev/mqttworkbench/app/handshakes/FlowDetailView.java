package dev.mqttworkbench.app.handshakes;

import java.util.List;
import java.util.Optional;

import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import dev.mqttworkbench.app.fx.Visibility;
import dev.mqttworkbench.app.workbench.Words;

/// What is known about the flow on the screen: what both ends keep, how often it was delivered, and why each client got it or not.
public final class FlowDetailView {

    /// What is left and right of the holdings and between them, with what rounding may take.
    private static final double HOLDINGS_AROUND = 40;
    private static final double FATE_HEIGHT = 46;
    private static final int FATES_WITHOUT_SCROLLING = 6;

    private final HandshakesViewModel model;
    private final Parent client;
    private final Words words;

    @FXML private VBox content;
    @FXML private Label nothing;
    @FXML private VBox packet;
    @FXML private Label packetTitle;
    @FXML private Label packetChip;
    @FXML private AnatomyPane anatomy;
    @FXML private Label packetNote;
    @FXML private VBox message;
    @FXML private FlowPane holdings;
    private List<Holdings.Holding> shownHoldings = List.of();
    @FXML private Label deliveries;
    @FXML private Label promise;
    @FXML private HBox fatesHead;
    @FXML private Label fatesTitle;
    @FXML private ListView<Fates.Fate> fates;

    /// @param model decides
    /// @param client the client that the reader looks at
    public FlowDetailView(HandshakesViewModel model, Parent client, Words words) {
        this.model = model;
        this.client = client;
        this.words = words;
    }

    @FXML
    private void initialize() {
        holdings.widthProperty().addListener((observed, before, now) -> fitHoldings());
        content.getChildren().add(1, client);
        fates.setCellFactory(list -> new FateCell());
        model.arrowProperty().subscribe(this::showPacket);
        model.flowProperty().subscribe(flow -> show(flow));
        model.versionProperty().subscribe(version -> show(model.flowProperty().get()));
    }

    private void show(Optional<Flow> flow) {
        var isMessage = flow.filter(each -> each.kind() == Flow.Kind.MESSAGE).isPresent();
        Visibility.setShown(message, isMessage);
        Visibility.setShown(nothing, flow.isEmpty());
        if (isMessage) {
            var each = flow.get();
            showHoldings(Holdings.of(each, words));
            var kept = Promise.of(each, words);
            deliveries.setText(String.valueOf(kept.deliveries()));
            promise.setText(kept.sentence());
            promise.getStyleClass().removeAll("error");
            if (kept.isBroken()) {
                promise.getStyleClass().add("error");
            }
            var lines = model.fates(each);
            var says = each.seat().isTold() || !lines.isEmpty();
            Visibility.setShown(fatesHead, says);
            Visibility.setShown(fates, says);
            fatesTitle.setText(words.get("handshakes.fates.title", lines.size()));
            if (!fates.getItems().equals(lines)) {
                fates.getItems().setAll(lines);
                fates.setMinHeight(FATE_HEIGHT * Math.clamp(lines.size(), 1, FATES_WITHOUT_SCROLLING));
            }
        }
    }

    private void showPacket(Optional<Arrow> arrow) {
        Visibility.setShown(packet, arrow.isPresent());
        arrow.ifPresent(each -> {
            packetTitle.setText(words.get("handshakes.packet.title", each.packet().type()));
            packetChip.setText(each.client());
            Visibility.setShown(packetNote, each.bytes().isEmpty());
            anatomy.show(each.wireForm(), each.version(), words);
        });
    }

    private void showHoldings(List<Holdings.Holding> now) {
        if (!now.equals(shownHoldings)) {
            shownHoldings = now;
            holdings.getChildren().setAll(now.stream().map(FlowDetailView::card).toList());
            fitHoldings();
        }
    }

    /// Two stand beside each other, however wide the pane is.
    private void fitHoldings() {
        var width = Math.floor((holdings.getWidth() - HOLDINGS_AROUND) / 2);
        holdings.getChildren().forEach(card -> ((Region) card).setPrefWidth(width));
    }

    private static Region card(Holdings.Holding holding) {
        var who = new Label(holding.who());
        who.getStyleClass().add("semibold");
        var as = new Label(holding.as());
        as.getStyleClass().addAll("muted", "secondary");
        var keeps = new Label(holding.keeps());
        keeps.getStyleClass().add("chip");
        holding.qos().ifPresent(qos -> keeps.getStyleClass().add("qos-" + qos.level()));
        var card = new VBox(3, who, as, keeps);
        card.getStyleClass().add("holding");
        card.setMinWidth(0);
        return card;
    }

    /// A client, and what became of the message for it.
    private static final class FateCell extends ListCell<Fates.Fate> {

        private final Label client = new Label();
        private final Label sentence = new Label();
        private final VBox box = new VBox(1, new HBox(client), sentence);

        FateCell() {
            client.getStyleClass().add("mono");
            client.setMinWidth(0);
            HBox.setHgrow(client, Priority.ALWAYS);
            sentence.setMinWidth(0);
            sentence.setWrapText(true);
            sentence.getStyleClass().add("secondary");
            box.getStyleClass().add("fate-box");
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(Fates.Fate fate, boolean isEmpty) {
            super.updateItem(fate, isEmpty);
            if (isEmpty || fate == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            client.setText(fate.client());
            sentence.setText(fate.sentence());
            sentence.getStyleClass().setAll("label", "secondary", fate.tone().styleClass());
            setAccessibleText(fate.client() + ": " + fate.sentence());
            setGraphic(box);
        }
    }
}
