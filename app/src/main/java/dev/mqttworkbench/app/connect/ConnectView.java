package dev.mqttworkbench.app.connect;

import java.util.List;
import java.util.Optional;

import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import dev.mqttworkbench.app.workbench.Words;
import org.jspecify.annotations.Nullable;

/// The panel for connections on the screen: the profiles at the left, the form at the right, below it how an attempt goes.
public final class ConnectView {

    private final ConnectViewModel model;
    private final ProfilesViewModel profiles;
    private final Words words;
    private final List<Node> pages;
    private final Node exchangePage;
    private final ExchangeView exchange;
    private final Runnable close;
    private boolean isFollowing;

    @FXML private TextField search;
    @FXML private ListView<ProfileRow> list;
    @FXML private Button create;
    @FXML private Button duplicate;
    @FXML private Button delete;
    @FXML private HBox undoBox;
    @FXML private Label undoSentence;
    @FXML private Button undo;
    @FXML private Label trouble;
    @FXML private Button importButton;
    @FXML private Button exportButton;
    @FXML private StackPane slot;
    @FXML private VBox formSide;
    @FXML private TabPane tabs;
    @FXML private GridPane steps;
    @FXML private VBox question;
    @FXML private Label subject;
    @FXML private Label issuer;
    @FXML private Label names;
    @FXML private Label validity;
    @FXML private Label fingerprint;
    @FXML private Button accept;
    @FXML private Button refuse;
    @FXML private Label sentence;
    @FXML private Button test;
    @FXML private Button cancel;
    @FXML private Button confirm;

    /// @param pages of the form, in the order of the tabs
    /// @param exchangePage and its view: for profiles from files and into them
    /// @param close is called when the connection stands, or the user gave up
    public ConnectView(ConnectViewModel model, ProfilesViewModel profiles, Words words, List<Node> pages, Node exchangePage, ExchangeView exchange, Runnable close) {
        this.model = model;
        this.profiles = profiles;
        this.words = words;
        this.pages = List.copyOf(pages);
        this.exchangePage = exchangePage;
        this.exchange = exchange;
        this.close = close;
    }

    @FXML
    private void initialize() {
        for (var place = 0; place < pages.size(); place++) {
            tabs.getTabs().get(place).setContent(pages.get(place));
        }
        slot.getChildren().add(exchangePage);
        showExchange(false);
        importButton.setOnAction(event -> exchange(false));
        exportButton.setOnAction(event -> exchange(true));
        bindList();
        bindOutcome();
        bindQuestion();
        confirm.disableProperty().bind(model.busyProperty());
        test.disableProperty().bind(model.busyProperty());
        confirm.setOnAction(event -> model.connect(close));
        test.setOnAction(event -> model.test());
        cancel.setOnAction(event -> close.run());
        model.busyProperty().addListener((observed, before, now) -> {
            if (now) {
                cancel.requestFocus(); // the keyboard stays in the panel when the other buttons are disabled
            }
        });
        cancel.sceneProperty().addListener((observed, before, now) -> {
            if (now == null) {
                model.leave(); // the panel was left: by this button, by Escape or by a click beside it
            }
        });
    }

    private void exchange(boolean exports) {
        showExchange(true);
        model.giveUp();
        exchange.begin(exports, () -> {
            showExchange(false);
            list.requestFocus();
        });
    }

    private void showExchange(boolean isShown) {
        exchangePage.setVisible(isShown);
        formSide.setVisible(!isShown);
        confirm.setDefaultButton(!isShown);
    }

    // ---- the profiles ----

