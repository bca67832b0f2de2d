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
    /// The DUP flag where it is set, else the RETAIN flag.
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
            case TOPIC -> FilterTerm.of(FilterField.TOPIC, "=", message.topic());
            case QOS -> Optional.of("qos:" + message.qos().level());
            case FLAGS -> Optional.of(message.dup() ? "dup:true" : "retain:" + message.retain());
            case SIZE -> FilterTerm.of(FilterField.SIZE, message.size());
            case PAYLOAD -> payload(message.payload());
        };
    }

    private static Optional<String> payload(Payload payload) {
        return payload.size() <= LONGEST && payload.isText() ? FilterTerm.of(FilterField.PAYLOAD, "=", payload.asText()) : Optional.empty();
    }
}
