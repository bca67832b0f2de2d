package dev.mqttworkbench.app.launch;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;

import dev.mqttworkbench.app.demo.DemoDevices;
import dev.mqttworkbench.app.fx.Fxml;
import dev.mqttworkbench.app.fx.Sampler;
import dev.mqttworkbench.app.fx.Tasks;
import dev.mqttworkbench.app.fx.ZoomPane;
import dev.mqttworkbench.app.publish.PropertiesView;
import dev.mqttworkbench.app.publish.PublishView;
import dev.mqttworkbench.app.publish.PublishViewModel;
import dev.mqttworkbench.app.stream.StreamActions;
import dev.mqttworkbench.app.stream.StreamView;
import dev.mqttworkbench.app.stream.StreamViewModel;
import dev.mqttworkbench.app.topics.DetailView;
import dev.mqttworkbench.app.topics.DetailViewModel;
import dev.mqttworkbench.app.topics.TopicsActions;
import dev.mqttworkbench.app.topics.TopicsView;
import dev.mqttworkbench.app.topics.TopicsViewModel;
import dev.mqttworkbench.app.window.ConnectView;
import dev.mqttworkbench.app.window.ConnectViewModel;
import dev.mqttworkbench.app.window.Keys;
import dev.mqttworkbench.app.window.Theme;
import dev.mqttworkbench.app.window.WindowActions;
import dev.mqttworkbench.app.window.WindowView;
import dev.mqttworkbench.app.window.WindowViewModel;
import dev.mqttworkbench.app.workbench.BundledBroker;
import dev.mqttworkbench.app.workbench.BundledBroker.State;
import dev.mqttworkbench.app.workbench.Connection;
import dev.mqttworkbench.app.workbench.Connections;
import dev.mqttworkbench.app.workbench.FailureWords;
import dev.mqttworkbench.app.workbench.MessageLog;
import dev.mqttworkbench.app.workbench.Screen;
import dev.mqttworkbench.app.workbench.Selection;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.client.ConnectOptions;
import dev.mqttworkbench.client.PublishResult;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.resources.Resources;
import org.jspecify.annotations.Nullable;

/// Makes the parts of the workbench and joins them: the one place that calls constructors across packages. On the JavaFX
/// thread only.
public final class Wiring implements WindowActions, AutoCloseable {

    private static final long DEMO_SEED = 7;
    private static final double WIDTH = 1440;
    private static final double HEIGHT = 900;
    private static final double SMALLEST_WIDTH = 800;
    private static final double SMALLEST_HEIGHT = 560;

    private final BundledBroker broker;
    private final Tasks tasks = Tasks.ofApplication();
    private final Words words;
    private final Fxml fxml;
    private final Sampler sampler = new Sampler();
    private final MessageLog log = new MessageLog();
    private final Connections connections = new Connections(log, tasks);
    private final Selection selection = new Selection();
    private final WindowViewModel window;
    private final BooleanProperty demoRunning = new SimpleBooleanProperty(this, "demoRunning");
    private final PublishViewModel publish;
    private final StreamViewModel stream;
    private final Once<Screen> topicsScreen = new Once<>(this::makeTopics);
    private final Once<Screen> streamScreen = new Once<>(this::makeStream);
    private final String clientIdentifier = "workbench-%04x".formatted(ThreadLocalRandom.current().nextInt(0x10000));
    private @Nullable WindowView view;
    private @Nullable PublishView publishView;
    private @Nullable DemoDevices demo;

    /// Parts that are not on the screen yet.
    ///
    /// @param started completes when the broker listens, or cannot
    /// @param failures is told where its sentences appear
    /// @param locale the reader's language
    public Wiring(BundledBroker broker, CompletionStage<State> started, FailureLog failures, Locale locale) {
        this.broker = broker;
        var bundle = Resources.words(locale);
        this.words = new Words(bundle, locale);
        this.fxml = new Fxml(bundle);
        this.window = new WindowViewModel(words, broker, connections, log, sampler);
        this.publish = new PublishViewModel(this::send, words, tasks);
        this.stream = new StreamViewModel(log, selection, words, ZoneId.systemDefault(), streamActions());
        stream.setShown(false);
        selection.topicProperty().addListener((observed, before, now) -> publish.prefill(now));
        failures.tell((failure, file) -> tasks.screen().execute(() -> window.tellUnexpected(failure.toString(), file.toString())));
        sampler.add(broker);
        sampler.add(connections);
        sampler.add(window);
        sampler.add(stream);
        tasks.whenComplete(started, state -> useBundledBroker(), failure -> {});
    }

