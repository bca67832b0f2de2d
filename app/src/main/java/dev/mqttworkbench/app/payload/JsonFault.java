package dev.mqttworkbench.app.payload;

/// Where a text stops being JSON.
///
/// @param line counts from 1
/// @param column counts from 1
public record JsonFault(int line, int column) {}
