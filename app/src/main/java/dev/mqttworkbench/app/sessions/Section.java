package dev.mqttworkbench.app.sessions;

import java.util.List;

/// A part of the details with a heading.
///
/// @param id of its node
/// @param title in capitals
/// @param entries from the top
record Section(String id, String title, List<Entry> entries) {}
