package dev.mqttworkbench.app.launch;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

import javafx.scene.Parent;

import dev.mqttworkbench.app.brokerview.BrokerSettingsView;
import dev.mqttworkbench.app.brokerview.BrokerSettingsViewModel;
import dev.mqttworkbench.app.brokerview.BrokerView;
import dev.mqttworkbench.app.brokerview.BrokerViewModel;
import dev.mqttworkbench.app.fx.FileQuestion;
import dev.mqttworkbench.app.fx.Fxml;
import dev.mqttworkbench.app.fx.Sampler;
import dev.mqttworkbench.app.fx.Tasks;
import dev.mqttworkbench.app.messages.MessageDetails;
import dev.mqttworkbench.app.payload.DecoderTable;
import dev.mqttworkbench.app.plot.PlotSettings;
import dev.mqttworkbench.app.plot.PlotView;
import dev.mqttworkbench.app.plot.PlotViewModel;
import dev.mqttworkbench.app.publish.PropertiesView;
import dev.mqttworkbench.app.publish.PublishView;
import dev.mqttworkbench.app.publish.PublishViewModel;
import dev.mqttworkbench.app.publish.SavedMessages;
import dev.mqttworkbench.app.recording.OpenRecording;
import dev.mqttworkbench.app.recording.RecordControls;
import dev.mqttworkbench.app.recording.RecordViewModel;
import dev.mqttworkbench.app.recording.RecordingFile;
import dev.mqttworkbench.app.recording.ReplayTarget;
import dev.mqttworkbench.app.retained.ClearedBar;
import dev.mqttworkbench.app.retained.NewSubscriberView;
import dev.mqttworkbench.app.retained.RetainedDetailView;
import dev.mqttworkbench.app.retained.RetainedSource;
import dev.mqttworkbench.app.retained.RetainedView;
import dev.mqttworkbench.app.retained.RetainedViewModel;
import dev.mqttworkbench.app.retained.TaskStripView;
import dev.mqttworkbench.app.sessions.SessionDetailView;
import dev.mqttworkbench.app.sessions.SessionsView;
import dev.mqttworkbench.app.sessions.SessionsViewModel;
import dev.mqttworkbench.app.stream.SavedFilters;
import dev.mqttworkbench.app.stream.StreamView;
import dev.mqttworkbench.app.stream.StreamViewModel;
import dev.mqttworkbench.app.topics.DetailView;
import dev.mqttworkbench.app.topics.DetailViewModel;
import dev.mqttworkbench.app.topics.EmptyViewModel;
import dev.mqttworkbench.app.topics.TopicsSettings;
import dev.mqttworkbench.app.topics.TopicsView;
import dev.mqttworkbench.app.topics.TopicsViewModel;
import dev.mqttworkbench.app.window.LayoutMemory;
import dev.mqttworkbench.app.workbench.BrokerControl;
import dev.mqttworkbench.app.workbench.Connection;
import dev.mqttworkbench.app.workbench.Kept;
import dev.mqttworkbench.app.workbench.Screen;
import dev.mqttworkbench.app.workbench.SubscriptionColours;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.app.workbench.Workspace;
import dev.mqttworkbench.broker.Broker;

/// The screens of one connection, made when they are first shown. On the JavaFX thread only.
final class WorkspaceScreens implements AutoCloseable {

    /// What the screens of all connections share.
    ///
    /// @param words in the reader's language
    /// @param fxml loads layouts
    /// @param sampler moves what is fast
    /// @param tasks does what is slow
    /// @param decoders says which topics are read by which decoder
    /// @param plots which numbers stay plotted
    /// @param tree how topics are filtered and sorted
    /// @param layout where the reader moved dividers and columns
    /// @param saved messages
    /// @param retained where the retained messages of a connection are known from
    /// @param broker starts, stops and changes the one in the box
    /// @param files asks for files
    /// @param savedFilters the filters that have a name
    /// @param targets the connections that a recording can be replayed into
    record Shared(Words words, Fxml fxml, Sampler sampler, Tasks tasks, DecoderTable decoders, Kept<PlotSettings> plots, Kept<TopicsSettings> tree,
            LayoutMemory layout, Kept<SavedMessages> saved, Function<Connection, RetainedSource> retained, BrokerControl broker,
            FileQuestion files, Kept<SavedFilters> savedFilters, Supplier<List<ReplayTarget>> targets) {}

