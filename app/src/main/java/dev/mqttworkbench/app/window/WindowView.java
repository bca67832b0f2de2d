package dev.mqttworkbench.app.window;

import java.util.ArrayList;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.WindowEvent;

import atlantafx.base.controls.ModalPane;
import dev.mqttworkbench.app.fx.CopiedText;
import dev.mqttworkbench.app.workbench.Screen;
import dev.mqttworkbench.app.workbench.Words;
import org.jspecify.annotations.Nullable;

/// The frame on the screen.
public final class WindowView {

    private static final double ROOM_FOR_CHIPS = 1_120;
    private static final double ROOM_FOR_PALETTE = 1_400;

    private final ConnectionViewModel model;
    private final LinkViewModel link;
    private final Parts parts;
    private final WindowActions actions;
    private final Words words;
    private final Function<String, Screen> makers;
    private @Nullable Rail rail;
    private @Nullable Theme theme;
    private Runnable projector = () -> {};

    @FXML private BorderPane frame;
    @FXML private VBox top;
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
    @FXML private ToggleGroup screens;
    @FXML private StackPane content;
    @FXML private ModalPane modal;

    /// What lies in it and has a layout of its own.
    ///
    /// @param banners below the top bar
    /// @param statusBar at the foot
    /// @param showAccounts opens the accounts of the messages
    public record Parts(Node banners, Node statusBar, Runnable showAccounts) {}

    /// @param makers gives the screen of a name that a button of the rail has; asked whenever one is to be shown
    public WindowView(
            ConnectionViewModel model, LinkViewModel link, Parts parts, WindowActions actions, Words words, Function<String, Screen> makers) {
        this.model = model;
        this.link = link;
        this.parts = parts;
        this.actions = actions;
        this.words = words;
        this.makers = makers;
    }

    @FXML
    private void initialize() {
        top.getChildren().add(parts.banners());
        frame.setBottom(parts.statusBar());
        bindConnection();
        bindLink();
        connectItem.setOnAction(event -> showConnect());
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
        paletteButton.textProperty().bind(topBar.widthProperty()
                .map(width -> words.get(width.doubleValue() < ROOM_FOR_PALETTE ? "palette.button" : "palette.button.long")));
        modal.setInTransitionFactory(null); // it would begin where the panel does not belong
        modal.setOutTransitionFactory(null);
        modal.displayProperty().addListener((observed, before, now) -> {
            if (!now) {
                modal.setContent(null);
            }
        });
        rail = new Rail(screens, makers, content);
    }

    private void bindConnection() {
        LampRegion.light(connectionLamp, model.connectionLampProperty());
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
    }

    private static void item(MenuItem item, ObservableValue<Boolean> isShown, Runnable action) {
        item.visibleProperty().bind(isShown);
        item.setOnAction(event -> action.run());
    }

    /// A chip is whole or not there: in a narrow window the palette and the menu of the connection say the same.
    private void chip(Label label, ObservableValue<String> text) {
        label.textProperty().bind(text);
        label.visibleProperty().bind(label.textProperty().isNotEmpty().and(topBar.widthProperty().greaterThan(ROOM_FOR_CHIPS)));
        label.managedProperty().bind(label.visibleProperty());
    }

    // ---- screens ----

    private Rail rail() {
        return Objects.requireNonNull(rail, "The layout is loaded");
    }

    /// Another connection is shown from now on, with screens of its own.
    public void refresh() {
        rail().refresh();
    }

    /// Whether anybody can see the window: nothing is painted where nobody can.
    public void setSeen(boolean isSeen) {
        rail().shown().ifPresent(screen -> screen.setSeen(isSeen));
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

    /// Lets the next packet go on that the screen holds.
    public void deliverNextPacket() {
        rail().shown().ifPresent(Screen::deliverNextPacket);
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
        parts.showAccounts().run();
    }

    /// The width below which something of the view that is shown would be cut.
    public double neededWidth() {
        var shown = content.getChildren().stream().filter(Node::isVisible).mapToDouble(view -> view.minWidth(-1)).max().orElse(0);
        return Math.max(frame.minWidth(-1), frame.getLeft().minWidth(-1) + shown);
    }

    /// Opens the command palette.
    public void showPalette() {
        var frameCommands = new WindowCommands(this, model, link, actions, words);
        var commands = new ArrayList<>(frameCommands.all(rail().names(), Objects.requireNonNull(theme, "A theme is chosen")));
        commands.addAll(NodeCommands.in(parts.banners(), words.get("palette.banner") + " › ", words));
        rail().shown().ifPresent(screen -> commands.addAll(NodeCommands.in(screen.root(), words.get("window.rail." + rail().chosen()) + " › ", words)));
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
        CopiedText.copy(text);
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
