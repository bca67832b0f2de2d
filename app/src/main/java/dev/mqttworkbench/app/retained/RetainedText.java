package dev.mqttworkbench.app.retained;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

import dev.mqttworkbench.app.payload.ByteCount;
import dev.mqttworkbench.app.payload.Preview;
import dev.mqttworkbench.app.workbench.Spans;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.broker.RetainedMessage;
import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.UserProperty;

/// Writes a retained message for the reader: the cells of its row, and its details.
///
/// @param words in the reader's language
/// @param zone of the times
record RetainedText(Words words, ZoneId zone) {

    /// A name and a value.
    record Fact(String name, String value) {}

    private static final int PREVIEW_COLUMNS = 256;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    /// The beginning of the payload in one line.
    String value(RetainedMessage message) {
        return Preview.of(message.payload(), PREVIEW_COLUMNS);
    }

    /// How many bytes of payload.
    String size(RetainedMessage message) {
        return ByteCount.format(message.payload().size(), words.locale());
    }

    /// How long ago it was set, or seen.
    ///
    /// @param isDoubtful whether the broker may keep something newer by now
    String set(RetainedMessage message, boolean isDoubtful, Instant now) {
        if (isDoubtful) {
            return words.get("retained.set.doubtful");
        }
        return message.setAt().map(at -> {
            var age = Duration.between(at, now);
            return age.toSeconds() < 1 ? words.get("retained.now") : words.get("retained.ago", span(age));
        }).orElse(words.get("retained.none"));
    }

    /// What a new subscriber gets of it.
    ///
    /// @param isDoubtful whether the broker may keep something newer by now
    String sees(RetainedMessage message, boolean isDoubtful) {
        return isDoubtful
                ? words.get("retained.sees.doubtful", message.topic()) : words.get("retained.sees", message.topic(), message.qos().level());
    }

    /// The same.
    ///
    /// @param isQosKnown whether it is kept at the QoS that it has here
    String sees(RetainedMessage message, boolean isDoubtful, boolean isQosKnown) {
        return isDoubtful || isQosKnown ? sees(message, isDoubtful) : words.get("retained.sees.withoutQos", message.topic(), message.qos().level());
    }

    /// That it is not known at which QoS one is kept.
    String qosUnknown() {
        return words.get("retained.qos.unknown");
    }

    /// Who published it.
    String by(RetainedMessage message) {
        if (message.publisher().isEmpty()) {
            return words.get("retained.none");
        }
        return message.byWill() ? words.get("retained.byWill", message.publisher()) : message.publisher();
    }

    /// How much of its time is left.
    String expires(RetainedMessage message, Instant now) {
        return message.expiresAt().map(end -> {
            var left = Duration.between(now, end);
            return left.isPositive() ? words.get("retained.in", span(left.plusMillis(999))) : words.get("retained.expired");
        }).orElse(words.get("retained.none"));
    }

    private String span(Duration span) {
        var seconds = span.toSeconds();
        // Spans has tenths below ten seconds; here they would only flicker.
        return seconds < 10 ? words.get("retained.seconds", seconds) : Spans.text(Duration.ofSeconds(seconds), words.locale());
    }

    /// What is known of it beside topic and payload, in the order in which it is shown.
    ///
    /// @param isQosKnown whether it is kept at the QoS that it has here
    List<Fact> facts(RetainedMessage message, boolean isQosKnown) {
        var facts = new ArrayList<Fact>();
        facts.add(fact("retained.column.qos", isQosKnown ? words.get("qos." + message.qos().level()) : words.get("retained.qos.atLeast", message.qos().level())));
        message.setAt().ifPresent(at -> facts.add(fact("retained.column.set", exact(at))));
        if (!message.publisher().isEmpty()) {
            facts.add(fact("retained.column.by", by(message)));
        }
        message.expiresAt().ifPresent(end -> facts.add(fact("retained.column.expires", exact(end))));
        message.properties().entries().forEach(entry -> facts.add(switch (entry.value()) {
            case UserProperty(var name, var value) -> new Fact(Preview.of(name, PREVIEW_COLUMNS), Preview.of(value, PREVIEW_COLUMNS));
            case Payload bytes -> new Fact(nameOf(entry.property()), Preview.of(bytes, PREVIEW_COLUMNS));
            case String text -> new Fact(nameOf(entry.property()), Preview.of(text, PREVIEW_COLUMNS));
            case Object number -> new Fact(nameOf(entry.property()), number.toString());
        }));
        return facts;
    }

    private Fact fact(String key, String value) {
        return new Fact(words.get(key), value);
    }

    /// The name that the publish panel has for a property, the standard's name where it has none.
    private String nameOf(Property<?> property) {
        if (property == Property.PAYLOAD_FORMAT_INDICATOR) {
            return words.get("property.payloadFormat");
        } else if (property == Property.MESSAGE_EXPIRY_INTERVAL) {
            return words.get("property.expiry");
        } else if (property == Property.CONTENT_TYPE) {
            return words.get("property.contentType");
        } else if (property == Property.RESPONSE_TOPIC) {
            return words.get("property.responseTopic");
        } else if (property == Property.CORRELATION_DATA) {
            return words.get("property.correlationData");
        }
        return property.toString();
    }

    private String exact(Instant at) {
        return TIME.format(at.atZone(zone));
    }
}
