package dev.mqttworkbench.app.robot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListCell;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import dev.mqttworkbench.app.fx.Pictures;
import dev.mqttworkbench.app.launch.FailureLog;
import dev.mqttworkbench.app.launch.Wiring;
import dev.mqttworkbench.app.workbench.BundledBroker;
import dev.mqttworkbench.app.workbench.BundledBroker.State;
import dev.mqttworkbench.broker.BrokerSettings;
import dev.mqttworkbench.broker.RetainedMessage;
import dev.mqttworkbench.gate.HeldPacket;
import org.testfx.api.FxRobot;

import static dev.mqttworkbench.app.robot.OnScreen.onScreen;

/// A robot that uses the whole workbench as a person does: its window, its broker on a free port.
public final class Workbench implements AutoCloseable {

    private final FxRobot robot = new FxRobot();
    private final Stage stage;
    private final BundledBroker broker;
    private final ChosenFiles files = new ChosenFiles();

    private Workbench(Stage stage, BundledBroker broker) {
        this.stage = stage;
        this.broker = broker;
    }

    /// Opens the workbench in a window of this size. On the JavaFX thread.
    public static Workbench open(Stage stage, Locale language, double width, double height) {
        return open(stage, language, width, height, new BundledBroker(BrokerSettings.defaults().withPort(0)));
    }

    /// The same, with this broker.
    static Workbench open(Stage stage, Locale language, double width, double height, BundledBroker broker) {
        return open(stage, language, width, height, broker, emptyFolder());
    }

    /// The same, with what is in this folder for settings.
    static Workbench open(Stage stage, Locale language, double width, double height, BundledBroker broker, Path settings) {
        var workbench = new Workbench(stage, broker);
        stage.setX(0); // all tests share one stage, and JavaFX without a display paints nothing that ends below 1,000 pixels
        stage.setY(0);
        workbench.openWindow(language, settings);
        stage.setWidth(width);
        stage.setHeight(height);
        return workbench;
    }

    /// Opens the workbench where its window was the last time. On the JavaFX thread.
    static Workbench reopen(Stage stage, Path settings) {
        var workbench = new Workbench(stage, new BundledBroker(BrokerSettings.defaults().withPort(0)));
        workbench.openWindow(Locale.ENGLISH, settings);
        return workbench;
    }

    private void openWindow(Locale language, Path settings) {
        new Wiring(broker, broker.start(), new FailureLog(), settings, language, Optional::empty, files).open(stage);
    }

