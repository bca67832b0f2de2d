package dev.mqttworkbench.app.publish;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import atlantafx.base.controls.Popover;
import dev.mqttworkbench.app.fx.FileQuestion;
import dev.mqttworkbench.app.fx.Segments;
import dev.mqttworkbench.app.payload.Notation;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.mqtt.packet.QoS;

/// The publish panel on the screen.
public final class PublishView {

    private static final KeyCombination SEND = KeyCombination.valueOf("Shortcut+Enter");
    private static final List<String> VARIABLES = List.of("${counter}", "${now}", "${now:ms}", "${random:0:100}", "${uuid}");

    private final PublishViewModel model;
    private final Words words;
    private final FileQuestion files;
    private final RepeatViewModel repeating;
    private final Panels panels;
    private Consumer<Function<QoS, String>> writeQos = text -> {};

    /// What opens beside the panel.
    ///
    /// @param properties the editor of the MQTT 5 properties
    /// @param repeat how the message is repeated
    /// @param saved the saved messages
    public record Panels(Parent properties, Parent repeat, Parent saved) {}

    @FXML private VBox root;
    @FXML private HBox first;
    @FXML private Label title;
    @FXML private TextField topic;
    @FXML private HBox qos;
    @FXML private ToggleButton retain;
    @FXML private Button properties;
    @FXML private Button repeat;
    @FXML private Button send;
    @FXML private TextArea text;
    @FXML private HBox fileStrip;
    @FXML private Label fileName;
    @FXML private HBox tools;
    @FXML private HBox notation;
    @FXML private HBox sentences;
    @FXML private Label verdict;
    @FXML private Label outcome;
    @FXML private MenuButton variables;
    @FXML private Button saved;
    @FXML private MenuButton sent;

    /// @param panels are shown in popovers
    public PublishView(PublishViewModel model, RepeatViewModel repeating, Words words, Panels panels, FileQuestion files) {
        this.files = files;
        this.model = model;
        this.repeating = repeating;
        this.words = words;
        this.panels = panels;
    }

    @FXML
    private void initialize() {
        topic.textProperty().bindBidirectional(model.draft().topicProperty());
        text.textProperty().bindBidirectional(model.draft().textProperty());
        retain.selectedProperty().bindBidirectional(model.draft().retainProperty());
        fillQos();
        fillNotation();
        bindProperties();
        bindFile();
        bindSentences();
        bindSent();
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::sendOnKeys);
        text.addEventFilter(KeyEvent.KEY_PRESSED, this::leaveOnTab);
        fillVariables();
        bindRepeat();
        popover(saved, panels.saved());
        var layout = new PublishLayout(root, first, tools, title, List.of(properties, repeat), send, sentences, sent);
        root.widthProperty().addListener((observed, before, now) -> write(layout.fit(now.doubleValue()), now.doubleValue() >= PublishLayout.ROOMY));
        write(layout.fit(PublishLayout.NARROW), false);
        send.setTooltip(new Tooltip(words.get("publish.send.keys")));
    }

    private void fillQos() {
        writeQos = new Segments<>(qos, model.draft().qosProperty(), model.draft().qosProperty()::set)
                .fill(List.of(QoS.values()), level -> words.get("publish.qos." + level.level()), level -> "publish-qos-" + level.level())
                ::setTexts;
    }

    private void fillNotation() {
        new Segments<>(notation, model.draft().notationProperty(), model::changeNotation)
                .fill(List.of(Notation.values()), each -> words.get("publish.notation." + each), each -> "publish-notation-" + each.name().toLowerCase(Locale.ROOT))
                .addStyleClass("small");
    }

    private void bindProperties() {
        popover(properties, panels.properties());
        var count = model.draft().properties().countBinding();
        properties.textProperty().bind(Bindings.createStringBinding(
                () -> count.get() == 0 ? words.get("publish.properties") : words.get("publish.properties.count", count.get()), count));
    }

    private static void popover(Button button, Parent content) {
        var popover = new Popover(content);
        popover.setArrowLocation(Popover.ArrowLocation.BOTTOM_CENTER);
        popover.setDetachable(false);
        popover.setHeaderAlwaysVisible(false);
        button.setOnAction(event -> popover.show(button));
    }

    /// While it runs, the button stops it.
    private void bindRepeat() {
        popover(repeat, panels.repeat());
        var open = repeat.getOnAction();
        repeat.setOnAction(event -> {
            if (repeating.runningProperty().get()) {
                repeating.stop();
            } else {
                open.handle(event);
            }
        });
        repeating.runningProperty().subscribe(isRunning -> {
            repeat.setText(words.get(isRunning ? "publish.repeat.stop" : "publish.repeat"));
            repeat.getStyleClass().remove("danger");
            if (isRunning) {
                repeat.getStyleClass().add("danger");
            }
        });
    }

    private void fillVariables() {
        for (var variable : VARIABLES) {
            var item = new MenuItem(variable + "  " + words.get("publish.variable." + variable.replaceAll("[^a-z]+", ".").replaceAll("^\\.|\\.$", "")));
            item.setMnemonicParsing(false);
            item.setOnAction(event -> text.replaceSelection(variable));
            variables.getItems().add(item);
        }
        variables.disableProperty().bind(model.draft().notationProperty().map(each -> each == Notation.HEX || each == Notation.BASE64));
    }

    private void bindFile() {
        var isAttached = Bindings.createBooleanBinding(() -> model.draft().fileProperty().get().isPresent(), model.draft().fileProperty());
        fileStrip.visibleProperty().bind(isAttached);
        text.visibleProperty().bind(isAttached.not());
        notation.disableProperty().bind(isAttached);
        fileName.textProperty().bind(Bindings.createStringBinding(
                () -> model.draft().fileProperty().get().map(AttachedFile::name).orElse(""), model.draft().fileProperty()));
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

    /// A tab leaves the editor, as it leaves all other fields: in a payload it is seldom meant, and what is pasted keeps its own.
    private void leaveOnTab(KeyEvent event) {
        if (event.getCode() == KeyCode.TAB) {
            text.requestFocusTraversal(event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
            event.consume();
        }
    }

    /// A narrow panel says less.
    private void write(boolean isWide, boolean isRoomy) {
        send.setText(isWide ? words.get("publish.send") + "  " + words.get("publish.send.keys") : words.get("publish.send"));
        writeQos.accept(level -> isRoomy || level == QoS.AT_MOST_ONCE ? words.get("publish.qos." + level.level()) : Integer.toString(level.level()));
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
        files.whatToOpen(root.getScene().getWindow(), FileQuestion.Question.any(words.get("publish.file.choose"))).ifPresent(model::attach);
    }

    /// Puts the keyboard where a message begins: into the topic.
    public void focus() {
        topic.requestFocus();
    }
}
