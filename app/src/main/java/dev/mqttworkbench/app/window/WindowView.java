package dev.mqttworkbench.app.window;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.WindowEvent;

import atlantafx.base.controls.ModalPane;
import dev.mqttworkbench.app.fx.SparkLine;
import dev.mqttworkbench.app.workbench.Screen;
import dev.mqttworkbench.app.workbench.Words;
import org.jspecify.annotations.Nullable;

/// The frame on the screen.
public final class WindowView {

    private static final double ROOM_FOR_CHIPS = 1_120;

    private final ConnectionViewModel model;
    private final LinkViewModel link;
    private final StatusViewModel status;
    private final WindowActions actions;
    private final Words words;
    private final Map<String, Supplier<Screen>> suppliers;
    private @Nullable Rail rail;
    private @Nullable Theme theme;
    private Runnable projector = () -> {};

    @FXML private HBox topBar;
    @FXML private MenuButton connectionMenu;
    @FXML private Region connectionLamp;
    @FXML private Label connectionTitle;
    @FXML private Label connectionAddress;
    @FXML private MenuItem useBundledItem;
    @FXML private MenuItem connectItem;
    @FXML private MenuItem disconnectItem;
    @FXML private MenuItem cutItem;
    @FXML private MenuItem againItem;
    @FXML private MenuItem closeItem;
    @FXML private MenuItem copyAddressItem;
    @FXML private MenuItem demoItem;
    @FXML private Label versionChip;
    @FXML private Label clientChip;
    @FXML private Label subscriptionsChip;
    @FXML private MenuButton themeMenu;
    @FXML private RadioMenuItem themeSystem;
    @FXML private RadioMenuItem themeLight;
    @FXML private RadioMenuItem themeDark;
    @FXML private Button paletteButton;
    @FXML private Button subscribeButton;
    @FXML private Button publishButton;
    @FXML private HBox banner;
    @FXML private Label bannerSentence;
    @FXML private Button bannerNow;
    @FXML private Button bannerStop;
    @FXML private Button bannerAgain;
    @FXML private Button bannerConnect;
    @FXML private Button bannerDismiss;
    @FXML private HBox openBanner;
    @FXML private Label openBannerSentence;
    @FXML private Button openBannerBroker;
    @FXML private ToggleGroup screens;
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

    /// @param suppliers of the screens, by the names that the buttons of the rail have; asked whenever one is to be shown
    public WindowView(
            ConnectionViewModel model, LinkViewModel link, StatusViewModel status, WindowActions actions, Words words, Map<String, Supplier<Screen>> suppliers) {
        this.model = model;
        this.link = link;
        this.status = status;
        this.actions = actions;
        this.words = words;
        this.suppliers = suppliers;
    }

    @FXML
    private void initialize() {
        bindConnection();
        bindStatus();
        bindBanner();
        bindLink();
        connectItem.setOnAction(event -> showConnect());
        bannerConnect.setOnAction(event -> showConnect());
        bannerDismiss.setOnAction(event -> model.dismissFailure());
        useBundledItem.setOnAction(event -> actions.useBundledBroker());
        useBundledItem.visibleProperty().bind(model.bundledOfferedProperty());
        closeItem.setOnAction(event -> model.close());
        closeItem.visibleProperty().bind(model.closableProperty());
        new ConnectionList(connectionMenu, model).install();
        copyAddressItem.setOnAction(event -> copy(model.connectionAddressProperty().get()));
        demoItem.setOnAction(event -> actions.toggleDemoDevices());
        demoItem.textProperty().bind(actions.demoRunning().map(running -> words.get(running ? "window.demo.stop" : "window.demo.start")));
        subscribeButton.setOnAction(event -> showSubscribe());
        subscribeButton.disableProperty().bind(model.closableProperty().not());
        publishButton.setOnAction(event -> focusPublish());
        paletteButton.setOnAction(event -> showPalette());
        pressureChip.setOnAction(event -> showAccounts());
        openBannerSentence.textProperty().bind(status.openSentenceProperty());
        openBanner.visibleProperty().bind(status.openSentenceProperty().isNotEmpty());
        openBanner.managedProperty().bind(openBanner.visibleProperty());
        openBannerBroker.setOnAction(event -> showScreen("broker"));
        modal.setInTransitionFactory(null); // it would begin where the panel does not belong
        modal.setOutTransitionFactory(null);
        modal.displayProperty().addListener((observed, before, now) -> {
            if (!now) {
                modal.setContent(null);
            }
        });
        rail = new Rail(screens, suppliers, content);
    }

    private void bindConnection() {
        lamp(connectionLamp, model.connectionLampProperty());
        connectionTitle.textProperty().bind(model.connectionTitleProperty());
        model.colourProperty().subscribe(colour -> connectionTitle.setGraphic(ConnectionList.tint(colour)));
        connectionAddress.textProperty().bind(model.connectionAddressProperty());
        chip(versionChip, model.versionProperty());
        chip(clientChip, model.clientProperty());
        chip(subscriptionsChip, model.subscriptionsProperty());
    }

    private void bindLink() {
        item(disconnectItem, link.standingProperty(), link::disconnect);
        item(cutItem, link.standingProperty(), link::cut);
        item(againItem, link.endedProperty(), link::connectAgain);
        button(bannerNow, link.waitingProperty(), link::retryNow);
        button(bannerStop, link.waitingProperty(), link::disconnect);
        button(bannerAgain, link.endedProperty(), link::connectAgain);
    }

    private static void item(MenuItem item, ObservableValue<Boolean> isShown, Runnable action) {
        item.visibleProperty().bind(isShown);
        item.setOnAction(event -> action.run());
    }

