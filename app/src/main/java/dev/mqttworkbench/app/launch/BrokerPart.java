package dev.mqttworkbench.app.launch;

import dev.mqttworkbench.app.brokerview.BrokerSettingsView;
import dev.mqttworkbench.app.brokerview.BrokerSettingsViewModel;
import dev.mqttworkbench.app.brokerview.BrokerUsersView;
import dev.mqttworkbench.app.brokerview.BrokerUsersViewModel;
import dev.mqttworkbench.app.brokerview.BrokerView;
import dev.mqttworkbench.app.brokerview.BrokerViewModel;
import dev.mqttworkbench.app.workbench.Screen;
import dev.mqttworkbench.app.workbench.Workspace;

/// What the broker of one connection does, and the settings of the one in the box.
final class BrokerPart implements AutoCloseable {

    private final Shared shared;
    private final Sampling sampling;
    private final BrokerViewModel model;
    private final BrokerSettingsViewModel settings;
    private final Once<Screen> screen;

    BrokerPart(Workspace workspace, Shared shared) {
        this.shared = shared;
        this.sampling = new Sampling(shared.sampler());
        this.model = sampling.add(new BrokerViewModel(shared.broker(), workspace, shared.words(), shared.tasks()));
        this.settings = new BrokerSettingsViewModel(shared.broker(), shared.words(), shared.tasks());
        this.screen = new Once<>(() -> shared.remembering(make()));
    }

    private Screen make() {
        var words = shared.words();
        var who = new BrokerUsersViewModel(settings, shared.userChanges(), words, shared.tasks());
        var users = shared.fxml().load("brokerview/users.fxml", new BrokerUsersView(who, words));
        var view = new BrokerView(model, words, shared.fxml().load("brokerview/settings.fxml", new BrokerSettingsView(settings, words, users, shared.files())));
        shared.fxml().load("brokerview/broker.fxml", view);
        return view;
    }

    Screen screen() {
        return screen.get();
    }

    @Override
    public void close() {
        sampling.close();
        settings.detach();
    }
}
