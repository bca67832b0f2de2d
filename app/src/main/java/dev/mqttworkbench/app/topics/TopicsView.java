package dev.mqttworkbench.app.topics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import dev.mqttworkbench.app.fx.CopiedText;
import dev.mqttworkbench.app.workbench.Connection;
import dev.mqttworkbench.app.workbench.Screen;
import dev.mqttworkbench.app.workbench.Subscribed;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.app.workbench.Workspace;
import dev.mqttworkbench.app.workbench.profile.Colour;
import org.jspecify.annotations.Nullable;

/// The Topics screen: the tree at the left, the selected topic and the publish panel at the right.
public final class TopicsView implements Screen {

    private static final double ROW = 26;
    private static final int ROWS_ABOVE = 5;
    private static final double PUBLISH_HEIGHT = 168;
    private static final KeyCombination UNDO = KeyCombination.valueOf("Shortcut+Z");

    private final TopicsViewModel model;
    private final TopicsActions actions;
    private final Words words;
    private final Node detail;
    private final Node publish;
    private final Workspace workspace;
    private final EmptyViewModel emptiness;
    private final List<TopicCell> cells = new ArrayList<>();
    private boolean isFollowing;
    private boolean isAwaited;

    @FXML private SplitPane root;
    @FXML private SplitPane right;
    @FXML private TextField filter;
    @FXML private FilterLine filterLine;
    @FXML private ToggleButton pause;
    @FXML private Menu orderMenu;
    @FXML private MenuItem openAll;
    @FXML private MenuItem foldAll;
    @FXML private TopicHeader header;
    @FXML private ListView<TopicRow> tree;
    @FXML private VBox emptyState;
    @FXML private Label emptyExplanation;
    @FXML private Label emptyAddressLabel;
    @FXML private HBox emptyAddressBox;
    @FXML private Label emptyAddress;
    @FXML private Button emptyCopy;
    @FXML private Button demo;
    @FXML private Button connect;
    @FXML private Label footer;
    @FXML private HBox filters;
    @FXML private StackPane detailSlot;
    @FXML private StackPane publishSlot;

    /// @param detail the selected topic
    /// @param publish the publish panel
    /// @param workspace whose topics they are
    /// @param emptiness why there are none
    public TopicsView(TopicsViewModel model, TopicsActions actions, Words words, Node detail, Node publish, Workspace workspace,
            EmptyViewModel emptiness) {
        this.model = model;
        this.actions = actions;
        this.words = words;
        this.detail = detail;
        this.publish = publish;
        this.workspace = workspace;
        this.emptiness = emptiness;
    }

    @FXML
    private void initialize() {
        detailSlot.getChildren().add(detail);
        publishSlot.getChildren().add(publish);
        right.heightProperty().addListener((observed, before, now) -> {
            if (before.doubleValue() == 0) {
                right.setDividerPositions(1 - PUBLISH_HEIGHT / now.doubleValue());
            }
        });
        header.name(words.get("topics.column.topic"), words.get("topics.column.activity"), words.get("topics.column.rate"),
                words.get("topics.column.count"));
        bindBar();
        bindTree();
        new FirstRows(tree, model).prepare();
        bindEmptyState();
        footer.textProperty().bind(model.footerProperty());
        workspace.connectionProperty().subscribe(this::showAddress);
        workspace.subscriptionsProperty().subscribe(this::showFilters);
    }

