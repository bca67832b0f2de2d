package dev.mqttworkbench.app.launch;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Stage;

import dev.mqttworkbench.app.brokerview.UserChanges;
import dev.mqttworkbench.app.connect.DeletedProfiles;
import dev.mqttworkbench.app.fx.FileQuestion;
import dev.mqttworkbench.app.fx.Fxml;
import dev.mqttworkbench.app.fx.Sampler;
import dev.mqttworkbench.app.fx.Tasks;
import dev.mqttworkbench.app.fx.ZoomPane;
import dev.mqttworkbench.app.palette.PaletteView;
import dev.mqttworkbench.app.palette.PaletteViewModel;
import dev.mqttworkbench.app.payload.DecoderRules;
import dev.mqttworkbench.app.payload.DecoderTable;
import dev.mqttworkbench.app.recording.ReplayTarget;
import dev.mqttworkbench.app.retained.BrokerSource;
import dev.mqttworkbench.app.retained.RetainedSource;
import dev.mqttworkbench.app.retained.SeenSource;
import dev.mqttworkbench.app.retained.UndoSteps;
import dev.mqttworkbench.app.sessions.DeletedSessions;
import dev.mqttworkbench.app.window.BannersView;
import dev.mqttworkbench.app.window.ConnectionViewModel;
import dev.mqttworkbench.app.window.Keys;
import dev.mqttworkbench.app.window.LayoutMemory;
import dev.mqttworkbench.app.window.LayoutSettings;
import dev.mqttworkbench.app.window.LinkViewModel;
import dev.mqttworkbench.app.window.StatusBarView;
import dev.mqttworkbench.app.window.StatusViewModel;
import dev.mqttworkbench.app.window.Theme;
import dev.mqttworkbench.app.window.WindowActions;
import dev.mqttworkbench.app.window.WindowMemory;
import dev.mqttworkbench.app.window.WindowSettings;
import dev.mqttworkbench.app.window.WindowView;
import dev.mqttworkbench.app.workbench.BrokerControl;
import dev.mqttworkbench.app.workbench.BrokerProfile;
import dev.mqttworkbench.app.workbench.BundledBroker;
import dev.mqttworkbench.app.workbench.BundledBroker.State;
import dev.mqttworkbench.app.workbench.Command;
import dev.mqttworkbench.app.workbench.Connection;
import dev.mqttworkbench.app.workbench.Connections;
import dev.mqttworkbench.app.workbench.FailureWords;
import dev.mqttworkbench.app.workbench.Preferences;
import dev.mqttworkbench.app.workbench.Screen;
import dev.mqttworkbench.app.workbench.SettingsFolder;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.app.workbench.Workspace;
import dev.mqttworkbench.app.workbench.profile.ProfileList;
import dev.mqttworkbench.app.workbench.secret.PreferredStore;
import dev.mqttworkbench.app.workbench.secret.SecretFile;
import dev.mqttworkbench.app.workbench.secret.SecretStore;
import dev.mqttworkbench.app.workbench.secret.Secrets;
import dev.mqttworkbench.resources.Resources;
import org.jspecify.annotations.Nullable;

/// Makes the parts of the workbench and joins them: the one place that calls constructors across packages. On the JavaFX
/// thread only.
public final class Wiring implements WindowActions, AutoCloseable {

    private static final Duration SCAN_ENDS_AFTER = Duration.ofSeconds(2);
    private static final double WIDTH = 1440;
    private static final double HEIGHT = 900;
    private static final double SMALLEST_WIDTH = 800;
    private static final double SMALLEST_HEIGHT = 560;

    private final BundledBroker broker;
    private final Tasks tasks = Tasks.ofApplication();
    private final Words words;
    private final Fxml fxml;
    private final Sampler sampler = new Sampler();
    private final Connections connections = new Connections(tasks);
    private final SettingsFolder settings;
    private final ConnectionViewModel connection;
    private final Troubles troubles;
    private final LinkViewModel link;
    private final StatusViewModel status;
    private final BundledConnection bundled;
    private final DemoSwitch demo;
    private final BrokerControl control;
    private final Shared shared;
    private final SettingsPart preferred;
    private final HandshakesPart handshakes;
    private final Map<Workspace, WorkspaceScreens> screens = new HashMap<>();
    private final Secrets secrets;
    private final ConnectPanel connect;
    private @Nullable WindowView view;
    private @Nullable Once<Screen> settingsScreen;

