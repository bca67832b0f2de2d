package dev.mqttworkbench.app.window;

import javafx.stage.Screen;
import javafx.stage.Stage;

import dev.mqttworkbench.app.workbench.Kept;

/// Puts the window where it was, and remembers where it is when it closes. On the JavaFX thread only.
public final class WindowMemory {

    private final Kept<WindowSettings> settings;

    /// @param settings which survive a restart
    public WindowMemory(Kept<WindowSettings> settings) {
        this.settings = settings;
    }

    /// Shows the theme that was chosen, and remembers another choice.
    public void restore(Theme theme) {
        theme.choiceProperty().set(settings.get().theme());
        theme.choiceProperty().addListener((observed, before, now) -> settings.update(old -> old.withTheme(now)));
    }

    /// Puts a window where it was, if there is still a screen there; called before it is shown.
    public void restore(Stage stage) {
        settings.get().place().filter(WindowMemory::isInSight).ifPresent(place -> {
            stage.setX(place.x());
            stage.setY(place.y());
            stage.setWidth(place.width());
            stage.setHeight(place.height());
        });
        stage.setMaximized(settings.get().maximized());
    }

    /// Whether enough of the window can be seen to take hold of it.
    private static boolean isInSight(WindowSettings.Place place) {
        return place.width() > 0 && place.height() > 0
                && !Screen.getScreensForRectangle(place.x() + place.width() / 4, place.y(), place.width() / 2, place.height() / 4).isEmpty();
    }

    /// The view that was shown.
    public String screen() {
        return settings.get().screen();
    }

    /// Remembers the view that is shown.
    public void note(String screen) {
        settings.update(old -> old.withScreen(screen));
    }

    /// Remembers where the window is.
    public void note(Stage stage) {
        settings.update(old -> old.at(
                new WindowSettings.Place(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight()), stage.isMaximized()));
    }
}
