package dev.mqttworkbench.app.window;

import java.util.Objects;
import java.util.Optional;

/// What of the window survives a restart.
///
/// @param place where it stood when it was not maximised, empty before the first time
/// @param maximized whether it filled the screen
/// @param theme light, dark, or as the system
/// @param screen the name of the view that was shown
public record WindowSettings(Optional<Place> place, boolean maximized, Theme.Choice theme, String screen) {

    /// A file may say anything.
    public WindowSettings {
        Objects.requireNonNull(theme);
        Objects.requireNonNull(screen);
    }

    /// A window's place on the desktop, in its units.
    ///
    /// @param x of the left edge
    /// @param y of the upper edge
    /// @param width of the window with its frame
    /// @param height of the window with its frame
    public record Place(double x, double y, double width, double height) {}

    /// Before anything was chosen.
    public static final WindowSettings FIRST = new WindowSettings(Optional.empty(), false, Theme.Choice.SYSTEM, "topics");

    WindowSettings withTheme(Theme.Choice other) {
        return new WindowSettings(place, maximized, other, screen);
    }

    WindowSettings withScreen(String other) {
        return new WindowSettings(place, maximized, theme, other);
    }

    /// The same window elsewhere; a maximised one keeps the place that it goes back to.
    WindowSettings at(Place other, boolean isMaximized) {
        return new WindowSettings(isMaximized ? place : Optional.of(other), isMaximized, theme, screen);
    }
}
