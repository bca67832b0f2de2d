package dev.mqttworkbench.app.stream;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.geometry.Orientation;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import dev.mqttworkbench.app.fx.Segments;
import dev.mqttworkbench.app.fx.Tasks;
import dev.mqttworkbench.app.payload.DecoderTable;
import dev.mqttworkbench.app.payload.PayloadView;
import dev.mqttworkbench.app.workbench.Message;
import dev.mqttworkbench.app.workbench.Screen;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.app.workbench.profile.Colour;

/// The Stream on the screen.
public final class StreamView implements Screen {


    private static final double ROOM_FOR_TITLE = 330;

    private final StreamViewModel model;
    private final StreamActions actions;
    private final Words words;
    private final Tasks tasks;
    private final DecoderTable decoders;
    private final Function<Message, Colour> colours;
    private boolean isSelecting;

    @FXML private SplitPane root;
    @FXML private HBox live;
    @FXML private TextField filter;
    @FXML private Label filterFault;
    @FXML private RateCanvas rate;
    @FXML private Label rateSentence;
    @FXML private Label skipped;
    @FXML private TableView<Message> table;
    @FXML private TableColumn<Message, Message> time;
    @FXML private TableColumn<Message, Message> direction;
    @FXML private TableColumn<Message, Message> topic;
    @FXML private TableColumn<Message, Message> qos;
    @FXML private TableColumn<Message, Message> flags;
    @FXML private TableColumn<Message, Message> size;
    @FXML private TableColumn<Message, Message> payload;
    @FXML private VBox empty;
    @FXML private Label nothingFits;
    @FXML private HBox notice;
    @FXML private Label noticeSentence;
    @FXML private Button noticeAction;
    @FXML private VBox detailsPane;
    @FXML private Label detailsTitle;
    @FXML private Node copy;
    @FXML private Node republish;
    @FXML private Label noSelection;
    @FXML private VBox details;
    @FXML private GridPane facts;
    @FXML private PayloadView content;

    /// @param tasks decodes long payloads
    /// @param decoders say which decoder a topic has
    /// @param colours of the subscriptions by which messages come
    public StreamView(StreamViewModel model, StreamActions actions, Words words, Tasks tasks, DecoderTable decoders,
            Function<Message, Colour> colours) {
        this.model = model;
        this.actions = actions;
        this.words = words;
        this.tasks = tasks;
        this.decoders = decoders;
        this.colours = colours;
    }

    @FXML
    private void initialize() {
        fillMode();
        filter.textProperty().bindBidirectional(model.filterTextProperty());
        new FilterCompletionMenu(filter);
        model.filterFaultProperty().subscribe(this::showFilterFault);
        rateSentence.textProperty().bind(model.rateSentenceProperty());
        skipped.textProperty().bind(model.skippedSentenceProperty());
        model.skippingProperty().subscribe(isSkipping -> setStyleClass(skipped, "warning", isSkipping));
        model.barsProperty().subscribe(rate::show);
        model.noticeProperty().subscribe(this::showNotice);
        fillTable();
        followRows();
        bindDetails();
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
        filterFault.setText(fault);
        filterFault.setManaged(!fault.isEmpty());
        filterFault.setVisible(!fault.isEmpty());
        setStyleClass(filter, "invalid", !fault.isEmpty());
    }

    private static void setStyleClass(Node node, String styleClass, boolean isSet) {
        node.getStyleClass().remove(styleClass);
        if (isSet) {
            node.getStyleClass().add(styleClass);
        }
    }

    private void showNotice(Notice shown) {
        notice.setVisible(shown.isShown());
        noticeSentence.setText(shown.sentence());
        noticeAction.setText(shown.action());
    }

    private void fillTable() {
        var text = model.text();
        column(time, () -> new MessageCells.TextCell(text::time, "mono", "muted"));
        column(direction, () -> withMenu(new MessageCells.DirectionCell(text::direction), CellValue.DIRECTION, text::direction));
        column(topic, () -> withMenu(new MessageCells.TopicCell(colours), CellValue.TOPIC, Message::topic));
        column(qos, () -> withMenu(new MessageCells.QosCell(), CellValue.QOS, message -> Integer.toString(message.qos().level())));
        column(flags, () -> withMenu(new MessageCells.FlagsCell(), CellValue.FLAGS, MessageText::flags));
        column(size, () -> withMenu(new MessageCells.TextCell(text::size, "muted", "align-right"), CellValue.SIZE, message -> Integer.toString(message.size())));
        column(payload, () -> withMenu(new MessageCells.TextCell(text::preview, "mono"), CellValue.PAYLOAD, message -> message.payload().asText()));
        table.setItems(model.rows());
        var hasMessages = Bindings.isNotEmpty(model.rows());
        var isFiltered = model.filterTextProperty().isNotEmpty();
        nothingFits.visibleProperty().bind(hasMessages.not().and(isFiltered));
        empty.visibleProperty().bind(hasMessages.not().and(isFiltered.not()));
    }

    private MessageCells.Cell withMenu(MessageCells.Cell cell, CellValue value, Function<Message, String> copied) {
        new CellMenu(value, copied, words, model::filterBy).addTo(cell);
        return cell;
    }

