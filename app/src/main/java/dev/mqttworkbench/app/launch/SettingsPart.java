package dev.mqttworkbench.app.launch;

import java.nio.file.Path;

import dev.mqttworkbench.app.fx.ZoomPane;
import dev.mqttworkbench.app.settings.BuildFacts;
import dev.mqttworkbench.app.settings.FileManager;
import dev.mqttworkbench.app.settings.SettingsView;
import dev.mqttworkbench.app.settings.SettingsViewModel;
import dev.mqttworkbench.app.window.Keys;
import dev.mqttworkbench.app.window.Theme;
import dev.mqttworkbench.app.workbench.Connections;
import dev.mqttworkbench.app.workbench.Kept;
import dev.mqttworkbench.app.workbench.Preferences;
import dev.mqttworkbench.app.workbench.Screen;

/// What the reader prefers: put into force, and the screen for it.
final class SettingsPart {

    private final Kept<Preferences> preferences;
    private final Connections connections;
    private final Path folder;
    private final Shared shared;

    /// @param folder with the settings
    SettingsPart(Kept<Preferences> preferences, Connections connections, Path folder, Shared shared) {
        this.preferences = preferences;
        this.connections = connections;
        this.folder = folder;
        this.shared = shared;
        preferences.valueProperty().subscribe(now -> connections.setBudget(now.historyBytes()));
    }

    /// How many times as large everything usually is.
    double usualZoom() {
        return preferences.get().typePercent() / 100.0;
    }

    /// Shows everything in the size that is preferred, now and later.
    void enlarge(ZoomPane zoom) {
        preferences.valueProperty().map(Preferences::typePercent).subscribe(percent -> zoom.setZoom(percent / 100.0));
    }

    /// The screen of a window with this theme and these keys.
    Screen screen(Theme theme, Keys keys) {
        var model = new SettingsViewModel(preferences, theme.choiceProperty(), connections::bytes,
                new SettingsViewModel.Facts(folder, keys.listed(shared.words()), BuildFacts.now()), new FileManager(shared.tasks())::show, shared.words(), shared.tasks());
        shared.sampler().add(model);
        var view = new SettingsView(model, shared.words());
        shared.fxml().load("settings/settings.fxml", view);
        return view;
    }
}
