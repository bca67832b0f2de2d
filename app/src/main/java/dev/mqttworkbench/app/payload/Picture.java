package dev.mqttworkbench.app.payload;

import dev.mqttworkbench.mqtt.packet.Payload;

/// An image that a payload carries, not yet drawn.
///
/// @param format such as `PNG`
/// @param width in pixels, as its header says
/// @param height in pixels
/// @param content the file
public record Picture(String format, int width, int height, Payload content) {}
