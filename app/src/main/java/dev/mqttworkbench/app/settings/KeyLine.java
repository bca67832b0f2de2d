package dev.mqttworkbench.app.settings;

/// A key and what it does.
///
/// @param keys as they are written on a keyboard
/// @param action in words
public record KeyLine(String keys, String action) {}
