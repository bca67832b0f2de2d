package dev.mqttworkbench.app.brokerview;

/// A number of the broker with a line of what it was lately.
///
/// @param id of its node
/// @param title in the reader's language
/// @param value which
/// @param note below it; may be empty
/// @param spark what it was, oldest first; empty for none
/// @param isAlarming whether it should not be so
record Tile(String id, String title, String value, String note, int[] spark, boolean isAlarming) {}
