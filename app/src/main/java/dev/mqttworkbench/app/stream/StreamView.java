package dev.mqttworkbench.app.stream;

import java.util.List;
import java.util.function.Function;

import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import dev.mqttworkbench.app.fx.FileQuestion;
import dev.mqttworkbench.app.fx.Segments;
import dev.mqttworkbench.app.fx.Visibility;
import dev.mqttworkbench.app.messages.ExportMenu;
import dev.mqttworkbench.app.messages.ExportStrip;
import dev.mqttworkbench.app.messages.FilterCompletionMenu;
import dev.mqttworkbench.app.messages.MessageSource;
import dev.mqttworkbench.app.messages.MessageTable;
import dev.mqttworkbench.app.workbench.Message;
import dev.mqttworkbench.app.workbench.Screen;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.app.workbench.profile.Colour;

/// The Stream on the screen.
public final class StreamView implements Screen {

    /// What lies in it, made elsewhere.
    ///
    /// @param details all about the selected message
    /// @param record the button that records
    /// @param recordStrip says how far it is
    public record Parts(Parent details, Node record, Node recordStrip) {}

    private static final double TABLE = 0.707;

    private final StreamViewModel model;
    private final StreamActions actions;
    private final Words words;
    private final FileQuestion files;
    private final Function<Message, Colour> colours;
    private final Parts parts;

    @FXML private SplitPane root;
    @FXML private HBox bar;
    @FXML private HBox live;
    @FXML private TextField filter;
    @FXML private MenuButton savedFilters;
    @FXML private HBox filterUndo;
    @FXML private Label filterUndoSentence;
    @FXML private MenuButton export;
    @FXML private Label filterFault;
    @FXML private RateCanvas rate;
    @FXML private Label rateSentence;
    @FXML private Label skipped;
    @FXML private Label rateBegin;
    @FXML private HBox brush;
    @FXML private Label brushRange;
    @FXML private MessageTable table;
    @FXML private VBox empty;
    @FXML private Label nothingFits;
    @FXML private HBox notice;
    @FXML private Label noticeSentence;
    @FXML private Button noticeAction;
    @FXML private ExportStrip exportStrip;

    /// @param files asks where an export goes
    /// @param colours of the subscriptions by which messages come
    /// @param parts what lies in it
    public StreamView(
            StreamViewModel model, StreamActions actions, Words words, FileQuestion files, Function<Message, Colour> colours, Parts parts) {
        this.model = model;
        this.actions = actions;
        this.words = words;
        this.files = files;
        this.colours = colours;
        this.parts = parts;
    }

    @FXML
    private void initialize() {
        fillMode();
        filter.textProperty().bindBidirectional(model.filterTextProperty());
        new FilterCompletionMenu(filter);
        model.filterFaultProperty().subscribe(this::showFilterFault);
        rateSentence.textProperty().bind(model.rate().sentenceProperty());
        skipped.textProperty().bind(model.rate().skippedSentenceProperty());
        model.rate().skippingProperty().subscribe(isSkipping -> setStyleClass(skipped, "warning", isSkipping));
        model.rate().barsProperty().subscribe(rate::show);
        new FilterMenu(model.filters(), words, savedFilters).install(filterUndo, filterUndoSentence);
        new BrushGestures(rate, model.brush()).install();
        model.brush().rangeProperty().subscribe(range -> showBrush());
        model.noticeProperty().subscribe(this::showNotice);
        fillTable();
        new Following(table, model).install();
        new ExportMenu(words, files, model.export(),
                () -> MessageSource.of(List.copyOf(table.getSelectionModel().getSelectedItems())),
                () -> MessageSource.of(List.copyOf(model.rows()))).fill(export);
        exportStrip.prepare(model.export(), words);
        placeParts();
    }

    private void placeParts() {
        root.getItems().add(parts.details());
        root.setDividerPositions(TABLE);
        SplitPane.setResizableWithParent(parts.details(), false);
        bar.getChildren().add(bar.getChildren().indexOf(export), parts.record());
        ((Pane) bar.getParent()).getChildren().add(1, parts.recordStrip());
    }

    private void fillMode() {
        new Segments<>(live, model.liveProperty(), model.liveProperty()::set)
                .fill(List.of(true, false), isLive -> words.get(isLive ? "stream.live" : "stream.paused"), isLive -> isLive ? "stream-live" : "stream-paused")
                .setGraphic(true, lamp());
    }

    private static Node lamp() {
        var lamp = new Region();
        lamp.getStyleClass().add("lamp");
        return lamp;
    }

    private void showFilterFault(String fault) {
        Visibility.say(filterFault, fault);
        setStyleClass(filter, "invalid", !fault.isEmpty());
    }

    private static void setStyleClass(Node node, String styleClass, boolean isSet) {
        node.getStyleClass().remove(styleClass);
        if (isSet) {
            node.getStyleClass().add(styleClass);
        }
    }

    private void showBrush() {
        var range = model.brush().sentence();
        Visibility.setShown(brush, !range.isEmpty());
        Visibility.setShown(rateBegin, range.isEmpty());
        brushRange.setText(range);
    }

    private void showNotice(Notice shown) {
        notice.setVisible(shown.isShown());
        noticeSentence.setText(shown.sentence());
        noticeAction.setText(shown.action());
    }

    private void fillTable() {
        table.prepare(model.text(), words, model::filterBy, colours);
        table.setItems(model.rows());
        var hasMessages = Bindings.isNotEmpty(model.rows());
        var isBrushed = Bindings.createBooleanBinding(() -> model.brush().rangeProperty().get().isPresent(), model.brush().rangeProperty());
        var isFiltered = model.filterTextProperty().isNotEmpty().or(isBrushed);
        nothingFits.visibleProperty().bind(hasMessages.not().and(isFiltered));
        empty.visibleProperty().bind(hasMessages.not().and(isFiltered.not()));
    }

    @FXML
    private void startDemo() {
        actions.startDemoDevices();
    }

    @FXML
    private void connectElsewhere() {
        actions.connectElsewhere();
    }

    @FXML
    private void liftBrush() {
        model.brush().lift();
    }

    @FXML
    private void undoFilter() {
        model.filters().undo();
    }

    @FXML
    private void forgetFilter() {
        model.filters().forget();
    }

    @FXML
    private void act() {
        model.jumpToNow();
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
        table.requestFocus();
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
