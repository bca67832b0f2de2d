package dev.mqttworkbench.app.payload;

import dev.mqttworkbench.mqtt.packet.Payload;

/// Another payload of the same topic, from which the shown one may differ.
///
/// @param title of what the differences are, such as "Changes since 12:40:10.391"
/// @param payload the older one
public record Compared(String title, Payload payload) {}