    /// Parts that are not on the screen yet.
    ///
    /// @param started completes when the broker listens, or cannot
    /// @param failures is told where its sentences appear
    /// @param settingsFolder for what survives a restart
    /// @param locale the reader's language
    public Wiring(BundledBroker broker, CompletionStage<State> started, FailureLog failures, Path settingsFolder, Locale locale) {
        this(broker, started, failures, settingsFolder, locale, Optional::empty, FileQuestion.ofSystem());
    }

    /// The same, with a key store of the system and another way to ask for files.
    ///
    /// @param keyStore opens it, if there is one; asked beside the screen, with the first password
    /// @param files asks for files
    public Wiring(BundledBroker broker, CompletionStage<State> started, FailureLog failures, Path settingsFolder, Locale locale,
            Supplier<Optional<SecretStore>> keyStore, FileQuestion files) {
        this.broker = broker;
        this.settings = new SettingsFolder(settingsFolder, tasks);
        var preferences = settings.keep("preferences", Preferences.class, 1, Preferences.FIRST);
        var spoken = preferences.get().language().locale(locale);
        var bundle = Resources.words(spoken);
        this.words = new Words(bundle, spoken);
        this.fxml = new Fxml(bundle);
        this.connection = new ConnectionViewModel(words, broker, connections);
        this.troubles = new Troubles(connection, words, tasks);
        this.link = new LinkViewModel(connections, tasks);
        this.status = new StatusViewModel(words, broker, connections, sampler);
        this.bundled = new BundledConnection(broker, connections, tasks, troubles::tellFailure);
        this.demo = new DemoSwitch(broker, tasks, troubles::tellFailure);
        this.control = new BrokerControl(broker, settings.keep(BrokerProfile.FILE, BrokerProfile.class, 1, BrokerProfile.FIRST),
                settingsFolder, tasks, this::brokerListens);
        this.shared = new Shared(words, fxml, sampler, tasks, files,
                DecoderTable.of(settings.keep("decoders", DecoderRules.class, 1, DecoderRules.USUAL)),
                new LayoutMemory(settings.keepNewest("layout", LayoutSettings.class, 1, LayoutSettings.FIRST)),
                Shared.Settings.of(settings),
                control, new UserChanges(), new DeletedSessions(), new UndoSteps(), this::retainedOf, () -> connections.open().stream().map(ReplayTarget::new).toList());
        this.handshakes = new HandshakesPart(connections, shared, this::toggleDemoDevices);
        handshakes.heldProperty().subscribe(held -> status.noteHeld(held.total()));
        this.preferred = new SettingsPart(preferences, connections, settingsFolder, shared);
        this.secrets = new Secrets(
                new PreferredStore(keyStore, new SecretFile(settingsFolder.resolve("secrets"), troubles::tellDamagedSecrets)), tasks);
        this.connect = new ConnectPanel(connections, settings.keep("profiles", ProfileList.class, 1, ProfileList.EMPTY), new DeletedProfiles(), secrets,
                settingsFolder.resolve("certificates"), words, fxml, tasks, files);
        troubles.tellOf(failures);
        sampler.add(broker);
        sampler.add(connections);
        sampler.add(connection);
        sampler.add(link);
        sampler.add(status);
        connections.workspaces().addListener((ListChangeListener<Workspace>) this::closeScreens);
        tasks.whenComplete(control.begin(started), state -> useBundledBroker(), troubles::tellFailure);
    }

