package dev.mqttworkbench.app.robot;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javax.imageio.ImageIO;

import javafx.application.Application;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import javafx.stage.Stage;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import dev.mqttworkbench.app.fx.Fxml;
import dev.mqttworkbench.app.fx.Sampler;
import dev.mqttworkbench.app.fx.Tasks;
import dev.mqttworkbench.app.publish.PropertiesView;
import dev.mqttworkbench.app.publish.PublishView;
import dev.mqttworkbench.app.publish.PublishViewModel;
import dev.mqttworkbench.app.stream.StreamActions;
import dev.mqttworkbench.app.stream.StreamView;
import dev.mqttworkbench.app.stream.StreamViewModel;
import dev.mqttworkbench.app.workbench.Connection;
import dev.mqttworkbench.app.workbench.Connections;
import dev.mqttworkbench.app.workbench.Message;
import dev.mqttworkbench.app.workbench.MessageLog;
import dev.mqttworkbench.app.workbench.Selection;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.broker.Broker;
import dev.mqttworkbench.broker.BrokerSettings;
import dev.mqttworkbench.client.ConnectOptions;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.resources.Resources;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// A robot that uses the Stream and the publish panel as a person does, at a broker of its own.
public final class StreamScreen implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 15;

    private static final List<String> STYLE_WARNINGS = new CopyOnWriteArrayList<>();
    private static final Logger STYLE_LOG = Logger.getLogger("javafx.css"); // kept, or its handler is collected

    static {
        STYLE_LOG.addHandler(new Handler() {
            @Override
            public void publish(LogRecord complaint) {
                STYLE_WARNINGS.add(complaint.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        });
    }

    private final FxRobot robot = new FxRobot();
    private final Stage stage;
    private final Broker broker;
    private final Sampler sampler = new Sampler();
    private final Connections connections;
    private final Region root;

    private StreamScreen(Stage stage, Broker broker, Words words) {
        this.stage = stage;
        this.broker = broker;
        var tasks = Tasks.ofApplication();
        var fxml = new Fxml(words.bundle());
        var log = new MessageLog();
        var selection = new Selection();
        this.connections = new Connections(log, tasks);
        var publish = new PublishViewModel(
                message -> connections.publish(message, words.get("publish.error.noConnection")), words, tasks);
        selection.topicProperty().subscribe(publish::prefill);
        var stream = new StreamViewModel(log, selection, words, ZoneOffset.UTC, actions(publish));
        var properties = fxml.load("publish/properties.fxml", new PropertiesView(publish.properties(), words));
        var panel = (Region) fxml.load("publish/publish.fxml", new PublishView(publish, words, properties));
        panel.setPrefHeight(165);
        this.root = new BorderPane(fxml.load("stream/stream.fxml", new StreamView(stream, actions(publish), words, tasks)), null, null, panel, null);
        sampler.add(connections);
        sampler.add(stream);
    }

    private static StreamActions actions(PublishViewModel publish) {
        return new StreamActions() {
            @Override
            public void startDemoDevices() {}

            @Override
            public void connectElsewhere() {}

            @Override
            public void republish(Publish message) {
                publish.load(message);
            }
        };
    }

    /// Opens the screen in a window of this size. On the JavaFX thread.
    public static StreamScreen open(Stage stage, Locale language, boolean isDark, double width, double height) throws Exception {
        STYLE_WARNINGS.clear();
        Resources.fonts().forEach(StreamScreen::loadFont);
        Application.setUserAgentStylesheet((isDark ? new PrimerDark() : new PrimerLight()).getUserAgentStylesheet());
        var broker = Broker.start(BrokerSettings.defaults().withPort(0)).toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        var screen = new StreamScreen(stage, broker, new Words(Resources.words(language), language));
        var scene = new Scene(screen.root, width, height);
        scene.getStylesheets().addAll(
                Resources.styleSheet(isDark ? "palette-dark.css" : "palette-light.css"), Resources.styleSheet("base.css"));
        stage.setScene(scene);
        stage.show();
        screen.sampler.start();
        screen.connections.use(new Connection(ConnectOptions.to("127.0.0.1", screen.port()), List.of("#"), true));
        return screen;
    }

    private static void loadFont(String file) {
        try (var bytes = Resources.open(file)) {
            Font.loadFont(bytes, 13);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /// The port of the broker.
    public int port() {
        return broker.address().getPort();
    }

    /// Waits until the workbench's own client is connected and subscribed.
    public void waitUntilConnected() {
        waitUntil("connected", () -> connections.currentProperty().get().isPresent());
    }

    /// The messages in the table.
    public List<Message> rows() {
        return onScreen(() -> List.copyOf(table().getItems()));
    }

    /// Waits for a message with this topic in the table.
    public Message waitForRow(String topic) {
        waitUntil("a row of " + topic, () -> table().getItems().stream().anyMatch(message -> message.topic().equals(topic)));
        return rows().stream().filter(message -> message.topic().equals(topic)).findFirst().orElseThrow();
    }

    /// Selects the newest row.
    public void selectNewestRow() {
        onScreen(() -> {
            table().getSelectionModel().clearAndSelect(table().getItems().size() - 1);
            return null;
        });
    }

    /// Selects the first row of a topic.
    public void selectRow(String topic) {
        onScreen(() -> {
            table().getItems().stream().filter(message -> message.topic().equals(topic)).findFirst()
                    .ifPresent(message -> table().getSelectionModel().select(message));
            return null;
        });
    }

    /// Scrolls the table by notches of the wheel: up where positive.
    public void turnWheel(int notches) {
        robot.moveTo("#stream-table");
        robot.scroll(Math.abs(notches), notches > 0 ? javafx.geometry.VerticalDirection.UP : javafx.geometry.VerticalDirection.DOWN);
    }

    /// Presses keys together.
    public void press(KeyCode... keys) {
        robot.push(keys);
    }

    /// Puts the keyboard into the table.
    public void focusTable() {
        onScreen(() -> {
            table().requestFocus();
            return null;
        });
    }

    /// Clicks on the node with this id.
    public void click(String id) {
        robot.clickOn("#" + id);
    }

    /// Replaces the text of a field.
    public void write(String id, String text) {
        onScreen(() -> {
            var field = (TextInputControl) node(id);
            field.requestFocus();
            field.setText(text);
            return null;
        });
    }

    /// The text of a label.
    public String text(String id) {
        return onScreen(() -> node(id) instanceof Label label ? label.getText() : ((TextInputControl) node(id)).getText());
    }

    /// Whether a node is in sight.
    public boolean isVisible(String id) {
        return onScreen(() -> node(id).isVisible());
    }

    /// Whether a node and all that it lies in are in sight.
    public boolean isShown(String id) {
        return onScreen(() -> {
            for (Node node = node(id); node != null; node = node.getParent()) {
                if (!node.isVisible()) {
                    return false;
                }
            }
            return true;
        });
    }

    /// What JavaFX has complained about in the style sheets since the screen was opened.
    public List<String> styleWarnings() {
        return List.copyOf(STYLE_WARNINGS);
    }

    /// Waits until a label has a text that begins so.
    public void waitForText(String id, String beginning) {
        waitUntil(id + " to begin with " + beginning, () -> node(id) instanceof Label label && label.getText().startsWith(beginning));
    }

    private Node node(String id) {
        var node = root.lookup("#" + id);
        if (node == null) {
            throw new AssertionError("There is no " + id);
        }
        return node;
    }

    @SuppressWarnings("unchecked") // It is declared so in the layout.
    private TableView<Message> table() {
        return (TableView<Message>) node("stream-table");
    }

    private static <T> T onScreen(Supplier<T> question) {
        return WaitForAsyncUtils.waitForAsyncFx(PATIENCE_SECONDS * 1_000L, question::get);
    }

    /// Waits for a state that is asked for on the JavaFX thread.
    public void waitUntil(String what, Supplier<Boolean> state) {
        try {
            WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, () -> onScreen(state));
        } catch (TimeoutException late) {
            throw new AssertionError("Waited in vain for " + what, late);
        }
    }

    /// Writes a picture of the window.
    public void picture(Path file) throws IOException {
        var image = onScreen(() -> stage.getScene().snapshot(null));
        Files.createDirectories(file.getParent());
        ImageIO.write(toBufferedImage(image), "png", file.toFile());
    }

    /// Writes a picture of the screen, with what pops up over the window.
    public void robotPicture(Path file) throws IOException {
        var image = onScreen(() -> new javafx.scene.robot.Robot().getScreenCapture(null, stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight()));
        Files.createDirectories(file.getParent());
        ImageIO.write(toBufferedImage(image), "png", file.toFile());
    }

    private static BufferedImage toBufferedImage(Image image) {
        var picture = new BufferedImage((int) image.getWidth(), (int) image.getHeight(), BufferedImage.TYPE_INT_RGB);
        for (var y = 0; y < picture.getHeight(); y++) {
            for (var x = 0; x < picture.getWidth(); x++) {
                picture.setRGB(x, y, image.getPixelReader().getArgb(x, y));
            }
        }
        return picture;
    }

    @Override
    public void close() {
        onScreen(() -> {
            sampler.stop();
            connections.close();
            stage.hide();
            return null;
        });
        broker.close();
    }
}
