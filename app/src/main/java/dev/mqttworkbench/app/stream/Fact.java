package dev.mqttworkbench.app.stream;

/// One line in the details of a message.
///
/// @param id names it for tests and screen readers
/// @param name in the reader's language
/// @param value as it is shown
public record Fact(String id, String name, String value) {}