    private static void button(Button button, ObservableValue<Boolean> isShown, Runnable action) {
        button.visibleProperty().bind(isShown);
        button.managedProperty().bind(isShown);
        button.setOnAction(event -> action.run());
    }

    private void bindStatus() {
        lamp(brokerLamp, status.brokerLampProperty());
        brokerStatus.textProperty().bind(status.brokerStatusProperty());
        clientsStatus.textProperty().bind(status.clientsStatusProperty());
        inStatus.textProperty().bind(status.inStatusProperty());
        outStatus.textProperty().bind(status.outStatusProperty());
        status.inPerSecondProperty().addListener((observed, before, now) -> inSpark.show(now));
        status.outPerSecondProperty().addListener((observed, before, now) -> outSpark.show(now));
        topicsStatus.textProperty().bind(status.topicsStatusProperty());
        pressureChip.textProperty().bind(status.pressureProperty().map(Pressure::summary));
        status.pressureProperty().addListener((observed, before, now) -> setStyle(pressureChip, "warning", now.isHigh()));
        heapStatus.textProperty().bind(status.heapStatusProperty());
        framesStatus.textProperty().bind(status.framesStatusProperty());
    }

    private void bindBanner() {
        bannerSentence.textProperty().bind(model.bannerProperty());
        banner.visibleProperty().bind(model.bannerProperty().isNotEmpty());
        banner.managedProperty().bind(banner.visibleProperty());
        bannerDismiss.visibleProperty().bind(model.dismissibleProperty());
        bannerDismiss.managedProperty().bind(bannerDismiss.visibleProperty());
    }

    /// A chip is whole or not there: in a narrow window the palette and the menu of the connection say the same.
    private void chip(Label label, ObservableValue<String> text) {
        label.textProperty().bind(text);
        label.visibleProperty().bind(label.textProperty().isNotEmpty().and(topBar.widthProperty().greaterThan(ROOM_FOR_CHIPS)));
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

    private Rail rail() {
        return Objects.requireNonNull(rail, "The layout is loaded");
    }

    /// Another connection is shown from now on, with screens of its own.
    public void refresh() {
        rail().refresh();
    }

    /// Shows the screen of this name.
    public void showScreen(String name) {
        rail().choose(name);
        focusScreen();
    }

    /// Shows the screen at this place of the rail, from 0.
    public void showScreen(int place) {
        rail().choose(place);
        focusScreen();
    }

    /// Gives the keyboard to the screen that is shown.
    public void focusScreen() {
        rail().shown().ifPresent(Screen::focus);
    }

    /// Gives the keyboard to the publish panel.
    public void focusPublish() {
        showScreen("topics");
        actions.focusPublish();
    }

    /// Gives the keyboard to the filter of the screen that is shown.
    public void focusFilter() {
        rail().shown().ifPresent(Screen::focusFilter);
    }

    /// Pauses the screen that is shown, or lets it go on.
    public void togglePause() {
        rail().shown().ifPresent(Screen::togglePause);
    }

    // ---- panels ----

    /// Opens the panel for another broker.
    public void showConnect() {
        show(actions.connectPanel(modal::hide), "#connectHost");
    }

    /// Opens the panel for the subscriptions of the connection that is shown.
    public void showSubscribe() {
        show(actions.subscribePanel(modal::hide), "#subscriptionFilter");
    }

    /// @param first the node that gets the keyboard
    private void show(Node panel, String first) {
        modal.setAlignment(Pos.CENTER);
        modal.show(panel);
        panel.applyCss();
        Optional.ofNullable(panel.lookup(first)).ifPresent(Node::requestFocus);
    }

    /// Opens the accounts of the messages.
    void showAccounts() {
        new Accounts(words, status.pressureProperty()).showAt(pressureChip);
    }

    /// Opens the command palette.
    public void showPalette() {
        var commands = new ArrayList<>(new WindowCommands(this, link, actions, words).all(rail().names(), Objects.requireNonNull(theme, "A theme is chosen")));
        rail().shown().ifPresent(screen -> commands.addAll(NodeCommands.in(screen.root(), words.get("window.rail." + rail().chosen()) + " › ")));
        var panel = actions.palette(commands, modal::hide);
        modal.setAlignment(Pos.TOP_CENTER);
        modal.show(panel);
        panel.lookup(".text-field").requestFocus();
    }

    /// Closes the window, as its own button does: the workbench ends.
    void quit() {
        var window = topBar.getScene().getWindow();
        window.fireEvent(new WindowEvent(window, WindowEvent.WINDOW_CLOSE_REQUEST));
    }

    private static void copy(String text) {
        var clip = new ClipboardContent();
        clip.putString(text);
        Clipboard.getSystemClipboard().setContent(clip);
    }

    // ---- theme ----

    /// Lets menu and palette choose the theme.
    public void choose(Theme chosen) {
        theme = chosen;
        themeSystem.setOnAction(event -> chosen.choiceProperty().set(Theme.Choice.SYSTEM));
        themeLight.setOnAction(event -> chosen.choiceProperty().set(Theme.Choice.LIGHT));
        themeDark.setOnAction(event -> chosen.choiceProperty().set(Theme.Choice.DARK));
        chosen.choiceProperty().subscribe(now -> (switch (now) {
            case SYSTEM -> themeSystem;
            case LIGHT -> themeLight;
            case DARK -> themeDark;
        }).setSelected(true));
    }

    /// What shows everything larger, or as usual again.
    void projectBy(Runnable toggle) {
        projector = toggle;
    }

    void toggleProjector() {
        projector.run();
    }

    /// Is told the name of the screen whenever another one is chosen.
    public void onScreen(Consumer<String> told) {
        screens.selectedToggleProperty().addListener((observed, before, now) -> told.accept(rail().chosen()));
    }
}
