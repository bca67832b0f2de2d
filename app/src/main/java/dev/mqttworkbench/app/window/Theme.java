package dev.mqttworkbench.app.window;

import java.util.ArrayList;
import java.util.List;

import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.text.Font;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import dev.mqttworkbench.resources.Resources;

/// Light or dark, over one structure: follows the system until it is pinned.
public final class Theme {

    /// What the user wants.
    public enum Choice {
        /// As the system.
        SYSTEM,
        /// Always light.
        LIGHT,
        /// Always dark.
        DARK
    }

    private static final List<String> STRUCTURE = List.of(
            "base.css", "window.css", "topics.css", "stream.css", "palette.css", "connect.css", "retained.css", "sessions.css",
            "handshakes.css", "settings.css");

    private final ObjectProperty<Choice> choice = new SimpleObjectProperty<>(this, "choice", Choice.SYSTEM);
    private final Scene scene;

    /// The theme of this scene.
    public Theme(Scene scene) {
        this.scene = scene;
        choice.addListener((observed, before, now) -> apply());
        Platform.getPreferences().colorSchemeProperty().addListener((observed, before, now) -> apply());
        apply();
    }

    /// Makes the fonts known that the style sheets name. Once, before the first scene.
    public static void loadFonts() {
        for (var font : Resources.fonts()) {
            Font.loadFont(Resources.open(font), 13);
        }
    }

    /// What the user wants.
    public ObjectProperty<Choice> choiceProperty() {
        return choice;
    }

    private boolean isDark() {
        return switch (choice.get()) {
            case LIGHT -> false;
            case DARK -> true;
            case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
        };
    }

    private void apply() {
        var dark = isDark();
        var theme = dark ? new PrimerDark() : new PrimerLight();
        Application.setUserAgentStylesheet(theme.getUserAgentStylesheetBSS());
        var sheets = new ArrayList<>(List.of(Resources.styleSheet(dark ? "palette-dark.css" : "palette-light.css")));
        STRUCTURE.forEach(name -> sheets.add(Resources.styleSheet(name)));
        scene.getStylesheets().setAll(sheets);
    }
}
