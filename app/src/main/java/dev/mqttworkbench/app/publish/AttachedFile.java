package dev.mqttworkbench.app.publish;

import dev.mqttworkbench.mqtt.packet.Payload;

/// A file that is the payload because it cannot stand in the editor: too large, or no text.
///
/// @param name without its folder
/// @param content its bytes when it was chosen
public record AttachedFile(String name, Payload content) {}
