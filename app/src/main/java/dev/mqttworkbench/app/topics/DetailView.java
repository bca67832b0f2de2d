package dev.mqttworkbench.app.topics;

import java.util.List;
import java.util.Optional;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import dev.mqttworkbench.app.fx.CopiedText;
import dev.mqttworkbench.app.fx.Tasks;
import dev.mqttworkbench.app.fx.Visibility;
import dev.mqttworkbench.app.payload.Decoder;
import dev.mqttworkbench.app.payload.DecoderTable;
import dev.mqttworkbench.app.payload.DiffView;
import dev.mqttworkbench.app.payload.PayloadView;
import dev.mqttworkbench.app.plot.PlotViewModel;
import dev.mqttworkbench.app.text.TextOrHex;
import dev.mqttworkbench.app.workbench.Message;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.mqtt.packet.Payload;

/// The selected topic on the screen.
public final class DetailView {

    private final DetailViewModel model;
    private final TopicsActions actions;
    private final Words words;
    private final Tasks tasks;
    private final DecoderTable decoders;
    private final PlotViewModel plot;
    private final Parts parts;
    private final Tooltip wholePath = new Tooltip();

    @FXML private Label nothing;
    @FXML private VBox content;
    @FXML private HBox path;
    @FXML private Label parents;
    @FXML private Label name;
    @FXML private Label qos;
    @FXML private Label retained;
    @FXML private Button clearRetained;
    @FXML private Label size;
    @FXML private Label rate;
    @FXML private Label age;
    @FXML private Label publisher;
    @FXML private Label hint;
    @FXML private HBox positionBar;
    @FXML private Label position;
    @FXML private Button previous;
    @FXML private Button next;
    @FXML private Button latest;
    @FXML private TabPane tabs;
    @FXML private PayloadView value;
    @FXML private TableView<HistoryRow> recent;
    @FXML private SplitPane valueSplit;
    @FXML private Tab plotTab;
    @FXML private VBox historyDifference;
    @FXML private Tab historyTab;
    @FXML private TableView<HistoryRow> history;
    @FXML private Tab propertiesTab;
    @FXML private GridPane properties;
    @FXML private Label noProperties;
    @FXML private Tab rawTab;
    @FXML private PayloadView raw;

    /// What lies in it and is made elsewhere.
    ///
    /// @param plot with all that belongs to it
    /// @param cleared says what was cleared
    public record Parts(Node plot, Node cleared) {}

    /// @param tasks decode long payloads
    /// @param decoders say which decoder a topic has
    public DetailView(DetailViewModel model, TopicsActions actions, Words words, Tasks tasks, DecoderTable decoders, PlotViewModel plot, Parts parts) {
        this.model = model;
        this.actions = actions;
        this.words = words;
        this.tasks = tasks;
        this.decoders = decoders;
        this.plot = plot;
        this.parts = parts;
    }

    @FXML
    private void initialize() {
        var births = model.births();
        value.prepare(words, tasks, decoders, births);
        value.offerPlot(plot::toggle);
        value.offerChanges(model.changesWantedProperty());
        raw.prepare(words, tasks, decoders, births);
        raw.prefer(Decoder.HEX);
        new HistoryTable(model, words).fill(recent);
        new HistoryTable(model, words).fill(history);
        new HistoryDifference(words, new DiffView(words, tasks, births), decoders).follow(history, historyDifference);
        new SidePlot(plot, words).joinWhenNeeded(valueSplit);
        plotTab.setContent(parts.plot());
        content.getChildren().add(content.getChildren().indexOf(hint), parts.cleared());
        Tooltip.install(path, wholePath);
        tabs.getSelectionModel().selectedItemProperty().addListener((observed, before, now) -> showMessage(model.messageProperty().get()));
        model.headlineProperty().subscribe(this::showHeadline);
        model.messageProperty().subscribe(this::showMessage);
        model.comparedProperty().addListener((observed, before, now) -> showMessage(model.messageProperty().get()));
    }

