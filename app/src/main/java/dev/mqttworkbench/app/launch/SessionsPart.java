package dev.mqttworkbench.app.launch;

import java.time.InstantSource;

import dev.mqttworkbench.app.sessions.SessionDetailView;
import dev.mqttworkbench.app.sessions.SessionsSettings;
import dev.mqttworkbench.app.sessions.SessionsView;
import dev.mqttworkbench.app.sessions.SessionsViewModel;
import dev.mqttworkbench.app.workbench.Screen;
import dev.mqttworkbench.app.workbench.Workspace;
import dev.mqttworkbench.broker.Broker;

/// The Sessions of the broker of one connection.
final class SessionsPart implements AutoCloseable {

    private final Shared shared;
    private final Sampling sampling;
    private final SessionsViewModel model;
    private final Once<Screen> screen;

    SessionsPart(Workspace workspace, Shared shared) {
        this.shared = shared;
        this.sampling = new Sampling(shared.sampler());
        this.model = sampling.add(new SessionsViewModel(() -> shared.broker().broker().running().map(Broker::sessions), shared.deletedSessions(), workspace, shared.words(),
                shared.tasks(), InstantSource.system()));
        var kept = shared.kept().sessions();
        model.filterTextProperty().set(kept.get().filter());
        model.filterTextProperty().addListener((observed, before, now) -> kept.set(new SessionsSettings(now)));
        this.screen = new Once<>(() -> shared.remembering(make()));
    }

    private Screen make() {
        var detail = new SessionDetailView(model, shared.words());
        var view = new SessionsView(model, detail, shared.fxml().load("sessions/detail.fxml", detail));
        shared.fxml().load("sessions/sessions.fxml", view);
        return view;
    }

    Screen screen() {
        return screen.get();
    }

    @Override
    public void close() {
        sampling.close();
    }
}
