package dev.mqttworkbench.app.window;

import java.util.function.Supplier;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

import atlantafx.base.controls.ModalPane;
import atlantafx.base.controls.Popover;
import dev.mqttworkbench.app.fx.SparkLine;
import dev.mqttworkbench.app.workbench.Screen;
import dev.mqttworkbench.app.workbench.Words;
import org.jspecify.annotations.Nullable;

/// The frame on the screen.
public final class WindowView {

    private final WindowViewModel model;
    private final WindowActions actions;
    private final Words words;
    private final Supplier<Screen> topics;
    private final Supplier<Screen> stream;
    private @Nullable Screen shown;

    @FXML private MenuButton connectionMenu;
    @FXML private Region connectionLamp;
    @FXML private Label connectionTitle;
    @FXML private Label connectionAddress;
    @FXML private MenuItem useBundledItem;
    @FXML private MenuItem connectItem;
    @FXML private MenuItem copyAddressItem;
    @FXML private MenuItem demoItem;
    @FXML private Label versionChip;
    @FXML private Label clientChip;
    @FXML private Label subscriptionsChip;
    @FXML private MenuButton themeMenu;
    @FXML private RadioMenuItem themeSystem;
    @FXML private RadioMenuItem themeLight;
    @FXML private RadioMenuItem themeDark;
    @FXML private Button publishButton;
    @FXML private HBox banner;
    @FXML private Label bannerSentence;
    @FXML private Button bannerConnect;
    @FXML private Button bannerDismiss;
    @FXML private ToggleGroup screens;
    @FXML private ToggleButton topicsRail;
    @FXML private ToggleButton streamRail;
    @FXML private StackPane content;
    @FXML private Region brokerLamp;
    @FXML private Label brokerStatus;
    @FXML private Label clientsStatus;
    @FXML private Label inStatus;
    @FXML private SparkLine inSpark;
    @FXML private Label outStatus;
    @FXML private SparkLine outSpark;
    @FXML private Label topicsStatus;
    @FXML private Button pressureChip;
    @FXML private Label heapStatus;
    @FXML private Label framesStatus;
    @FXML private ModalPane modal;

    /// @param topics makes the first screen
    /// @param stream makes the second one, when it is first shown
    public WindowView(
            WindowViewModel model, WindowActions actions, Words words, Supplier<Screen> topics, Supplier<Screen> stream) {
        this.model = model;
        this.actions = actions;
        this.words = words;
        this.topics = topics;
        this.stream = stream;
    }

    @FXML
    private void initialize() {
        bindConnection();
        bindStatus();
        bindBanner();
        connectItem.setOnAction(event -> showConnect());
        bannerConnect.setOnAction(event -> showConnect());
        bannerDismiss.setOnAction(event -> model.dismissFailure());
        useBundledItem.setOnAction(event -> actions.useBundledBroker());
        useBundledItem.visibleProperty().bind(model.bundledOfferedProperty());
        copyAddressItem.setOnAction(event -> copy(model.connectionAddressProperty().get()));
        demoItem.setOnAction(event -> actions.toggleDemoDevices());
        demoItem.textProperty().bind(actions.demoRunning().map(running -> words.get(running ? "window.demo.stop" : "window.demo.start")));
        publishButton.setOnAction(event -> focusPublish());
        pressureChip.setOnAction(event -> showAccounts());
        modal.setInTransitionFactory(null); // it would begin where the panel does not belong
        modal.setOutTransitionFactory(null);
        modal.displayProperty().addListener((observed, before, now) -> {
            if (!now) {
                modal.setContent(null);
            }
        });
        screens.selectedToggleProperty().addListener((observed, before, now) -> onRail(before, now));
        show(topics.get());
    }

    private void bindConnection() {
        lamp(connectionLamp, model.connectionLampProperty());
        connectionTitle.textProperty().bind(model.connectionTitleProperty());
        connectionAddress.textProperty().bind(model.connectionAddressProperty());
        chip(versionChip, model.versionProperty());
        chip(clientChip, model.clientProperty());
        chip(subscriptionsChip, model.subscriptionsProperty());
    }

    private void bindStatus() {
        lamp(brokerLamp, model.brokerLampProperty());
        brokerStatus.textProperty().bind(model.brokerStatusProperty());
        clientsStatus.textProperty().bind(model.clientsStatusProperty());
        inStatus.textProperty().bind(model.inStatusProperty());
        outStatus.textProperty().bind(model.outStatusProperty());
        model.inPerSecondProperty().addListener((observed, before, now) -> inSpark.show(now));
        model.outPerSecondProperty().addListener((observed, before, now) -> outSpark.show(now));
        topicsStatus.textProperty().bind(model.topicsStatusProperty());
        pressureChip.textProperty().bind(model.pressureProperty().map(Pressure::summary));
        model.pressureProperty().addListener((observed, before, now) -> setStyle(pressureChip, "warning", now.isHigh()));
        heapStatus.textProperty().bind(model.heapStatusProperty());
        framesStatus.textProperty().bind(model.framesStatusProperty());
    }