    /// A folder for settings of this run.
    static Path emptyFolder() {
        try {
            return Files.createTempDirectory("workbench-settings");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Waits until the workbench's own client is connected.
    public void waitUntilConnected() {
        waitUntil("connected", () -> label("connectionAddress").getText().startsWith("mqtt://"));
    }

    /// The port of the broker in the box.
    public int port() {
        return broker.latestState() instanceof State.Listening(var host, var port, var taken, var inMemory) ? port : 0;
    }

    /// Whether the packets of the broker in the box are recorded.
    boolean isTracing() {
        return broker.running().filter(running -> running.trace().isOn()).isPresent();
    }

    /// Minimises the window, or brings it back.
    void minimise(boolean minimised) {
        onScreen(() -> {
            stage.setIconified(minimised);
        });
    }

    /// The topics of which the broker in the box keeps a message.
    List<String> retained() {
        return broker.retained().map(queries -> queries.all().toCompletableFuture().join().messages().stream().map(RetainedMessage::topic).toList())
                .orElse(List.of());
    }

    /// The packets that the broker in the box holds at its gates.
    List<HeldPacket> held() {
        return broker.running().map(running -> running.gates().held().toCompletableFuture().join()).orElse(List.of());
    }

    /// The scene of the window, for the robots of single screens. On the JavaFX thread alone, which changes it meanwhile.
    Scene scene() {
        if (!Platform.isFxApplicationThread()) {
            throw new IllegalStateException("Ask for the scene on the JavaFX thread: onScreen(() -> ...)");
        }
        return stage.getScene();
    }

    // ---- what a person does ----

    /// Chooses this file whenever the workbench asks for one.
    void chooseFile(Path file) {
        files.choose(file);
    }

    /// Clicks on the node with this id, as soon as it takes a click.
    public void click(String id) {
        waitUntil(id + " to be enabled", () -> robot.lookup("#" + id).queryAll().stream().noneMatch(Node::isDisabled));
        robot.clickOn("#" + id);
    }

    /// Presses keys together.
    public void press(KeyCode... keys) {
        robot.push(keys);
    }

    /// Writes with the keyboard, where the focus is.
    public void type(String text) {
        robot.write(text, 0);
    }

    /// Gives the keyboard to a node.
    public void focus(String id) {
        onScreen(() -> {
            node(id).requestFocus();
        });
    }

    /// Replaces the text of a field.
    public void write(String id, String text) {
        onScreen(() -> {
            var field = (TextInputControl) node(id);
            field.requestFocus();
            field.setText(text);
        });
    }

    /// Chooses an item of a menu in the top bar.
    public void choose(String menu, String item) {
        onScreen(() -> {
            ((MenuButton) node(menu)).getItems().stream().filter(each -> item.equals(each.getId())).forEach(MenuItem::fire);
        });
    }

    /// Opens the panel for another broker.
    void openConnectPanel() {
        waitUntilConnected();
        choose("connectionMenu", "connectItem");
        waitForNode("connectPanel");
    }

    /// Chooses a value in a box by its name.
    public void pick(String box, String value) {
        onScreen(() -> {
            pick((ComboBox<?>) node(box), value);
        });
    }

    private static <T> void pick(ComboBox<T> box, String value) {
        box.getItems().stream().filter(each -> value.equals(box.getConverter().toString(each))).forEach(box::setValue);
    }

    /// Shows a page of tabs.
    public void turnTo(String tabs, int page) {
        onScreen(() -> {
            ((TabPane) node(tabs)).getSelectionModel().select(page);
        });
        OnScreen.waitUntilIdle();
    }

    /// The rows of a list that can be seen, from the top, by what a screen reader says.
    public List<String> rows(String list) {
        return onScreen(() -> node(list).lookupAll(".list-cell").stream()
                .map(cell -> (ListCell<?>) cell).filter(cell -> !cell.isEmpty() && cell.isVisible())
                .sorted((a, b) -> Integer.compare(a.getIndex(), b.getIndex()))
                .map(Node::getAccessibleText).toList());
    }

    /// Connects to another broker on this computer, and waits until it is shown.
    void connectTo(int otherPort, String topicFilter) {
        choose("connectionMenu", "connectItem");
        waitForNode("connectPanel");
        write("connectHost", "127.0.0.1");
        write("connectPort", Integer.toString(otherPort));
        turnTo("connectTabs", 4);
        focus("subscriptionList");
        press(KeyCode.HOME);
        press(KeyCode.DELETE);
        write("subscriptionFilter", topicFilter);
        click("subscriptionAdd");
        click("connectConfirm");
        waitForText("connectionAddress", ":" + otherPort);
    }

    /// Clicks on a row of the topic tree.
    public void clickTopic(String label) {
        robot.clickOn(onScreen(() -> row(label)));
    }

    // ---- what a person sees ----

    /// Waits for a row in the topic tree.
    public void waitForTopic(String label) {
        waitUntil("the topic " + label, () -> rows().stream().anyMatch(cell -> label.equals(cell.getAccessibleText())));
    }

    /// All texts in a row of the topic tree, from the left, that can be seen.
    public List<String> textsOf(String label) {
        return onScreen(() -> row(label).lookupAll(".label").stream()
                .filter(Node::isVisible)
                .map(each -> ((Label) each).getText())
                .filter(text -> !text.isEmpty())
                .toList());
    }

    /// The labels of the rows in the topic tree, from the top.
    public List<String> topics() {
        return onScreen(() -> rows().stream()
                .sorted((a, b) -> Integer.compare(a.getIndex(), b.getIndex()))
                .map(Node::getAccessibleText).toList());
    }

    private ListCell<?> row(String label) {
        return rows().stream().filter(cell -> label.equals(cell.getAccessibleText())).findFirst()
                .orElseThrow(() -> new AssertionError("There is no row " + label));
    }

    private List<? extends ListCell<?>> rows() {
        return node("topics-tree").lookupAll(".topic-cell").stream()
                .map(cell -> (ListCell<?>) cell).filter(cell -> !cell.isEmpty() && cell.isVisible()).toList();
    }

    /// The text of a label or button.
    public String text(String id) {
        return onScreen(() -> node(id) instanceof Labeled labeled ? labeled.getText() : ((TextInputControl) node(id)).getText());
    }

    /// The width below which the contents of the window would be cut.
    double smallestWidth() {
        return onScreen(() -> scene().getRoot().getChildrenUnmodifiable().stream().mapToDouble(child -> child.minWidth(-1)).max().orElse(0));
    }

    /// Whether a node and all that it lies in are in sight.
    public boolean isShown(String id) {
        return onScreen(() -> Sight.isShown(node(id)));
    }

    /// Whether there is a node, in sight or not.
    boolean isThere(String id) {
        return onScreen(() -> scene().lookup("#" + id) != null);
    }

    /// Whether a node takes no clicks.
    boolean isDisabled(String id) {
        return onScreen(() -> node(id).isDisabled());
    }

    /// The id of the node that has the keyboard.
    public String focused() {
        return onScreen(() -> Optional.ofNullable(scene().getFocusOwner()).map(Node::getId).orElse(""));
    }

    /// The colour of the ground of the window.
    public String ground() {
        return onScreen(() -> ((javafx.scene.layout.Region) node("frame")).getBackground().getFills().getLast().getFill().toString());
    }

    /// Waits until a label or button has a text that contains this.
    public void waitForText(String id, String part) {
        waitUntil(id + " to say " + part, () -> node(id) instanceof Labeled labeled && labeled.getText().contains(part));
    }

    /// Waits until a node is in sight.
    public void waitForNode(String id) {
        waitUntil(id, () -> isThere(id));
    }

    /// Buttons and labels whose text does not fit and is cut.
    public List<String> cutButtons() {
        return onScreen(() -> scene().getRoot().lookupAll(".button").stream()
                .filter(Sight::isShown)
                .map(Button.class::cast)
                .filter(button -> button.getWidth() + 0.5 < button.prefWidth(-1) || Sight.isCut(button))
                .map(Button::getText)
                .toList());
    }

    private Label label(String id) {
        return (Label) node(id);
    }

    private Node node(String id) {
        var nodes = scene().getRoot().lookupAll("#" + id); // two views of a payload have the same parts
        return nodes.stream().filter(Sight::isShown).findFirst().or(() -> nodes.stream().findFirst())
                .orElseThrow(() -> new AssertionError("There is no " + id));
    }

    /// Waits for a state that is asked for on the JavaFX thread.
    public void waitUntil(String what, Supplier<Boolean> state) {
        OnScreen.waitUntil(what, state::get);
    }

    /// Writes a picture of the window.
    public void picture(Path file) throws IOException {
        var image = onScreen(() -> scene().snapshot(null));
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, Pictures.png(image));
    }

    /// Writes a picture of a node, in a popover for example.
    static void picture(Node node, Path file) throws IOException {
        Files.write(file, Pictures.png(onScreen(() -> node.snapshot(null, null))));
    }

    /// Closes the window; the broker stops behind it.
    @Override
    public void close() {
        onScreen(() -> {
            stage.hide();
        });
        broker.close();
    }
}