    private final Workspace workspace;
    private final Shared shared;
    private final ScreenActions actions;
    private final PublishPanel publish;
    private final StreamViewModel stream;
    private final TopicsViewModel topics;
    private final DetailViewModel detail;
    private final EmptyViewModel emptiness;
    private final PlotViewModel plot;
    private final RetainedViewModel retained;
    private final SessionsViewModel sessions;
    private final BrokerViewModel broker;
    private final BrokerSettingsViewModel brokerSettings;
    private final Once<Screen> topicsScreen = new Once<>(() -> remembering(makeTopics()));
    private final Once<StreamPlace> streamScreen = new Once<>(this::makeStream);
    private final Once<Screen> retainedScreen = new Once<>(() -> remembering(makeRetained()));
    private final Once<Screen> sessionsScreen = new Once<>(() -> remembering(makeSessions()));
    private final Once<Screen> brokerScreen = new Once<>(() -> remembering(makeBroker()));
    private final RecordViewModel record;
    private Optional<OpenRecording> recording = Optional.empty();

    WorkspaceScreens(Workspace workspace, Shared shared, ScreenActions actions) {
        this.workspace = workspace;
        this.shared = shared;
        this.actions = actions;
        var words = shared.words();
        var log = workspace.log();
        this.publish = new PublishPanel(workspace, shared);
        this.stream = new StreamViewModel(
                log, workspace.selection(), words, ZoneId.systemDefault(), actions.ofStream(publish::edit), shared.tasks(),
                shared.savedFilters());
        stream.setShown(false);
        this.topics = new TopicsViewModel(log, workspace.selection(), words);
        topics.keep(shared.tree());
        this.detail = new DetailViewModel(topics, log, words);
        this.plot = new PlotViewModel(log, workspace.selection(), shared.plots(), shared.decoders(), words, shared.tasks());
        plot.shownProperty().bind(topics.shownProperty());
        this.emptiness = new EmptyViewModel(workspace, words);
        shared.sampler().add(emptiness);
        this.retained = new RetainedViewModel(workspace.selection(), words, ZoneId.systemDefault(), shared.tasks());
        workspace.connectionProperty().subscribe(open -> retained.useSource(open.map(shared.retained())));
        this.sessions = new SessionsViewModel(
                () -> shared.broker().broker().running().map(Broker::sessions), workspace, words, shared.tasks(), InstantSource.system());
        this.broker = new BrokerViewModel(shared.broker(), workspace, words, shared.tasks());
        this.brokerSettings = new BrokerSettingsViewModel(shared.broker(), words, shared.tasks());
        shared.sampler().add(sessions);
        shared.sampler().add(broker);
        this.record = new RecordViewModel(workspace.connectionProperty(), words, shared.tasks(), this::showRecording);
        shared.sampler().add(record);
        shared.sampler().add(topics);
        shared.sampler().add(detail);
        shared.sampler().add(plot);
        shared.sampler().add(stream);
        shared.sampler().add(retained);
    }

    /// The topic tree, with the publish panel.
    Screen topics() {
        return topicsScreen.get();
    }

    /// The messages as they come.
    Screen stream() {
        return streamScreen.get();
    }

    /// What the broker keeps for new subscribers.
    Screen retained() {
        return retainedScreen.get();
    }

    /// The Sessions of the broker.
    Screen sessions() {
        return sessionsScreen.get();
    }

    private Screen makeSessions() {
        var detail = new SessionDetailView(sessions, shared.words());
        var screen = new SessionsView(sessions, detail, shared.fxml().load("sessions/detail.fxml", detail));
        shared.fxml().load("sessions/sessions.fxml", screen);
        return screen;
    }

