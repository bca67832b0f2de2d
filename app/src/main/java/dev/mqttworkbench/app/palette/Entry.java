package dev.mqttworkbench.app.palette;

/// A row of the palette.
///
/// @param title what is found by
/// @param hint keys, or what kind of thing it is
/// @param isTopic whether it is a Topic Name
/// @param action what choosing it does
record Entry(String title, String hint, boolean isTopic, Runnable action) {}
