package dev.mqttworkbench.app.messages;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

import dev.mqttworkbench.app.fx.CopiedText;
import dev.mqttworkbench.app.fx.Tasks;
import dev.mqttworkbench.app.fx.Visibility;
import dev.mqttworkbench.app.payload.BirthCertificates;
import dev.mqttworkbench.app.payload.DecoderTable;
import dev.mqttworkbench.app.payload.PayloadView;
import dev.mqttworkbench.app.text.TextOrHex;
import dev.mqttworkbench.app.workbench.Message;

/// All about one message on the screen: its facts, and its payload in a decoder.
public final class MessageDetails {

    /// What can be done with the message.
    ///
    /// @param republish takes it over to be sent again
    /// @param showHandshake shows its packets, where they may be known
    /// @param filter hears the term that the reader's filter shall have as well
    public record Acts(Runnable republish, Optional<Runnable> showHandshake, Consumer<String> filter) {}

    private static final double ROOM_FOR_TITLE = 390;

    private final ObservableValue<Optional<Message>> selected;
    private final MessageText text;
    private final Acts acts;
    private final Tasks tasks;
    private final DecoderTable decoders;
    private final BirthCertificates births;

    @FXML private VBox root;
    @FXML private Label title;
    @FXML private Node copy;
    @FXML private Node republishButton;
    @FXML private Node handshakeButton;
    @FXML private Label noSelection;
    @FXML private VBox details;
    @FXML private GridPane facts;
    @FXML private PayloadView content;

    /// @param selected the message that is shown
    /// @param text writes its facts
    /// @param acts what can be done with it
    /// @param tasks decodes long payloads
    /// @param decoders say which decoder a topic has
    /// @param births explain messages of Sparkplug B
    public MessageDetails(ObservableValue<Optional<Message>> selected, MessageText text, Acts acts, Tasks tasks, DecoderTable decoders, BirthCertificates births) {
        this.selected = selected;
        this.text = text;
        this.acts = acts;
        this.tasks = tasks;
        this.decoders = decoders;
        this.births = births;
    }

    @FXML
    private void initialize() {
        content.prepare(text.words(), tasks, decoders, births);
        selected.subscribe(this::show);
        var hasRoom = root.widthProperty().greaterThan(ROOM_FOR_TITLE);
        title.visibleProperty().bind(hasRoom);
        title.managedProperty().bind(hasRoom);
        Visibility.setShown(handshakeButton, acts.showHandshake().isPresent());
    }

    private void show(Optional<Message> message) {
        details.setVisible(message.isPresent());
        noSelection.setVisible(message.isEmpty());
        copy.setDisable(message.isEmpty());
        republishButton.setDisable(message.isEmpty());
        handshakeButton.setDisable(message.isEmpty());
        facts.getChildren().clear();
        message.ifPresent(each -> {
            var row = 0;
            for (var fact : text.facts(each)) {
                facts.addRow(row++, name(fact), value(fact));
            }
            content.show(each.topic(), each.payload());
        });
    }

    private static Label name(Fact fact) {
        var name = new Label(fact.name());
        name.setMinWidth(Label.USE_PREF_SIZE);
        name.getStyleClass().add("fact-name");
        GridPane.setValignment(name, VPos.TOP);
        return name;
    }

    private Label value(Fact fact) {
        var value = new Label(fact.value());
        value.setId("stream-detail-" + fact.id());
        value.getStyleClass().addAll("fact-value", fact.isLiteral() ? "mono" : "words");
        value.setWrapText(true);
        value.setTooltip(new Tooltip(fact.value()));
        value.setAccessibleText(fact.name() + ": " + fact.value());
        value.setOnContextMenuRequested(event -> {
            new CellMenu(text.words(), acts.filter()).show(value, fact.term(), fact::value, event.getScreenX(), event.getScreenY());
            event.consume();
        });
        return value;
    }

    @FXML
    private void copyTopic() {
        copy(Message::topic);
    }

    @FXML
    private void copyPayload() {
        copy(message -> TextOrHex.whole(message.payload()));
    }

    @FXML
    private void copyRow() {
        copy(text::row);
    }

    private void copy(Function<Message, String> what) {
        selected.getValue().ifPresent(message -> {
            CopiedText.make(() -> what.apply(message));
        });
    }

    @FXML
    private void republish() {
        acts.republish().run();
    }

    @FXML
    private void showHandshake() {
        acts.showHandshake().ifPresent(Runnable::run);
    }
}
