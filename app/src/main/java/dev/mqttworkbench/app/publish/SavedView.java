package dev.mqttworkbench.app.publish;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;

import dev.mqttworkbench.app.workbench.Words;
import org.jspecify.annotations.Nullable;

/// The saved messages in their folders, and the name under which the written one is saved.
public final class SavedView {

    /// A row: a folder, or a message in one.
    record Row(String title, Optional<SavedMessage> message) {}

    private static final double ROW = 26;

    private final SavedViewModel model;
    private final Words words;

    @FXML private TextField name;
    @FXML private ComboBox<String> folder;
    @FXML private TreeView<Row> tree;
    @FXML private Label nothing;
    @FXML private HBox foot;
    @FXML private Label sentence;
    @FXML private Button undo;

    /// A view of these messages.
    public SavedView(SavedViewModel model, Words words) {
        this.model = model;
        this.words = words;
    }

    @FXML
    private void initialize() {
        name.textProperty().bindBidirectional(model.nameProperty());
        name.setOnAction(event -> model.save());
        folder.getEditor().textProperty().bindBidirectional(model.folderProperty());
        tree.setShowRoot(false);
        tree.setFixedCellSize(ROW);
        tree.setCellFactory(view -> new Cell());
        tree.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                selected().ifPresent(model::load);
            } else if (event.getCode() == KeyCode.DELETE || event.getCode() == KeyCode.BACK_SPACE) {
                selected().ifPresent(model::delete);
            }
        });
        tree.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                selected().ifPresent(model::load);
            }
        });
        sentence.textProperty().bind(model.sentenceProperty());
        foot.visibleProperty().bind(model.sentenceProperty().isNotEmpty().or(undo.visibleProperty()));
        foot.managedProperty().bind(foot.visibleProperty());
        undo.visibleProperty().bind(model.goneProperty().map(Optional::isPresent));
        undo.managedProperty().bind(undo.visibleProperty());
        undo.textProperty().bind(model.goneProperty().map(gone -> gone.map(message -> words.get("publish.saved.undo", message.name())).orElse("")));
        model.messagesProperty().subscribe(this::fill);
    }

    private Optional<SavedMessage> selected() {
        return Optional.ofNullable(tree.getSelectionModel().getSelectedItem()).flatMap(item -> item.getValue().message());
    }

    @FXML
    private void save() {
        model.save();
    }

    @FXML
    private void load() {
        selected().ifPresent(model::load);
    }

    @FXML
    private void delete() {
        selected().ifPresent(model::delete);
    }

    @FXML
    private void undo() {
        model.undo();
    }

    private void fill(SavedMessages all) {
        var root = new TreeItem<>(new Row("", Optional.empty()));
        var folders = new HashMap<String, TreeItem<Row>>(Map.of("", root));
        all.messages().stream().sorted(Comparator.comparing(SavedMessage::folder).thenComparing(SavedMessage::name))
                .forEach(message -> folderOf(message.folder(), folders).getChildren().add(new TreeItem<>(new Row(message.name(), Optional.of(message)))));
        tree.setRoot(root);
        folder.getItems().setAll(all.folders());
        nothing.setVisible(all.messages().isEmpty());
    }

    private static TreeItem<Row> folderOf(String path, Map<String, TreeItem<Row>> folders) {
        var known = folders.get(path);
        if (known != null) {
            return known;
        }
        var end = path.lastIndexOf('/');
        var made = new TreeItem<>(new Row(path.substring(end + 1), Optional.empty()));
        made.setExpanded(true);
        folders.put(path, made);
        folderOf(end < 0 ? "" : path.substring(0, end), folders).getChildren().add(made);
        return made;
    }

    /// A folder by its name, a message by its name and topic.
    private final class Cell extends TreeCell<Row> {

        private final Label title = new Label();
        private final Label topic = new Label();
        private final HBox line = new HBox(8, title, topic);

        private Cell() {
            topic.getStyleClass().addAll("mono", "muted");
            title.setMinWidth(Label.USE_PREF_SIZE);
            topic.setMinWidth(0);
            line.setMinWidth(0);
            line.setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Row row, boolean empty) {
            super.updateItem(row, empty);
            if (row == null || empty) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            title.setText(row.title());
            topic.setText(row.message().map(SavedMessage::topic).orElse(""));
            setAccessibleText(row.message().map(message -> words.get("publish.saved.accessible", row.title(), message.topic())).orElse(row.title()));
            setGraphic(line);
        }
    }
}
