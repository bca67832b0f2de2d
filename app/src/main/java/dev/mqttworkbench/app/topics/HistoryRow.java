package dev.mqttworkbench.app.topics;

import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

import dev.mqttworkbench.app.payload.Preview;
import dev.mqttworkbench.app.workbench.Message;
import dev.mqttworkbench.app.workbench.Spans;

/// One message in the history of a topic. Texts are made when the row is painted.
///
/// @param message which
/// @param previous the one before it in this topic, where it is kept
record HistoryRow(Message message, Optional<Message> previous) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneId.systemDefault());
    private static final int COLUMNS = 400;

    /// When it came, to the millisecond, in the local time zone.
    String time() {
        return TIME.format(message.at());
    }

    /// How long after the one before it.
    String delta(Locale locale) {
        return previous.map(before -> Spans.text(Duration.ofNanos(message.nanoTime() - before.nanoTime()), locale)).orElse("–");
    }

    /// The payload in one line.
    String payload() {
        return Preview.of(message.payload(), COLUMNS);
    }
}
