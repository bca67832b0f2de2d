package dev.mqttworkbench.app.retained;

import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import dev.mqttworkbench.app.fx.Visibility;
import dev.mqttworkbench.app.workbench.Screen;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.broker.RetainedMessage;

/// The Retained view on the screen: the list, and what is done with it. What is selected is shown by [RetainedDetailView].
public final class RetainedView implements Screen {

    private static final KeyCombination UNDO = KeyCombination.valueOf("Shortcut+Z");
    /// Below this width of the list the buttons have short texts.
    private static final double NARROW = 800;

    private final RetainedViewModel model;
    private final RetainedActions actions;
    private final Words words;
    private final Parent detail;
    private final Parent newSubscriber;
    private final Parent strip;

    @FXML private SplitPane root;
    @FXML private VBox left;
    @FXML private TextField filter;
    @FXML private Label filterFault;
    @FXML private ToggleButton ask;
    @FXML private Button importFile;
    @FXML private MenuButton export;
    @FXML private Button clearMatching;
    @FXML private HBox foreign;
    @FXML private Button scan;
    @FXML private StackPane stripSlot;
    @FXML private Label failure;
    @FXML private TableView<RetainedMessage> table;
    @FXML private TableColumn<RetainedMessage, RetainedMessage> set;
    @FXML private VBox empty;
    @FXML private Label emptyTitle;
    @FXML private Label emptyExplanation;
    @FXML private Label nothingFits;
    @FXML private Label footer;
    @FXML private HBox undoBar;
    @FXML private Label undoSentence;
    @FXML private StackPane rightSlot;

    /// @param detail the loaded pane of the selected message
    /// @param newSubscriber the loaded pane of the question what a new subscriber would get
    /// @param strip the loaded strip above the list
    public RetainedView(RetainedViewModel model, RetainedActions actions, Words words, Parent detail, Parent newSubscriber, Parent strip) {
        this.model = model;
        this.actions = actions;
        this.words = words;
        this.detail = detail;
        this.newSubscriber = newSubscriber;
        this.strip = strip;
    }

    @FXML
    private void initialize() {
        filter.textProperty().bindBidirectional(model.filterTextProperty());
        model.filterFaultProperty().subscribe(this::showFilterFault);
        model.failureProperty().subscribe(now -> Visibility.say(failure, now));
        model.sourceProperty().subscribe(now -> showSource(now.filter(source -> source.scan().isPresent()).isPresent()));
        model.emptinessProperty().subscribe(this::showEmptiness);
        footer.textProperty().bind(model.footerProperty());
        stripSlot.getChildren().add(strip);
        stripSlot.visibleProperty().bind(strip.visibleProperty());
        stripSlot.managedProperty().bind(strip.visibleProperty());
        bindButtons();
        bindUndo();
        bindRightSide();
        new RetainedTable(model, table).fill();
        left.widthProperty().addListener((observed, before, now) -> fit(now.doubleValue()));
        root.addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
    }

    private void showFilterFault(String fault) {
        Visibility.say(filterFault, fault);
        filter.getStyleClass().remove("invalid");
        if (!fault.isEmpty()) {
            filter.getStyleClass().add("invalid");
        }
    }

    private void showSource(boolean isForeign) {
        Visibility.setShown(foreign, isForeign);
        set.setText(words.get(isForeign ? "retained.column.seen" : "retained.column.set"));
    }

    private void showEmptiness(RetainedViewModel.Emptiness now) {
        empty.setVisible(now == RetainedViewModel.Emptiness.NOTHING_KEPT || now == RetainedViewModel.Emptiness.NO_CONNECTION);
        nothingFits.setVisible(now == RetainedViewModel.Emptiness.NOTHING_FITS);
        var isConnected = now != RetainedViewModel.Emptiness.NO_CONNECTION;
        emptyTitle.setText(words.get(isConnected ? "retained.empty.title" : "retained.empty.noConnection"));
        emptyExplanation.setText(words.get(isConnected ? "retained.empty.explanation" : "retained.empty.connectFirst"));
    }

    private void bindButtons() {
        var isWorking = model.changes().strip().workingProperty();
        importFile.disableProperty().bind(isWorking);
        export.disableProperty().bind(isWorking);
        clearMatching.disableProperty().bind(isWorking.or(model.filterFaultProperty().isNotEmpty()));
        scan.disableProperty().bind(isWorking);
    }

    private void bindUndo() {
        model.changes().undo().latestProperty().subscribe(now -> {
            Visibility.setShown(undoBar, now.isPresent());
            undoSentence.setText(now.map(Undo::sentence).orElse(""));
        });
        undoBar.disableProperty().bind(model.changes().strip().workingProperty());
    }

    private void bindRightSide() {
        var question = model.newSubscriber().openProperty();
        ask.selectedProperty().bindBidirectional(question);
        question.subscribe(isOpen -> rightSlot.getChildren().setAll(isOpen ? newSubscriber : detail));
        ask.setOnAction(event -> {
            if (ask.isSelected()) {
                model.askAboutFilter();
                newSubscriber.lookup(".text-field").requestFocus();
            }
        });
    }

    private void onKey(KeyEvent event) {
        if (UNDO.match(event)) {
            model.changes().takeBack();
            event.consume();
        } else if (event.getCode() == KeyCode.DELETE && event.getTarget() == table) {
            model.clearSelected();
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE) {
            model.changes().strip().cancel();
            event.consume();
        }
    }

    private void fit(double width) {
        var suffix = width < NARROW ? ".short" : "";
        ask.setText(words.get("retained.subscriber.ask" + suffix));
        importFile.setText(words.get("retained.import" + suffix));
        export.setText(words.get("retained.export" + suffix));
        clearMatching.setText(words.get("retained.clear.matching.button" + suffix));
    }

    @FXML
    private void importFile() {
        model.changes().askImport();
    }

    @FXML
    private void exportAll() {
        model.export(false);
    }

    @FXML
    private void exportShown() {
        model.export(true);
    }

    @FXML
    private void clearMatching() {
        model.clearMatching();
    }

    @FXML
    private void scan() {
        model.scan();
    }

    @FXML
    private void undo() {
        model.changes().takeBack();
    }

    @FXML
    private void startDemo() {
        actions.startDemoDevices();
    }

    @FXML
    private void connectElsewhere() {
        actions.connectElsewhere();
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
