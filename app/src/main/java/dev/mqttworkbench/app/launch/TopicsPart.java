package dev.mqttworkbench.app.launch;

import dev.mqttworkbench.app.plot.PlotView;
import dev.mqttworkbench.app.plot.PlotViewModel;
import dev.mqttworkbench.app.retained.ClearedBar;
import dev.mqttworkbench.app.retained.RetainedViewModel;
import dev.mqttworkbench.app.topics.DetailView;
import dev.mqttworkbench.app.topics.DetailViewModel;
import dev.mqttworkbench.app.topics.EmptyViewModel;
import dev.mqttworkbench.app.topics.TopicsView;
import dev.mqttworkbench.app.topics.TopicsViewModel;
import dev.mqttworkbench.app.workbench.Screen;
import dev.mqttworkbench.app.workbench.Workspace;

/// The topic tree of one connection, with its details, plots and the publish panel.
final class TopicsPart implements AutoCloseable {

    private final Workspace workspace;
    private final Shared shared;
    private final ScreenActions actions;
    private final PublishPanel publish;
    private final RetainedViewModel retained;
    private final Sampling sampling;
    private final TopicsViewModel topics;
    private final DetailViewModel detail;
    private final EmptyViewModel emptiness;
    private final PlotViewModel plot;
    private final Once<Screen> screen;

    /// @param retained clears what is retained, and takes that back
    TopicsPart(Workspace workspace, Shared shared, ScreenActions actions, PublishPanel publish, RetainedViewModel retained) {
        this.workspace = workspace;
        this.shared = shared;
        this.actions = actions;
        this.publish = publish;
        this.retained = retained;
        this.sampling = new Sampling(shared.sampler());
        var words = shared.words();
        this.topics = sampling.add(new TopicsViewModel(workspace.log(), workspace.selection(), words));
        topics.keep(shared.kept().tree());
        this.detail = sampling.add(new DetailViewModel(topics, workspace.log(), words));
        this.plot = sampling.add(new PlotViewModel(
                workspace.log(), workspace.selection(), shared.kept().plots(), shared.decoders(), words, shared.tasks()));
        plot.shownProperty().bind(topics.shownProperty());
        this.emptiness = sampling.add(new EmptyViewModel(workspace, words));
        this.screen = new Once<>(() -> shared.remembering(make()));
    }

    private Screen make() {
        var words = shared.words();
        var fxml = shared.fxml();
        var cleared = new ClearedBar(retained, words);
        var own = actions.ofTopics(cleared::clear, retained::undo);
        var plotPane = fxml.load("plot/plot.fxml", new PlotView(plot, words, shared.tasks(), shared.files()));
        var detailPane = fxml.load("topics/detail.fxml", new DetailView(
                detail, own, words, shared.tasks(), shared.decoders(), plot, new DetailView.Parts(plotPane, cleared)));
        var view = new TopicsView(topics, own, words, detailPane, publish.load(), workspace, emptiness);
        fxml.load("topics/topics.fxml", view);
        return view;
    }

    Screen screen() {
        return screen.get();
    }

    /// Selects a topic, and opens the rows above it.
    void reveal(String topic) {
        topics.reveal(topic);
    }

    @Override
    public void close() {
        sampling.close();
        plot.close();
    }
}
