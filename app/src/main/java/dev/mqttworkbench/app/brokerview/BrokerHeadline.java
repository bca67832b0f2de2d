package dev.mqttworkbench.app.brokerview;

/// What stands above the Broker screen.
///
/// @param lamp the style class of the lamp
/// @param sentence what the broker does, and where
/// @param isRunning whether it can be stopped
/// @param isOurs whether it is the one in the box, which can be started, stopped and changed
record BrokerHeadline(String lamp, String sentence, boolean isRunning, boolean isOurs) {}
