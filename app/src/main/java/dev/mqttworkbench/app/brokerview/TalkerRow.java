package dev.mqttworkbench.app.brokerview;

/// A publisher or a subtree among those with most messages.
///
/// @param name which
/// @param share of the largest, 0 to 1
/// @param rate messages a second, in words
/// @param bytes a second, in words
record TalkerRow(String name, double share, String rate, String bytes) {}
