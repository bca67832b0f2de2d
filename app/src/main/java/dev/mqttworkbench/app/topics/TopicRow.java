package dev.mqttworkbench.app.topics;

/// A row of the flattened tree. A level with one child and no message of its own shares the row of that child.
///
/// @param node the deepest level of the row
/// @param label the levels of the row, separated by `/`
/// @param depth how far it is indented
/// @param isFolded whether there are rows below that are not shown
record TopicRow(TopicNode node, String label, int depth, boolean isFolded) {}
