package dev.mqttworkbench.app.launch;

import java.time.ZoneId;

import dev.mqttworkbench.app.payload.BirthCertificates;
import dev.mqttworkbench.app.retained.NewSubscriberView;
import dev.mqttworkbench.app.retained.RetainedActions;
import dev.mqttworkbench.app.retained.RetainedDetailView;
import dev.mqttworkbench.app.retained.RetainedSettings;
import dev.mqttworkbench.app.retained.RetainedView;
import dev.mqttworkbench.app.retained.RetainedViewModel;
import dev.mqttworkbench.app.retained.TaskStripView;
import dev.mqttworkbench.app.retained.UndoStack;
import dev.mqttworkbench.app.workbench.Screen;
import dev.mqttworkbench.app.workbench.Workspace;

/// What the broker of one connection keeps for new subscribers.
final class RetainedPart implements AutoCloseable {

    private final Shared shared;
    private final RetainedActions actions;
    private final Sampling sampling;
    private final RetainedViewModel model;
    private final UndoStack undo;
    private final BirthCertificates births;
    private final Once<Screen> screen;

    RetainedPart(Workspace workspace, Shared shared, RetainedActions actions) {
        this.shared = shared;
        this.actions = actions;
        this.births = BirthCertificates.of(workspace.log());
        this.sampling = new Sampling(shared.sampler());
        this.undo = new UndoStack(shared.retainedSteps());
        this.model = sampling.add(new RetainedViewModel(workspace.selection(), shared.words(), ZoneId.systemDefault(), shared.tasks(), undo));
        var kept = shared.kept().retained();
        model.filterTextProperty().set(kept.get().filter());
        model.filterTextProperty().addListener((observed, before, now) -> kept.set(new RetainedSettings(now)));
        workspace.connectionProperty().subscribe(open -> model.useSource(open.map(shared.retained())));
        this.screen = new Once<>(() -> shared.remembering(make()));
    }

    private Screen make() {
        var words = shared.words();
        var fxml = shared.fxml();
        var view = new RetainedView(model, actions, words,
                fxml.load("retained/detail.fxml", new RetainedDetailView(model, actions, words, shared.tasks(), shared.decoders(), births)),
                fxml.load("retained/new-subscriber.fxml", new NewSubscriberView(model, words)),
                fxml.load("retained/strip.fxml", new TaskStripView(model, words, shared.files())));
        fxml.load("retained/retained.fxml", view);
        return view;
    }

    Screen screen() {
        return screen.get();
    }

    /// What decides: it clears for other screens too.
    RetainedViewModel model() {
        return model;
    }

    @Override
    public void close() {
        sampling.close();
        undo.close();
    }
}
