package dev.mqttworkbench.app.workbench;

/// Something that the reader can have done from anywhere, by its name.
///
/// @param title in the reader's language
/// @param keys the keys that do the same, empty where there are none
/// @param action on the JavaFX thread
public record Command(String title, String keys, Runnable action) {}
