package dev.mqttworkbench.app.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import dev.mqttworkbench.app.fx.ZoomPane;
import dev.mqttworkbench.app.settings.BuildFacts;
import dev.mqttworkbench.app.settings.KeyLine;
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
        var lines = keys.listed(shared.words()).stream().map(each -> new KeyLine(each.keys(), each.action())).toList();
        var model = new SettingsViewModel(preferences, theme.choiceProperty(), connections::bytes,
                new SettingsViewModel.Facts(folder, lines, BuildFacts.now()), this::show, shared.words(), shared.tasks());
        shared.sampler().add(model);
        var view = new SettingsView(model, shared.words());
        shared.fxml().load("settings/settings.fxml", view);
        return view;
    }

    /// In the file manager of the system.
    private CompletionStage<Void> show(Path wanted) {
        return CompletableFuture.runAsync(() -> {
            try {
                Files.createDirectories(wanted);
                var process = new ProcessBuilder(List.of(fileManager(System.getProperty("os.name")), wanted.toString())).start();
                process.getInputStream().close();
                process.getErrorStream().close();
            } catch (IOException none) {
                throw new UncheckedIOException(none);
            }
        }, shared.tasks().background());
    }

    private static String fileManager(String system) {
        var name = system.toLowerCase(Locale.ROOT);
        return name.startsWith("windows") ? "explorer" : name.startsWith("mac") ? "open" : "xdg-open";
    }
}