    private void bindBanner() {
        bannerSentence.textProperty().bind(model.bannerProperty());
        banner.visibleProperty().bind(model.bannerProperty().isNotEmpty());
        banner.managedProperty().bind(banner.visibleProperty());
        bannerDismiss.visibleProperty().bind(model.dismissibleProperty());
        bannerDismiss.managedProperty().bind(bannerDismiss.visibleProperty());
    }

    private static void chip(Label label, ObservableValue<String> text) {
        label.textProperty().bind(text);
        label.visibleProperty().bind(label.textProperty().isNotEmpty());
        label.managedProperty().bind(label.visibleProperty());
    }

    private static void lamp(Region region, ReadOnlyObjectProperty<Lamp> state) {
        setStyle(region, state.get().styleClass(), !state.get().styleClass().isEmpty());
        state.addListener((observed, before, now) -> {
            region.getStyleClass().remove(before.styleClass());
            setStyle(region, now.styleClass(), !now.styleClass().isEmpty());
        });
    }

    private static void setStyle(Node node, String styleClass, boolean on) {
        ObservableList<String> classes = node.getStyleClass();
        if (on && !classes.contains(styleClass)) {
            classes.add(styleClass);
        } else if (!on) {
            classes.remove(styleClass);
        }
    }

    // ---- screens ----

    private void onRail(@Nullable Toggle before, @Nullable Toggle now) {
        if (now == null && before != null) {
            before.setSelected(true); // one is always down
        } else if (now == topicsRail) {
            show(topics.get());
        } else if (now == streamRail) {
            show(stream.get());
        }
    }

    private void show(Screen screen) {
        if (screen == shown) {
            return;
        }
        if (shown != null) {
            shown.setShown(false);
        }
        shown = screen;
        content.getChildren().setAll(screen.root());
        screen.setShown(true);
    }

    /// Shows the topics.
    public void showTopics() {
        topicsRail.setSelected(true);
        focusScreen();
    }

    /// Shows the stream.
    public void showStream() {
        streamRail.setSelected(true);
        focusScreen();
    }

    /// Gives the keyboard to the screen that is shown.
    public void focusScreen() {
        if (shown != null) {
            shown.focus();
        }
    }

    /// Gives the keyboard to the publish panel.
    public void focusPublish() {
        showTopics();
        actions.focusPublish();
    }

    /// Gives the keyboard to the filter of the screen that is shown.
    public void focusFilter() {
        if (shown != null) {
            shown.focusFilter();
        }
    }

    /// Pauses the screen that is shown, or lets it go on.
    public void togglePause() {
        if (shown != null) {
            shown.togglePause();
        }
    }

    // ---- panels ----

    /// Opens the panel for another broker.
    public void showConnect() {
        var panel = actions.connectPanel(modal::hide);
        modal.show(panel);
        panel.lookup(".text-field").requestFocus();
    }

    private void showAccounts() {
        var popover = new Popover(accounts());
        popover.setArrowLocation(Popover.ArrowLocation.BOTTOM_RIGHT);
        popover.setHeaderAlwaysVisible(false);
        popover.setDetachable(false);
        popover.show(pressureChip);
    }

    private Parent accounts() {
        var grid = new GridPane();
        grid.setId("accounts");
        grid.getStyleClass().add("accounts");
        account(grid, "window.pressure.received", model.pressureProperty().map(Pressure::received));
        account(grid, "window.pressure.kept", model.pressureProperty().map(Pressure::kept));
        account(grid, "window.pressure.evicted", model.pressureProperty().map(Pressure::evicted));
        account(grid, "window.pressure.skipped", model.pressureProperty().map(Pressure::skipped));
        account(grid, "window.pressure.bytes", model.pressureProperty().map(Pressure::memory));
        account(grid, "window.pressure.dropped", model.pressureProperty().map(Pressure::dropped));
        var law = new Label(words.get("window.pressure.law"));
        law.getStyleClass().add("muted");
        grid.add(law, 0, grid.getRowCount(), 2, 1);
        return grid;
    }

    private void account(GridPane grid, String key, ObservableValue<String> value) {
        var number = new Label();
        number.getStyleClass().add("number");
        number.textProperty().bind(value);
        number.setMaxWidth(Double.MAX_VALUE);
        grid.addRow(grid.getRowCount(), new Label(words.get(key)), number);
    }

    private static void copy(String text) {
        var clip = new ClipboardContent();
        clip.putString(text);
        Clipboard.getSystemClipboard().setContent(clip);
    }

    // ---- theme ----

    /// Lets the menu choose the theme.
    public void choose(Theme theme) {
        themeSystem.setOnAction(event -> theme.choiceProperty().set(Theme.Choice.SYSTEM));
        themeLight.setOnAction(event -> theme.choiceProperty().set(Theme.Choice.LIGHT));
        themeDark.setOnAction(event -> theme.choiceProperty().set(Theme.Choice.DARK));
    }
}
