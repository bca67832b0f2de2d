package dev.mqttworkbench.app.recording;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import dev.mqttworkbench.app.workbench.Message;
import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.mqtt.packet.UserProperty;
import dev.mqttworkbench.trace.Direction;

/// Recordings for tests.
final class Recorded {

    static final Instant BEGAN = Instant.parse("2026-11-23T12:40:10.406213789Z");
    private static final List<String> TOPICS = List.of("plant", "plant/line-1/press", "plant/line-2/oven", "plants/x", "home/lamp", "$SYS/x");

    private Recorded() {}

    /// A message of so many milliseconds after the beginning, which differs from its neighbours in everything.
    static Message message(int number) {
        return message(number, BEGAN.plusMillis(number));
    }

    static Message message(int number, Instant at) {
        var properties = number % 3 == 0
                ? Properties.of(Property.CONTENT_TYPE, "application/json").plus(Property.USER_PROPERTY, new UserProperty("site", "hall " + number % 2))
                : Properties.NONE;
        var payload = number % 5 == 0 ? Payload.of(new byte[] {0, (byte) 0xFF, (byte) number}) : Payload.ofText("{\"RPM\":" + number + "}");
        return new Message(number, at, 0, number % 7 == 0 ? Direction.OUT : Direction.IN, TOPICS.get(number % TOPICS.size()),
                QoS.of(number % 3), number % 4 == 0, number % 11 == 0, number, properties, payload,
                number % 2 == 0 ? Optional.of("press-04") : Optional.empty());
    }

    static List<Message> messages(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(Recorded::message).toList();
    }

    /// Writes a recording with so many of them.
    static Path write(Path file, int count) throws RecordingFailure {
        try (var writer = RecordingWriter.create(file, Map.of("address", "mqtt://127.0.0.1:1883"))) {
            writer.append(messages(count), 0);
        }
        return file;
    }
}
