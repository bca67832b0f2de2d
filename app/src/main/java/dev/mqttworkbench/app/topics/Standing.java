package dev.mqttworkbench.app.topics;

import java.util.Optional;

import dev.mqttworkbench.app.workbench.Message;

/// How a level of the tree stands at one moment: what its row says.
///
/// @param latest the newest message to this very topic; empty where it is none
/// @param isRetained whether the broker keeps a message here, as far as the flags of the messages tell
/// @param messages here and below
/// @param topics here and below
/// @param rate messages a second, here and below
/// @param lastActive when the last message came here or below, in monotonic nanoseconds; 0 for never
record Standing(Optional<Message> latest, boolean isRetained, long messages, int topics, double rate, long lastActive) {}
