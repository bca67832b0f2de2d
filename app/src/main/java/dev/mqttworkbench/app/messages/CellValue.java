package dev.mqttworkbench.app.messages;

import java.util.Optional;

import dev.mqttworkbench.app.workbench.Message;
import dev.mqttworkbench.mqtt.packet.Payload;

/// The value in a cell of the table, as a term of a filter.
enum CellValue {
    /// Received or sent.
    DIRECTION,
    /// The Topic Name.
    TOPIC,
    /// The QoS.
    QOS,
    /// The RETAIN flag.
    FLAGS,
    /// Bytes of payload.
    SIZE,
    /// The payload.
    PAYLOAD;

    private static final int LONGEST = 256;

    /// The term that takes the messages with the same value; empty where it cannot be written in one line.
    Optional<String> term(Message message) {
        return switch (this) {
            case DIRECTION -> Optional.of(message.isIncoming() ? "dir:in" : "dir:out");
            case TOPIC -> quoted(message.topic()).map(topic -> "topic=" + topic);
            case QOS -> Optional.of("qos:" + message.qos().level());
            case FLAGS -> Optional.of("retain:" + message.retain());
            case SIZE -> Optional.of("size=" + message.size());
            case PAYLOAD -> payload(message.payload());
        };
    }

    private static Optional<String> payload(Payload payload) {
        return payload.size() <= LONGEST && payload.isText() ? quoted(payload.asText()).map(text -> "payload=" + text) : Optional.empty();
    }

    private static Optional<String> quoted(String value) {
        if (value.isEmpty() || value.chars().anyMatch(Character::isISOControl)) {
            return Optional.empty();
        }
        var isWord = value.chars().noneMatch(Character::isWhitespace) && !value.startsWith("\"");
        return Optional.of(isWord ? value : '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"');
    }
}
