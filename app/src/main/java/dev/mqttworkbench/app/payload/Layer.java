package dev.mqttworkbench.app.payload;

/// What was taken off a payload before it was decoded.
///
/// @param format such as `gzip`
/// @param size how many bytes were inside, as far as they were looked at
public record Layer(String format, int size) {}