    private static void column(TableColumn<Message, Message> column, Supplier<MessageCells.Cell> cell) {
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(ignored -> cell.get());
        column.setSortable(false);
        column.setReorderable(false);
    }

    private void followRows() {
        table.getItems().addListener((ListChangeListener<Message>) change -> rowsChanged());
        table.getSelectionModel().selectedItemProperty().addListener((observed, before, now) -> {
            if (now != null && !isSelecting) {
                model.select(now);
            }
        });
        table.addEventFilter(KeyEvent.KEY_PRESSED, this::onTableKey);
        table.addEventFilter(ScrollEvent.SCROLL, this::onScroll);
        table.addEventFilter(MouseEvent.MOUSE_DRAGGED, this::onDrag);
        model.followingProperty().subscribe(this::rowsChanged);
    }

    private void rowsChanged() {
        keepSelection();
        if (model.followingProperty().get() && model.liveProperty().get() && !table.getItems().isEmpty()) {
            table.scrollTo(table.getItems().size() - 1);
        }
    }

    /// The selected message stays selected while rows come and go.
    private void keepSelection() {
        var row = model.selectedRow();
        if (row != table.getSelectionModel().getSelectedIndex()) {
            isSelecting = true;
            if (row < 0) {
                table.getSelectionModel().clearSelection();
            } else {
                table.getSelectionModel().clearAndSelect(row);
            }
            isSelecting = false;
        }
    }

    private void onScroll(ScrollEvent event) {
        if (event.getDeltaY() > 0) {
            verticalBar().filter(Node::isVisible).ifPresent(bar -> model.lookBack());
        } else if (event.getDeltaY() < 0) {
            verticalBar().filter(StreamView::isAtEnd).ifPresent(bar -> catchUp());
        }
    }

    private void onDrag(MouseEvent event) {
        verticalBar().filter(bar -> isWithin(bar, event)).ifPresent(bar -> {
            if (isAtEnd(bar)) {
                catchUp();
            } else {
                model.lookBack();
            }
        });
    }

    private static boolean isWithin(ScrollBar bar, MouseEvent event) {
        return event.getTarget() instanceof Node target && isWithin(bar, target);
    }

    private static boolean isWithin(Node ancestor, Node node) {
        return node == ancestor || Optional.ofNullable(node.getParent()).map(parent -> isWithin(ancestor, parent)).orElse(false);
    }

    /// The reader is back at the newest row: the stream goes on, unless it is paused.
    private void catchUp() {
        if (model.liveProperty().get() && !model.followingProperty().get()) {
            model.jumpToNow();
        }
    }

    private static boolean isAtEnd(ScrollBar bar) {
        return bar.getValue() >= bar.getMax() - 1e-6;
    }

    private Optional<ScrollBar> verticalBar() {
        return table.lookupAll(".scroll-bar").stream()
                .filter(ScrollBar.class::isInstance)
                .map(ScrollBar.class::cast)
                .filter(bar -> bar.getOrientation() == Orientation.VERTICAL)
                .findFirst();
    }

    private void onTableKey(KeyEvent event) {
        switch (event.getCode()) {
            case UP, PAGE_UP, HOME -> verticalBar().filter(Node::isVisible).ifPresent(bar -> model.lookBack());
            case END -> catchUp();
            default -> { }
        }
    }

    private void bindDetails() {
        content.prepare(words, tasks, decoders);
        model.selectedProperty().subscribe(this::showDetails);
        var hasRoom = detailsPane.widthProperty().greaterThan(ROOM_FOR_TITLE);
        detailsTitle.visibleProperty().bind(hasRoom);
        detailsTitle.managedProperty().bind(hasRoom);
    }

    private void showDetails(Optional<Message> message) {
        details.setVisible(message.isPresent());
        noSelection.setVisible(message.isEmpty());
        copy.setDisable(message.isEmpty());
        republish.setDisable(message.isEmpty());
        facts.getChildren().clear();
        var row = 0;
        for (var fact : model.facts()) {
            facts.addRow(row++, name(fact), value(fact));
        }
        message.ifPresent(each -> content.show(each.topic(), each.payload()));
    }

    private static Label name(Fact fact) {
        var name = new Label(fact.name());
        name.setMinWidth(Label.USE_PREF_SIZE);
        name.getStyleClass().add("fact-name");
        GridPane.setValignment(name, VPos.TOP);
        return name;
    }

    private static Label value(Fact fact) {
        var value = new Label(fact.value());
        value.setId("stream-detail-" + fact.id());
        value.getStyleClass().addAll("fact-value", fact.isLiteral() ? "mono" : "words");
        value.setWrapText(true);
        value.setTooltip(new Tooltip(fact.value()));
        value.setAccessibleText(fact.name() + ": " + fact.value());
        return value;
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
    private void act() {
        model.jumpToNow();
    }

    @FXML
    private void copyTopic() {
        copy(Message::topic);
    }

    @FXML
    private void copyPayload() {
        copy(message -> message.payload().asText());
    }

    @FXML
    private void copyRow() {
        copy(model.text()::row);
    }

    private void copy(Function<Message, String> text) {
        model.selectedProperty().get().ifPresent(message -> {
            var copied = new ClipboardContent();
            copied.putString(text.apply(message));
            Clipboard.getSystemClipboard().setContent(copied);
        });
    }

    @FXML
    private void republish() {
        model.republish();
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
