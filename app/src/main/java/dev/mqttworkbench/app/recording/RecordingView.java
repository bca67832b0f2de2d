package dev.mqttworkbench.app.recording;

import java.util.List;
import java.util.Optional;

import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import dev.mqttworkbench.app.fx.FileQuestion;
import dev.mqttworkbench.app.fx.Visibility;
import dev.mqttworkbench.app.messages.ExportMenu;
import dev.mqttworkbench.app.messages.ExportStrip;
import dev.mqttworkbench.app.messages.FilterCompletionMenu;
import dev.mqttworkbench.app.messages.MessageTable;
import dev.mqttworkbench.app.workbench.Message;
import dev.mqttworkbench.app.workbench.Screen;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.app.workbench.profile.Colour;

/// A recording on the screen, in the place of the live stream.
public final class RecordingView implements Screen {

    private static final double TABLE = 0.707;

    /// What lies in it, loaded already.
    ///
    /// @param details all about the selected message
    /// @param replay the bar that replays
    record Parts(Parent details, Parent replay) {}

    private final RecordingViewModel model;
    private final Words words;
    private final FileQuestion files;
    private final Parts parts;
    private final Runnable close;

    @FXML private VBox root;
    @FXML private SplitPane split;
    @FXML private Button back;
    @FXML private TextField filter;
    @FXML private Label filterFault;
    @FXML private MenuButton export;
    @FXML private Label name;
    @FXML private Label sentence;
    @FXML private HBox searching;
    @FXML private ProgressBar searchProgress;
    @FXML private Label failure;
    @FXML private MessageTable table;
    @FXML private Label nothingFits;
    @FXML private ExportStrip exportStrip;

    /// @param close goes back to the live stream
    RecordingView(RecordingViewModel model, Words words, FileQuestion files, Parts parts, Runnable close) {
        this.model = model;
        this.words = words;
        this.files = files;
        this.parts = parts;
        this.close = close;
    }

    @FXML
    private void initialize() {
        split.getItems().add(parts.details());
        split.setDividerPositions(TABLE);
        SplitPane.setResizableWithParent(parts.details(), false);
        root.getChildren().add(parts.replay());
        name.setText(model.name());
        sentence.textProperty().bind(model.sentenceProperty());
        filter.textProperty().bindBidirectional(model.filterTextProperty());
        new FilterCompletionMenu(filter);
        Visibility.say(filterFault, model.filterFaultProperty().get());
        model.filterFaultProperty().subscribe(fault -> Visibility.say(filterFault, fault));
        model.failureProperty().subscribe(why -> Visibility.say(failure, why));
        model.searchingProperty().subscribe(this::showSearch);
        fillTable();
        new ExportMenu(words, files, model.export(), () -> model.of(selectedRows()), () -> model.all().orElseGet(() -> model.of(List.of()))).fill(export);
        exportStrip.prepare(model.export(), words);
    }

    private void showSearch(Optional<Double> progress) {
        Visibility.setShown(searching, progress.isPresent());
        searchProgress.setProgress(progress.orElse(0.0));
    }

    private void fillTable() {
        table.prepare(model.text(), words, model::filterBy, message -> Colour.NONE);
        table.setItems(model.rows());
        table.getItems().addListener((ListChangeListener<Message>) change -> {
            table.refresh(); // a page has come
            nothingFits.setVisible(table.getItems().isEmpty());
        });
        nothingFits.setVisible(table.getItems().isEmpty());
        table.getSelectionModel().selectedIndexProperty().addListener((observed, before, now) -> model.select(now.intValue()));
    }

    private List<Integer> selectedRows() {
        return table.getSelectionModel().getSelectedIndices().stream().sorted().toList();
    }

    @FXML
    private void back() {
        close.run();
    }

    @FXML
    private void cancelSearch() {
        model.cancelSearch();
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void setShown(boolean shown) {
        // what is on the disk does not move
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
        // there is nothing to pause
    }
}