    private void bindList() {
        search.textProperty().bindBidirectional(profiles.searchProperty());
        search.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.DOWN) {
                list.requestFocus();
            }
        });
        list.setItems(profiles.rows());
        list.setCellFactory(view -> new ProfileCell());
        list.getSelectionModel().selectedItemProperty().addListener((observed, before, now) -> onSelected(now));
        profiles.rows().addListener((ListChangeListener<ProfileRow>) change -> follow());
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        list.setOnMouseClicked(event -> {
            if (list.getSelectionModel().getSelectedItem() instanceof ProfileRow.Folder folder) {
                profiles.toggle(folder);
            } else if (event.getClickCount() == 2) {
                confirm.fire();
            }
        });
        follow();
        create.setOnAction(event -> {
            profiles.create();
            showExchange(false);
            showForm();
        });
        duplicate.setOnAction(event -> profiles.duplicate());
        delete.setOnAction(event -> {
            list.requestFocus();
            profiles.delete();
        });
        duplicate.disableProperty().bind(profiles.storedProperty().not());
        delete.disableProperty().bind(profiles.storedProperty().not());
        undo.setOnAction(event -> {
            list.requestFocus(); // the button goes away, and the keyboard stays in the panel
            profiles.undo();
        });
        undoSentence.textProperty().bind(profiles.undoSentenceProperty());
        show(undoBox, profiles.undoSentenceProperty().isNotEmpty());
        trouble.textProperty().bind(profiles.troubleProperty());
        show(trouble, profiles.troubleProperty().isNotEmpty());
    }

    private static void show(Node node, javafx.beans.value.ObservableValue<Boolean> isShown) {
        node.visibleProperty().bind(isShown);
        node.managedProperty().bind(node.visibleProperty());
    }

    private void onSelected(@Nullable ProfileRow row) {
        if (!isFollowing && row instanceof ProfileRow.Line line) {
            isFollowing = true;
            model.giveUp();
            showExchange(false);
            profiles.select(line.id());
            isFollowing = false;
        }
    }

    /// The profile in the form is the selected row, whatever happens to the rows.
    private void follow() {
        if (isFollowing) {
            return;
        }
        isFollowing = true;
        list.getSelectionModel().clearSelection();
        for (var row : profiles.rows()) {
            if (row instanceof ProfileRow.Line line && line.id().equals(profiles.current().id())) {
                list.getSelectionModel().select(row);
            }
        }
        isFollowing = false;
    }

    private void onKey(KeyEvent event) {
        var selected = Optional.ofNullable(list.getSelectionModel().getSelectedItem());
        switch (event.getCode()) {
            case DELETE -> profiles.delete();
            case LEFT, RIGHT, ENTER -> {
                if (!(selected.orElse(null) instanceof ProfileRow.Folder folder) || event.getCode() == KeyCode.LEFT == folder.isFolded() && event.getCode() != KeyCode.ENTER) {
                    return;
                }
                var place = list.getSelectionModel().getSelectedIndex();
                profiles.toggle(folder);
                list.getSelectionModel().clearAndSelect(place);
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void showForm() {
        tabs.getSelectionModel().selectFirst();
        Optional.ofNullable(tabs.lookup("#connectHost")).ifPresent(Node::requestFocus);
    }

    // ---- how an attempt goes ----

    private void bindOutcome() {
        sentence.textProperty().bind(model.sentenceProperty());
        show(sentence, model.sentenceProperty().isNotEmpty());
        model.failedProperty().addListener((observed, before, now) -> {
            sentence.getStyleClass().remove("error");
            if (now) {
                sentence.getStyleClass().add("error");
            }
        });
        model.steps().addListener((ListChangeListener<StepLine>) change -> showSteps());
        showSteps();
    }

    private void showSteps() {
        steps.getChildren().clear();
        for (var line : model.steps()) {
            var style = switch (line.state()) {
                case PASSED -> "ok";
                case FAILED -> "error";
                case RUNNING, WAITING -> "muted";
            };
            var title = words.get("connect.step.title." + line.step());
            steps.addRow(steps.getRowCount(), label("connectStep" + line.step() + "Sign", line.state().sign(), style), label("connectStep" + line.step() + "Title", title, style),
                    label("connectStep" + line.step(), line.text(), "muted"));
        }
        steps.setManaged(!model.steps().isEmpty());
        steps.setVisible(steps.isManaged());
    }

    private static Label label(String id, String text, String style) {
        var label = new Label(text);
        label.setId(id);
        label.getStyleClass().addAll("secondary", style);
        return label;
    }

    private void bindQuestion() {
        model.questionProperty().subscribe(asked -> {
            question.setVisible(asked.isPresent());
            question.setManaged(asked.isPresent());
            asked.ifPresent(this::ask);
        });
        accept.setOnAction(event -> model.accept());
        refuse.setOnAction(event -> {
            cancel.requestFocus();
            model.refuse();
        });
    }

    private void ask(CertificateQuestion asked) {
        subject.setText(asked.certificate().subject());
        issuer.setText(asked.issuer(words));
        names.setText(asked.names());
        validity.setText(asked.validity(words));
        fingerprint.setText(asked.certificate().fingerprint());
        refuse.requestFocus(); // Enter does not accept by accident
    }
}
