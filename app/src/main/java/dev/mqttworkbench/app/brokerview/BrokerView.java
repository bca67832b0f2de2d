package dev.mqttworkbench.app.brokerview;

import java.util.function.Function;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import dev.mqttworkbench.app.fx.Visibility;
import dev.mqttworkbench.app.workbench.Screen;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.broker.BrokerEvent;
import org.jspecify.annotations.Nullable;

/// The Broker on the screen: what it does at the left, and whatever changes it at the right.
public final class BrokerView implements Screen {

    private final BrokerViewModel model;
    private final Words words;
    private final Parent settings;

    @FXML private SplitPane root;
    @FXML private Region lamp;
    @FXML private Label sentence;
    @FXML private Button running;
    @FXML private LossLine loss;
    @FXML private TilesPane tiles;
    @FXML private HBox sysRow;
    @FXML private Label sys;
    @FXML private Button watchSys;
    @FXML private VBox ours;
    @FXML private Label talkersSentence;
    @FXML private BarsPane subtrees;
    @FXML private BarsPane publishers;
    @FXML private TextField filter;
    @FXML private TableView<BrokerEvent> log;
    @FXML private Label logGone;
    @FXML private TableColumn<BrokerEvent, BrokerEvent> time;
    @FXML private TableColumn<BrokerEvent, BrokerEvent> kind;
    @FXML private TableColumn<BrokerEvent, BrokerEvent> client;
    @FXML private TableColumn<BrokerEvent, BrokerEvent> address;
    @FXML private TableColumn<BrokerEvent, BrokerEvent> detail;

    /// @param settings what changes the broker
    public BrokerView(BrokerViewModel model, Words words, Parent settings) {
        this.model = model;
        this.words = words;
        this.settings = settings;
    }

    @FXML
    private void initialize() {
        SplitPane.setResizableWithParent(settings, false);
        model.headlineProperty().subscribe(this::show);
        model.tilesProperty().subscribe(tiles::show);
        model.talkersProperty().subscribe(this::show);
        sys.textProperty().bind(model.sysSentenceProperty());
        model.sysOfferedProperty().subscribe(offered -> Visibility.setShown(watchSys, offered));
        loss.prepare(model.loss(), words, "broker.loss.stop");
        running.disableProperty().bind(model.control().busyProperty());
        filter.textProperty().bindBidirectional(model.events().filterTextProperty());
        model.events().goneProperty().subscribe(count -> Visibility.say(logGone, count.longValue() == 0 ? "" : words.get("broker.log.gone", count)));
        fillLog();
    }

    private void show(BrokerHeadline now) {
        lamp.getStyleClass().setAll("lamp", now.lamp());
        sentence.setText(now.sentence());
        running.setText(words.get(now.isRunning() ? "broker.stop" : "broker.start"));
        running.setAccessibleText(words.get(now.isRunning() ? "broker.stop.long" : "broker.start"));
        Visibility.setShown(running, now.isOurs());
        Visibility.setShown(ours, now.isOurs());
        Visibility.setShown(sysRow, !now.isOurs());
        if (now.isOurs() && !root.getItems().contains(settings)) {
            root.getItems().add(settings);
            root.setDividerPositions(2.0 / 3);
        } else if (!now.isOurs()) {
            root.getItems().remove(settings);
        }
    }

    private void show(Talkers now) {
        talkersSentence.setText(now.sentence());
        subtrees.show(now.subtrees());
        publishers.show(now.publishers());
    }

    private void fillLog() {
        var text = model.events().text();
        column(time, text::time, "mono", "muted");
        column(kind, text::kind);
        kind.setCellFactory(ignored -> new EventCell(text::kind, text));
        column(client, BrokerEvent::clientIdentifier, "mono");
        column(address, BrokerEvent::address, "mono", "muted");
        column(detail, BrokerEvent::detail, "muted");
        log.setItems(model.events().fitting());
    }

    private static void column(TableColumn<BrokerEvent, BrokerEvent> column, Function<BrokerEvent, String> text, String... styleClasses) {
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(ignored -> new TextCell(text, styleClasses));
        column.setSortable(false);
        column.setReorderable(false);
    }

    private static class TextCell extends TableCell<BrokerEvent, BrokerEvent> {

        private final Function<BrokerEvent, String> text;

        TextCell(Function<BrokerEvent, String> text, String... styleClasses) {
            this.text = text;
            getStyleClass().addAll(styleClasses);
        }

        @Override
        protected void updateItem(@Nullable BrokerEvent event, boolean empty) {
            super.updateItem(event, empty);
            setText(event == null || empty ? null : text.apply(event));
        }
    }

    /// What happened, in the colour of a warning where somebody should look at it.
    private static final class EventCell extends TextCell {

        private final EventText text;

        EventCell(Function<BrokerEvent, String> words, EventText text) {
            super(words);
            this.text = text;
        }

        @Override
        protected void updateItem(@Nullable BrokerEvent event, boolean empty) {
            super.updateItem(event, empty);
            getStyleClass().remove("alarming");
            if (event != null && !empty && text.isAlarming(event)) {
                getStyleClass().add("alarming");
            }
        }
    }

    @FXML
    private void watchSys() {
        model.watchSys();
    }

    @FXML
    private void toggleRunning() {
        model.toggleRunning();
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void setShown(boolean shown) {
        model.setShown(shown);
    }

    @Override
    public void focus() {
        log.requestFocus();
    }

    @Override
    public void focusFilter() {
        filter.requestFocus();
        filter.selectAll();
    }

    @Override
    public void togglePause() {
        model.togglePause();
    }
}
