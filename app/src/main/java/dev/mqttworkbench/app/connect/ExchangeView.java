package dev.mqttworkbench.app.connect;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

import dev.mqttworkbench.app.fx.FileQuestion;
import dev.mqttworkbench.app.fx.Visibility;
import dev.mqttworkbench.app.workbench.Words;
import org.jspecify.annotations.Nullable;

/// The page on which profiles come from a file or go into one.
public final class ExchangeView {

    private final ExchangeViewModel model;
    private final Words words;
    private final FileQuestion files;
    private boolean isExport;
    private Runnable back = () -> {};

    @FXML private VBox root;
    @FXML private Label title;
    @FXML private Label explanation;
    @FXML private TextField file;
    @FXML private Button browse;
    @FXML private CheckBox withSecrets;
    @FXML private Label warning;
    @FXML private Label sentence;
    @FXML private ListView<String> notes;
    @FXML private Button go;
    @FXML private Button leave;

    /// A page over this model.
    public ExchangeView(ExchangeViewModel model, Words words, FileQuestion files) {
        this.files = files;
        this.model = model;
        this.words = words;
    }

    @FXML
    private void initialize() {
        file.textProperty().bindBidirectional(model.fileProperty());
        file.setOnAction(event -> {
            run();
            event.consume();
        });
        browse.setOnAction(event -> browse());
        withSecrets.selectedProperty().bindBidirectional(model.withSecretsProperty());
        warning.visibleProperty().bind(model.withSecretsProperty());
        warning.managedProperty().bind(warning.visibleProperty());
        sentence.textProperty().bind(model.sentenceProperty());
        model.failedProperty().subscribe(failed -> {
            sentence.getStyleClass().removeAll("error", "ok");
            sentence.getStyleClass().add(failed ? "error" : "ok");
        });
        notes.setItems(model.notes());
        notes.setCellFactory(list -> new Note());
        go.setOnAction(event -> run());
        leave.setOnAction(event -> back.run());
        model.replacedProperty().subscribe(this::name);
    }

    private void name() {
        var isReplacing = isExport && model.replacedProperty().get().isPresent();
        go.setText(words.get(isReplacing ? "connect.export.replace" : isExport ? "connect.export.go" : "connect.import.go"));
        go.setAccessibleText(go.getText());
    }

    /// Shows what is imported, or exported.
    ///
    /// @param whenLeft is called when the reader goes back to the form
    void begin(boolean exports, Runnable whenLeft) {
        isExport = exports;
        back = whenLeft;
        model.begin();
        title.setText(words.get(exports ? "connect.export.title" : "connect.import.title"));
        explanation.setText(words.get(exports ? "connect.export.explanation" : "connect.import.explanation"));
        name();
        Visibility.setShown(withSecrets, exports);
        Visibility.setShown(notes, !exports);
        file.requestFocus();
    }

    private void run() {
        if (isExport) {
            model.exportFile();
        } else {
            model.importFile();
        }
    }

    private void browse() {
        var question = new FileQuestion.Question(title.getText(), isExport ? "connections.json" : "", "JSON", "*.json");
        var window = root.getScene().getWindow();
        if (isExport) {
            files.whereToSave(window, question).ifPresent(model::chooseToReplace); // the system asks
        } else {
            files.whatToOpen(window, question).ifPresent(chosen -> file.setText(chosen.toString()));
        }
    }

    /// A note, in as many lines as it takes.
    private static final class Note extends ListCell<String> {

        @Override
        protected void updateItem(@Nullable String note, boolean empty) {
            super.updateItem(note, empty);
            setText(empty ? null : note);
            setAccessibleText(empty ? null : note);
            setWrapText(true);
            setPrefWidth(0);
            setMinHeight(USE_PREF_SIZE);
        }
    }
}