    /// What the broker does, and its settings.
    Screen broker() {
        return brokerScreen.get();
    }

    private Screen makeBroker() {
        var words = shared.words();
        var settings = new BrokerSettingsView(brokerSettings, words);
        var screen = new BrokerView(broker, words, shared.fxml().load("brokerview/settings.fxml", settings));
        shared.fxml().load("brokerview/broker.fxml", screen);
        return screen;
    }

    private Screen remembering(Screen screen) {
        shared.layout().restore(screen.root());
        return screen;
    }

    private Screen makeTopics() {
        var words = shared.words();
        var fxml = shared.fxml();
        var cleared = new ClearedBar(retained, words);
        var own = actions.ofTopics(cleared::clear, retained::undo);
        var plotPane = fxml.load("plot/plot.fxml", new PlotView(plot, words, shared.tasks()));
        var detailPane = fxml.load("topics/detail.fxml", new DetailView(detail, own, words, shared.tasks(), shared.decoders(), plot,
                new DetailView.Parts(plotPane, cleared)));
        var view = new TopicsView(topics, own, words, detailPane, publish.load(), workspace, emptiness);
        fxml.load("topics/topics.fxml", view);
        return view;
    }

    private Screen makeRetained() {
        var words = shared.words();
        var fxml = shared.fxml();
        var own = actions.ofRetained(publish::edit);
        var screen = new RetainedView(retained, own, words,
                fxml.load("retained/detail.fxml", new RetainedDetailView(retained, own, words, shared.tasks(), shared.decoders())),
                fxml.load("retained/new-subscriber.fxml", new NewSubscriberView(retained, words)),
                fxml.load("retained/strip.fxml", new TaskStripView(retained, words)));
        fxml.load("retained/retained.fxml", screen);
        return screen;
    }

    private StreamPlace makeStream() {
        var details = shared.fxml().load("messages/details.fxml",
                new MessageDetails(stream.selectedProperty(), stream.text(), stream::republish, shared.tasks(), shared.decoders()));
        var controls = new RecordControls(record, shared.words(), shared.files());
        var screen = new StreamView(stream, actions.ofStream(publish::edit), shared.words(), shared.files(), new SubscriptionColours(workspace)::of,
                new StreamView.Parts(details, controls.button(), controls.strip()));
        shared.fxml().load("stream/stream.fxml", screen);
        return new StreamPlace(remembering(screen));
    }

    private void showRecording(RecordingFile file) {
        closeRecording();
        var around = new OpenRecording.Surroundings(
                shared.words(), shared.fxml(), shared.tasks(), shared.decoders(), shared.files(), shared.targets());
        var opened = new OpenRecording(file, around, actions.ofStream(publish::edit)::republish, () -> {
            closeRecording();
            streamScreen.get().showLive();
        });
        recording = Optional.of(opened);
        shared.sampler().add(opened);
        streamScreen.get().show(opened.screen());
    }

    private void closeRecording() {
        recording.ifPresent(before -> {
            shared.sampler().remove(before);
            before.close();
        });
        recording = Optional.empty();
    }

    /// Selects a topic, and opens the rows above it.
    void reveal(String topic) {
        topics.reveal(topic);
    }

    /// Gives the keyboard to the publish panel.
    void focusPublish() {
        topics();
        publish.focus();
    }

    /// They show nothing any more: the connection is gone.
    @Override
    public void close() {
        shared.sampler().remove(emptiness);
        shared.sampler().remove(sessions);
        shared.sampler().remove(broker);
        shared.sampler().remove(topics);
        shared.sampler().remove(detail);
        shared.sampler().remove(plot);
        plot.close();
        publish.close();
        shared.sampler().remove(stream);
        shared.sampler().remove(retained);
        shared.sampler().remove(record);
        record.close();
        closeRecording();
        stream.detach();
        brokerSettings.detach();
    }
}
