package dev.mqttworkbench.app.publish;

import java.time.LocalTime;
import java.util.Locale;

import dev.mqttworkbench.app.payload.Preview;
import dev.mqttworkbench.mqtt.packet.Publish;

/// A message that was sent from the panel, for the list of the last ones.
///
/// @param at when, in the local time zone
/// @param message what
public record SentMessage(LocalTime at, Publish message) {

    private static final int COLUMNS = 48;

    /// Time, topic and the beginning of the payload in one line.
    public String summary() {
        return String.format(Locale.ROOT, "%tT  %s  %s", at, Preview.cut(message.topicName(), COLUMNS), Preview.of(message.payload(), COLUMNS));
    }
}