    private void showHeadline(Headline now) {
        var isTopic = now.hint().isEmpty();
        Visibility.setShown(nothing, now.path().isEmpty());
        Visibility.setShown(content, !now.path().isEmpty());
        Visibility.setShown(tabs, isTopic);
        parents.setText(now.parents());
        name.setText(now.name());
        wholePath.setText(now.path());
        showQos(now);
        Visibility.setShown(retained, now.isRetained());
        Visibility.setShown(clearRetained, now.isRetained());
        Visibility.say(size, now.size());
        Visibility.say(rate, now.rate());
        Visibility.say(age, now.age());
        Visibility.say(publisher, now.publisher());
        Visibility.say(hint, now.hint());
        historyTab.setText(kept("topics.detail.history"));
        showPosition();
    }

    /// Which message is shown, and the way to those beside it: beside the history always, otherwise while one of it is looked at.
    private void showPosition() {
        var chosen = model.headlineProperty().get().position();
        var count = model.history().size();
        var isHistory = tabs.getSelectionModel().getSelectedItem() == historyTab && count > 1;
        Visibility.setShown(positionBar, isHistory || !chosen.isEmpty());
        position.setText(chosen.isEmpty() ? kept("topics.detail.newest") : chosen);
        previous.setDisable(!model.hasPrevious());
        next.setDisable(chosen.isEmpty());
        latest.setDisable(chosen.isEmpty());
    }

    /// How many messages of the topic the history has, and how many came where that is more.
    private String kept(String key) {
        var count = model.history().size();
        var received = model.headlineProperty().get().received();
        return words.get(received > count ? key + ".part" : key + ".count", count, received);
    }

    private void showQos(Headline now) {
        Visibility.setShown(qos, now.qos().isPresent());
        now.qos().ifPresent(level -> {
            qos.setText("QoS " + level.level());
            qos.getStyleClass().setAll("label", "chip", "qos-" + level.level());
        });
    }

    @FXML
    private void clearRetained() {
        var topic = model.headlineProperty().get().path();
        actions.clearRetained(List.of(topic), topic);
    }

    /// Only the tab that is seen is filled.
    private void showMessage(Optional<Message> message) {
        var topic = message.map(Message::topic).orElse("");
        var payload = message.map(Message::payload).orElse(Payload.EMPTY);
        var selected = tabs.getSelectionModel().getSelectedItem();
        showPosition();
        propertiesTab.setText(propertiesTitle());
        if (selected == propertiesTab) {
            showProperties();
        } else if (selected == rawTab) {
            raw.show(topic, payload);
        } else if (selected != historyTab && selected != plotTab) {
            value.show(topic, payload, model.comparedProperty().get());
        }
    }

    private String propertiesTitle() {
        var count = model.properties().size();
        return count == 0 ? words.get("topics.detail.properties") : words.get("topics.detail.properties.count", count);
    }

    private void showProperties() {
        properties.getChildren().clear();
        for (var fact : model.properties()) {
            var factName = new Label(fact.name());
            var factValue = new Label(fact.value());
            factName.getStyleClass().add("fact-name");
            factValue.getStyleClass().add("fact-value");
            factValue.setWrapText(true);
            factValue.setContextMenu(copyMenu(fact.whole()));
            properties.addRow(properties.getRowCount(), factName, factValue);
        }
        noProperties.setVisible(properties.getChildren().isEmpty());
    }

    private ContextMenu copyMenu(String whole) {
        var copy = new MenuItem(words.get("common.copy"));
        copy.setOnAction(event -> {
            CopiedText.copy(whole);
        });
        return new ContextMenu(copy);
    }

    @FXML
    private void previous() {
        model.previous();
    }

    @FXML
    private void next() {
        model.next();
    }

    @FXML
    private void follow() {
        recent.getSelectionModel().clearSelection();
        history.getSelectionModel().clearSelection();
        model.follow();
    }

    @FXML
    private void copyPath() {
        copy(model.headlineProperty().get().path());
    }

    @FXML
    private void copyValue() {
        model.messageProperty().get().ifPresent(message -> CopiedText.make(() -> TextOrHex.whole(message.payload())));
    }

    private static void copy(String text) {
        CopiedText.copy(text);
    }
}