    /// Shows the workbench in this window.
    public void open(Stage stage) {
        var frame = new WindowView(window, this, words, this::topics, this::stream);
        view = frame;
        var zoom = new ZoomPane(fxml.load("window/window.fxml", frame));
        var room = javafx.stage.Screen.getPrimary().getVisualBounds();
        var scene = new Scene(zoom, Math.min(WIDTH, room.getWidth()), Math.min(HEIGHT, room.getHeight()));
        Theme.loadFonts();
        frame.choose(new Theme(scene));
        new Keys(frame, zoom).install(scene);
        stage.setTitle(words.get("app.name"));
        stage.setMinWidth(SMALLEST_WIDTH);
        stage.setMinHeight(SMALLEST_HEIGHT);
        stage.setScene(scene);
        frame.focusScreen();
        stage.setOnHidden(event -> close());
        stage.show();
        sampler.start();
    }

    /// The messages behind the screens.
    MessageLog log() {
        return log;
    }

    /// The connection behind the screens.
    Connections connections() {
        return connections;
    }

    // ---- screens ----

    private Screen topics() {
        return topicsScreen.get();
    }

    private Screen stream() {
        return streamScreen.get();
    }

    private Screen makeTopics() {
        var model = new TopicsViewModel(log, selection, words);
        var detail = new DetailViewModel(model, log, words);
        sampler.add(model);
        sampler.add(detail);
        var view = new TopicsView(model, topicsActions(), words,
                fxml.load("topics/detail.fxml", new DetailView(detail, words, tasks)), publishPanel(), connections.currentProperty());
        fxml.load("topics/topics.fxml", view);
        return view;
    }

    private TopicsActions topicsActions() {
        return new TopicsActions() {
            @Override
            public void startDemoDevices() {
                toggleDemoDevices();
            }

            @Override
            public void connectElsewhere() {
                view().showConnect();
            }
        };
    }

    private Parent publishPanel() {
        var properties = fxml.load("publish/properties.fxml", new PropertiesView(publish.properties(), words));
        publishView = new PublishView(publish, words, properties);
        return fxml.load("publish/publish.fxml", publishView);
    }

    private Screen makeStream() {
        var screen = new StreamView(stream, streamActions(), words, tasks);
        fxml.load("stream/stream.fxml", screen);
        return screen;
    }

    private StreamActions streamActions() {
        return new StreamActions() {
            @Override
            public void startDemoDevices() {
                toggleDemoDevices();
            }

            @Override
            public void connectElsewhere() {
                view().showConnect();
            }

            @Override
            public void republish(Publish message) {
                publish.load(message);
                view().focusPublish();
            }
        };
    }

    private WindowView view() {
        return Objects.requireNonNull(view, "The window is open");
    }

    // ---- what the frame can have done ----

    @Override
    public void useBundledBroker() {
        if (broker.latestState() instanceof State.Listening(var host, var port, var taken, var inMemory)) {
            var options = ConnectOptions.to(host, port).withClientIdentifier(clientIdentifier);
            tasks.whenComplete(connections.use(new Connection(options, List.of("#"), true)), connection -> {},
                    failure -> window.tellFailure(new FailureWords(words).of(failure)));
        }
    }

    @Override
    public void toggleDemoDevices() {
        var running = demo;
        if (running != null) {
            demo = null;
            demoRunning.set(false);
            tasks.background().execute(running::close);
        } else if (broker.latestState() instanceof State.Listening(var host, var port, var taken, var inMemory)) {
            var devices = new DemoDevices(host, port, DEMO_SEED);
            demo = devices;
            demoRunning.set(true);
            tasks.whenComplete(devices.start(), started -> {}, failure -> {
                toggleDemoDevices();
                window.tellFailure(new FailureWords(words).of(failure));
            });
        }
    }

    @Override
    public ObservableValue<Boolean> demoRunning() {
        return demoRunning;
    }

    @Override
    public void focusPublish() {
        if (publishView != null) {
            publishView.focus();
        }
    }

    @Override
    public Node connectPanel(Runnable close) {
        var model = new ConnectViewModel(connections, tasks, words, clientIdentifier);
        return fxml.load("window/connect.fxml", new ConnectView(model, close));
    }

    private CompletionStage<PublishResult> send(Publish message) {
        return connections.publish(message, words.get("window.publish.noConnection"));
    }

    /// Disconnects, and stops the broker beside the screen.
    @Override
    public void close() {
        sampler.stop();
        connections.close();
        var devices = Optional.ofNullable(demo);
        tasks.background().execute(() -> {
            devices.ifPresent(DemoDevices::close);
            broker.close();
        });
    }
}
