package dev.mqttworkbench.app.payload;

/// A number in a decoded payload and where it stands, such as 1482 at `$.rpm`: what can be plotted.
///
/// @param path as [JsonPath] writes it
/// @param value as near as a `double` comes
public record NumberAt(String path, double value) {}
