package dev.mqttworkbench.app.publish;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;

import atlantafx.base.controls.Popover;
import dev.mqttworkbench.app.fx.Segments;
import dev.mqttworkbench.app.payload.Notation;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.mqtt.packet.QoS;

/// The publish panel on the screen.
public final class PublishView {

    private static final KeyCombination SEND = KeyCombination.valueOf("Shortcut+Enter");
    /// Below this width the panel leaves out what can be guessed.
    private static final double NARROW = 700;

    private final PublishViewModel model;
    private final Words words;
    private final Parent propertiesEditor;
    private Consumer<Function<QoS, String>> writeQos = text -> {};

    @FXML private VBox root;
    @FXML private Label title;
    @FXML private TextField topic;
    @FXML private HBox qos;
    @FXML private ToggleButton retain;
    @FXML private Button properties;
    @FXML private Button send;
    @FXML private TextArea text;
    @FXML private HBox fileStrip;
    @FXML private Label fileName;
    @FXML private HBox tools;
    @FXML private HBox notation;
    @FXML private HBox sentences;
    @FXML private Label verdict;
    @FXML private Label outcome;
    @FXML private MenuButton sent;

    /// @param propertiesEditor the loaded editor of the MQTT 5 properties, shown in a popover
    public PublishView(PublishViewModel model, Words words, Parent propertiesEditor) {
        this.model = model;
        this.words = words;
        this.propertiesEditor = propertiesEditor;
    }

    @FXML
    private void initialize() {
        topic.textProperty().bindBidirectional(model.topicProperty());
        text.textProperty().bindBidirectional(model.textProperty());
        retain.selectedProperty().bindBidirectional(model.retainProperty());
        fillQos();
        fillNotation();
        bindProperties();
        bindFile();
        bindSentences();
        bindSent();
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::sendOnKeys);
        root.widthProperty().addListener((observed, before, now) -> fit(now.doubleValue()));
        fit(NARROW);
        send.setTooltip(new Tooltip(words.get("publish.send.keys")));
    }

    private void fillQos() {
        writeQos = new Segments<>(qos, model.qosProperty(), model.qosProperty()::set)
                .fill(List.of(QoS.values()), level -> words.get("publish.qos." + level.level()), level -> "publish-qos-" + level.level())
                ::setTexts;
    }

    private void fillNotation() {
        new Segments<>(notation, model.notationProperty(), model::changeNotation)
                .fill(List.of(Notation.values()), each -> words.get("publish.notation." + each), each -> "publish-notation-" + each.name().toLowerCase(Locale.ROOT))
                .addStyleClass("small");
    }

    private void bindProperties() {
        var popover = new Popover(propertiesEditor);
        popover.setArrowLocation(Popover.ArrowLocation.BOTTOM_CENTER);
        popover.setDetachable(false);
        popover.setHeaderAlwaysVisible(false);
        properties.setOnAction(event -> popover.show(properties));
        var count = model.properties().countBinding();
        properties.textProperty().bind(Bindings.createStringBinding(
                () -> count.get() == 0 ? words.get("publish.properties") : words.get("publish.properties.count", count.get()), count));
    }

    private void bindFile() {
        var isAttached = Bindings.createBooleanBinding(() -> model.fileProperty().get().isPresent(), model.fileProperty());
        fileStrip.visibleProperty().bind(isAttached);
        text.visibleProperty().bind(isAttached.not());
        notation.disableProperty().bind(isAttached);
        fileName.textProperty().bind(Bindings.createStringBinding(
                () -> model.fileProperty().get().map(AttachedFile::name).orElse(""), model.fileProperty()));
    }

    private void bindSentences() {
        model.verdictProperty().subscribe(now -> {
            verdict.setText((now.mark() == Verdict.Mark.VALID ? "✓ " : "") + now.sentence());
            setColour(verdict, switch (now.mark()) {
                case NONE -> Optional.empty();
                case VALID -> Optional.of("ok");
                case DOUBTFUL -> Optional.of("warning");
                case INVALID -> Optional.of("error");
            });
        });
        model.outcomeProperty().subscribe(now -> {
            outcome.setText(now.sentence());
            outcome.setTooltip(now.sentence().isEmpty() ? null : new Tooltip(now.sentence()));
            setColour(outcome, switch (now.kind()) {
                case NOTHING, WAITING -> Optional.empty();
                case DONE -> Optional.of("ok");
                case FAILED -> Optional.of("error");
            });
        });
    }

    private static void setColour(Label label, Optional<String> styleClass) {
        label.getStyleClass().removeAll("ok", "warning", "error");
        styleClass.ifPresent(label.getStyleClass()::add);
    }

    private void bindSent() {
        sent.disableProperty().bind(Bindings.isEmpty(model.sent()));
        sent.setOnShowing(event -> sent.getItems().setAll(model.sent().stream().map(this::sentItem).toList()));
    }

    private MenuItem sentItem(SentMessage message) {
        var item = new MenuItem(message.summary());
        item.setMnemonicParsing(false);
        item.setOnAction(event -> model.load(message.message()));
        return item;
    }

    private void sendOnKeys(KeyEvent event) {
        if (SEND.match(event)) {
            model.send();
            event.consume();
        }
    }

    /// A narrow panel says less, and its sentences have a line of their own.
    private void fit(double width) {
        var isWide = width >= NARROW;
        title.setVisible(isWide);
        title.setManaged(isWide);
        send.setText(isWide ? words.get("publish.send") + "  " + words.get("publish.send.keys") : words.get("publish.send"));
        writeQos.accept(level -> isWide || level == QoS.AT_MOST_ONCE ? words.get("publish.qos." + level.level()) : Integer.toString(level.level()));
        if (isWide == tools.getChildren().contains(sentences)) {
            return;
        }
        if (isWide) {
            root.getChildren().remove(sentences);
            tools.getChildren().add(tools.getChildren().size() - 1, sentences);
        } else {
            tools.getChildren().remove(sentences);
            root.getChildren().add(sentences);
        }
    }

    @FXML
    private void send() {
        model.send();
    }

    @FXML
    private void detach() {
        model.detach();
    }

    @FXML
    private void chooseFile() {
        var chooser = new FileChooser();
        chooser.setTitle(words.get("publish.file.choose"));
        Optional.ofNullable(chooser.showOpenDialog(root.getScene().getWindow())).ifPresent(chosen -> model.attach(chosen.toPath()));
    }

    /// Puts the keyboard where a message begins: into the topic.
    public void focus() {
        topic.requestFocus();
    }
}
