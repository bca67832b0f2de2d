package dev.mqttworkbench.app.connect;

import dev.mqttworkbench.app.workbench.profile.Colour;

/// A row in the list of profiles.
sealed interface ProfileRow {

    /// A folder above its profiles.
    ///
    /// @param name of the folder
    /// @param count how many lie in it
    /// @param isFolded whether they are hidden
    record Folder(String name, int count, boolean isFolded) implements ProfileRow {}

    /// A profile.
    ///
    /// @param id which
    /// @param title what it is called
    /// @param address below it; empty where the title says it
    /// @param colour by which it is found
    /// @param isInside whether it lies in a folder
    record Line(String id, String title, String address, Colour colour, boolean isInside) implements ProfileRow {}
}