    private void bindBar() {
        filterLine.prepare(model, filter, words);
        filter.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.DOWN) {
                tree.requestFocus();
            }
        });
        model.answeredProperty().addListener((observed, before, now) ->
                model.firstLit().ifPresent(index -> tree.scrollTo(Math.max(0, index - ROWS_ABOVE))));
        pause.selectedProperty().bindBidirectional(model.pausedProperty());
        pause.textProperty().bind(model.pausedProperty().map(paused -> words.get(paused ? "topics.resume" : "topics.pause")));
        openAll.setOnAction(event -> model.setAllFolded(false));
        foldAll.setOnAction(event -> model.setAllFolded(true));
        var group = new ToggleGroup();
        for (var each : TopicOrder.values()) {
            var item = new RadioMenuItem(words.get("topics.order." + each));
            item.setId("topics-order-" + each);
            item.setToggleGroup(group);
            item.setSelected(model.orderProperty().get() == each);
            item.setOnAction(event -> model.orderProperty().set(each));
            orderMenu.getItems().add(item);
        }
    }

    // ---- the tree ----

    private void bindTree() {
        tree.setItems(model.rows());
        tree.setFixedCellSize(ROW);
        tree.setCellFactory(view -> cell());
        model.paintProperty().addListener((observed, before, now) -> cells.forEach(cell -> cell.paint(now.longValue())));
        tree.getSelectionModel().selectedItemProperty().addListener((observed, before, now) -> onSelected(now));
        model.rows().addListener((ListChangeListener<TopicRow>) change -> {
            followSelection();
            bringIntoSight();
        });
        model.selection().topicProperty().addListener((observed, before, now) -> onSelectedElsewhere());
        tree.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        tree.addEventHandler(MouseEvent.MOUSE_CLICKED, this::onClick);
    }

    private ListCell<TopicRow> cell() {
        var cell = new TopicCell(model);
        cells.add(cell);
        return cell;
    }

    private void onSelected(@Nullable TopicRow row) {
        if (row != null && !model.isRebuilding() && !isFollowing) {
            isFollowing = true;
            model.select(row);
            isFollowing = false;
        }
    }

    /// Another view or the palette chose a topic: its row comes into sight.
    private void onSelectedElsewhere() {
        if (!isFollowing) {
            followSelection();
            isAwaited = true;
            bringIntoSight();
        }
    }

    /// The row of a large tree may have to be made first.
    private void bringIntoSight() {
        if (isAwaited) {
            model.selectedIndex().ifPresent(index -> {
                isAwaited = false;
                tree.scrollTo(Math.max(0, index - ROWS_ABOVE));
            });
        }
    }

    private void followSelection() {
        if (isFollowing) {
            return;
        }
        isFollowing = true;
        model.selectedIndex().ifPresentOrElse(
                index -> tree.getSelectionModel().clearAndSelect(index), () -> tree.getSelectionModel().clearSelection());
        isFollowing = false;
    }

    private void onClick(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
            selected().ifPresent(model::toggle);
        }
    }

    private void onKey(KeyEvent event) {
        var row = selected();
        if (UNDO.match(event)) {
            actions.undo();
            event.consume();
            return;
        }
        if (row.isEmpty() || event.isShortcutDown() || event.isAltDown() || event.isShiftDown()) {
            return;
        }
        switch (event.getCode()) {
            case RIGHT -> open(row.get());
            case LEFT -> fold(row.get());
            case ENTER -> model.toggle(row.get());
            case DELETE -> clearRetained(row.get().node());
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void clearRetained(TopicNode node) {
        var topics = node.retainedTopics();
        actions.clearRetained(topics, node.isLeaf() ? node.path() : node.path() + "/#");
    }

    private Optional<TopicRow> selected() {
        return Optional.ofNullable(tree.getSelectionModel().getSelectedItem());
    }

    private void open(TopicRow row) {
        if (row.isFolded()) {
            model.setFolded(row, false);
        } else if (!row.node().isLeaf()) {
            tree.getSelectionModel().selectNext();
        }
    }

    private void fold(TopicRow row) {
        if (!row.node().isLeaf() && !row.isFolded()) {
            model.setFolded(row, true);
        } else {
            model.parentIndex(tree.getSelectionModel().getSelectedIndex()).ifPresent(index -> {
                tree.getSelectionModel().clearAndSelect(index);
                tree.scrollTo(index);
            });
        }
    }

    // ---- empty, foot ----

    private void bindEmptyState() {
        emptyState.visibleProperty().bind(model.emptyProperty());
        emptyState.managedProperty().bind(model.emptyProperty());
        header.visibleProperty().bind(model.emptyProperty().not());
        emptyExplanation.textProperty().bind(emptiness.explanationProperty());
        demo.setOnAction(event -> actions.startDemoDevices());
        connect.setOnAction(event -> actions.connectElsewhere());
        emptyCopy.setOnAction(event -> {
            CopiedText.copy(emptyAddress.getText());
        });
    }

    private void showAddress(Optional<Connection> now) {
        emptyAddress.setText(now.map(Connection::address).orElse(""));
        emptyAddressBox.setVisible(now.isPresent());
        emptyAddressLabel.setVisible(now.filter(Connection::isBundled).isPresent());
    }

    private void showFilters(List<Subscribed> now) {
        filters.getChildren().setAll(now.stream().map(TopicsView::filterChip).toList());
    }

    private static Label filterChip(Subscribed subscribed) {
        var chip = new Label(subscribed.wanted().topicFilter());
        chip.getStyleClass().addAll("chip", "mono");
        if (subscribed.isRefused()) {
            chip.getStyleClass().add("refused");
        }
        if (subscribed.wanted().colour() != Colour.NONE) {
            var dot = new Region();
            dot.getStyleClass().addAll("lamp", subscribed.wanted().colour().styleClass());
            chip.setGraphic(dot);
        }
        return chip;
    }

    // ---- the frame ----

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void setShown(boolean shown) {
        model.shownProperty().set(shown);
    }

    @Override
    public void focus() {
        tree.requestFocus();
    }

    @Override
    public void focusFilter() {
        filter.requestFocus();
        filter.selectAll();
    }

    @Override
    public void togglePause() {
        model.pausedProperty().set(!model.pausedProperty().get());
    }
}