    /// Shows the workbench in this window.
    public void open(Stage stage) {
        var frame = new WindowView(connection, link, partsOfFrame(), this, words, this::screen);
        view = frame;
        var zoom = new ZoomPane(fxml.load("window/window.fxml", frame), frame::neededWidth);
        preferred.enlarge(zoom);
        var shortcuts = new Keys(frame, zoom, preferred::usualZoom);
        var room = javafx.stage.Screen.getPrimary().getVisualBounds();
        var scene = new Scene(zoom, Math.min(WIDTH, room.getWidth()), Math.min(HEIGHT, room.getHeight()));
        Theme.loadFonts();
        var memory = new WindowMemory(settings.keepNewest("window", WindowSettings.class, 1, WindowSettings.FIRST));
        troubles.tellOf(settings);
        var chosen = new Theme(scene);
        settingsScreen = new Once<>(() -> preferred.screen(chosen, shortcuts));
        memory.restore(chosen);
        frame.choose(chosen);
        frame.showScreen(memory.screen());
        frame.onScreen(memory::note);
        connections.currentProperty().addListener((observed, before, now) -> frame.refresh());
        shortcuts.install(scene);
        stage.setTitle(words.get("app.name"));
        stage.setMinWidth(SMALLEST_WIDTH);
        stage.setMinHeight(SMALLEST_HEIGHT);
        stage.setScene(scene);
        memory.restore(stage);
        stage.iconifiedProperty().addListener((observed, before, now) -> setSeen(!now));
        stage.setOnHiding(event -> memory.note(stage));
        stage.setOnHidden(event -> close());
        stage.show();
        frame.focusScreen(); // a window that opens gives the keyboard to its first control
        sampler.start();
    }

    private Screen screen(String name) {
        return name.equals("settings") ? Objects.requireNonNull(settingsScreen, "The window is open").get() : screens().screen(name);
    }

    private void setSeen(boolean isSeen) {
        view().setSeen(isSeen);
        bundled.setSeen(isSeen);
        if (isSeen) {
            sampler.start();
        } else {
            sampler.rest();
        }
    }

    private WindowView.Parts partsOfFrame() {
        var statusBar = new StatusBarView(status, words);
        var banners = new BannersView(connection, link, status, handshakes.openProxy(), () -> view().showConnect(), () -> view().showScreen("broker"));
        return new WindowView.Parts(
                fxml.load("window/banners.fxml", banners), fxml.load("window/status.fxml", statusBar), statusBar::showAccounts);
    }

    private RetainedSource retainedOf(Connection open) {
        var sentences = new FailureWords(words);
        return open.isBundled() ? new BrokerSource(broker::retained, open, sentences) : new SeenSource(open, sentences, SCAN_ENDS_AFTER, tasks.background());
    }

    /// The connections behind the screens.
    Connections connections() {
        return connections;
    }

    private WorkspaceScreens screens() {
        return screens.computeIfAbsent(connections.current(), workspace -> new WorkspaceScreens(workspace, shared,
                new ScreenActions(this::toggleDemoDevices, () -> view().showConnect(), () -> view().focusPublish(), name -> view().showScreen(name)), handshakes));
    }

    private void closeScreens(ListChangeListener.Change<? extends Workspace> change) {
        while (change.next()) {
            change.getRemoved().forEach(gone -> Optional.ofNullable(screens.remove(gone)).ifPresent(WorkspaceScreens::close));
        }
    }

    private WindowView view() {
        return Objects.requireNonNull(view, "The window is open");
    }

    // ---- what the frame can have done ----

    @Override
    public void useBundledBroker() {
        bundled.show();
    }

    private void brokerListens() {
        useBundledBroker();
        demo.brokerListens();
    }

    @Override
    public void toggleDemoDevices() {
        demo.toggle();
    }

    @Override
    public ObservableValue<Boolean> demoRunning() {
        return demo.runningProperty();
    }

    @Override
    public void focusPublish() {
        screens().focusPublish();
    }

    @Override
    public Node connectPanel(Runnable close) {
        return connect.make(close);
    }

    @Override
    public Node subscribePanel(Runnable close) {
        return connect.subscriptions(close);
    }

    @Override
    public Node palette(List<Command> commands, Runnable close) {
        var workspace = connections.current();
        var model = new PaletteViewModel(commands, workspace.log().topicNames(), topic -> {
            view().showScreen("topics");
            screens().reveal(topic);
        }, words, tasks);
        return fxml.load("palette/palette.fxml", new PaletteView(model, close));
    }

    /// Disconnects, and stops the broker beside the screen.
    @Override
    public void close() {
        sampler.stop();
        screens.values().forEach(WorkspaceScreens::close);
        handshakes.close();
        connections.close();
        secrets.flush();
        settings.flush();
        var endDemo = demo.end();
        tasks.background().execute(() -> {
            endDemo.run();
            broker.close();
        });
    }
}
