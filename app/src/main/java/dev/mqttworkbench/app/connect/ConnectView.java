package dev.mqttworkbench.app.connect;

import java.util.List;
import java.util.Optional;

import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.event.EventHandler;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.WindowEvent;

import org.jspecify.annotations.Nullable;

/// The panel for connections on the screen: the profiles at the left, the form at the right, below it how an attempt goes.
public final class ConnectView {

    /// What the panel is put together from.
    ///
    /// @param pages of the form, in the order of the tabs
    /// @param outcome how an attempt goes
    /// @param exchangePage for profiles from files and into them
    /// @param exchange its view
    public record Parts(List<Node> pages, Node outcome, Node exchangePage, ExchangeView exchange) {}

    private final ConnectViewModel model;
    private final ProfilesViewModel profiles;
    private final Parts parts;
    private final Runnable close;
    private final EventHandler<WindowEvent> leaving;
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
    @FXML private VBox foot;
    @FXML private Button test;
    @FXML private Button cancel;
    @FXML private Button confirm;

    /// @param close is called when the connection stands, or the user gave up
    public ConnectView(ConnectViewModel model, ProfilesViewModel profiles, Parts parts, Runnable close) {
        this.model = model;
        this.profiles = profiles;
        this.parts = parts;
        this.close = close;
        this.leaving = event -> model.leave(); // the window is closed while the panel is open
    }

    @FXML
    private void initialize() {
        for (var place = 0; place < parts.pages().size(); place++) {
            tabs.getTabs().get(place).setContent(parts.pages().get(place));
        }
        slot.getChildren().add(parts.exchangePage());
        showExchange(false);
        importButton.setOnAction(event -> exchange(false));
        exportButton.setOnAction(event -> exchange(true));
        bindList();
        foot.getChildren().addFirst(parts.outcome());
        show(parts.outcome(), Bindings.isNotEmpty(model.steps()).or(model.sentenceProperty().isNotEmpty()));
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
        model.questionProperty().addListener((observed, before, now) -> {
            if (now.isEmpty()) {
                cancel.requestFocus(); // the buttons of the question are gone
            }
        });
        cancel.sceneProperty().addListener((observed, before, now) -> {
            if (now == null) {
                model.leave(); // the panel was left: by this button, by Escape or by a click beside it
                before.getWindow().removeEventHandler(WindowEvent.WINDOW_HIDING, leaving);
            } else {
                now.getWindow().addEventHandler(WindowEvent.WINDOW_HIDING, leaving);
            }
        });
    }

    private void exchange(boolean exports) {
        showExchange(true);
        model.giveUp();
        parts.exchange().begin(exports, () -> {
            showExchange(false);
            list.requestFocus();
        });
    }

    private void showExchange(boolean isShown) {
        parts.exchangePage().setVisible(isShown);
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
        var row = list.getSelectionModel().getSelectedItem();
        switch (event.getCode()) {
            case DELETE -> delete(row);
            case LEFT, RIGHT, ENTER -> {
                if (!(row instanceof ProfileRow.Folder folder && isToggledBy(event.getCode(), folder))) {
                    return;
                }
                toggle(folder);
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void delete(@Nullable ProfileRow row) {
        if (row instanceof ProfileRow.Line) {
            profiles.delete();
        }
    }

    private static boolean isToggledBy(KeyCode code, ProfileRow.Folder folder) {
        return code == KeyCode.ENTER || folder.isFolded() == (code == KeyCode.RIGHT);
    }

    private void toggle(ProfileRow.Folder folder) {
        var place = list.getSelectionModel().getSelectedIndex();
        profiles.toggle(folder);
        list.getSelectionModel().clearAndSelect(place);
    }

    private void showForm() {
        tabs.getSelectionModel().selectFirst();
        Optional.ofNullable(tabs.lookup("#connectHost")).ifPresent(Node::requestFocus);
    }
}
