package dev.mqttworkbench.app.retained;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import dev.mqttworkbench.broker.RetainedMessage;
import dev.mqttworkbench.mqtt.packet.MalformedPacket;
import dev.mqttworkbench.mqtt.packet.PacketType;
import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.mqtt.packet.UserProperty;
import dev.mqttworkbench.mqtt.topic.TopicName;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A retained message as JSON. What is UTF-8 stands as text, anything else in Base64, so that every byte comes back.
final class RetainedJson {

    private static final String TOPIC = "topic";
    private static final String QOS = "qos";
    private static final String TEXT = "text";
    private static final String BASE64 = "base64";
    private static final String PROPERTIES = "properties";
    private static final String NAME = "name";
    private static final String KEY = "key";
    private static final String VALUE = "value";
    private static final String SET_AT = "setAt";
    private static final String PUBLISHER = "publisher";
    private static final String BY_WILL = "byWill";
    private static final String EXPIRES_AT = "expiresAt";

    private RetainedJson() {}

    /// The message, written into an empty object.
    static ObjectNode of(RetainedMessage message, ObjectNode object) {
        object.put(TOPIC, message.topic()).put(QOS, message.qos().level());
        putBytes(object, message.payload(), TEXT);
        message.setAt().ifPresent(at -> object.put(SET_AT, at.toString()));
        if (!message.publisher().isEmpty()) {
            object.put(PUBLISHER, message.publisher());
        }
        if (message.byWill()) {
            object.put(BY_WILL, true);
        }
        message.expiresAt().ifPresent(end -> object.put(EXPIRES_AT, end.toString()));
        if (!message.properties().isEmpty()) {
            var properties = object.putArray(PROPERTIES);
            message.properties().entries().forEach(entry -> write(entry, properties.addObject()));
        }
        return object;
    }

    private static void putBytes(ObjectNode object, Payload payload, String textKey) {
        if (payload.isText()) {
            object.put(textKey, payload.asText());
        } else {
            object.put(BASE64, Base64.getEncoder().encodeToString(payload.toBytes()));
        }
    }

    private static void write(Properties.Entry<?> entry, ObjectNode object) {
        object.put(NAME, entry.property().toString());
        switch (entry.value()) {
            case UserProperty(var name, var value) -> object.put(KEY, name).put(VALUE, value);
            case Payload bytes -> putBytes(object, bytes, VALUE);
            case String text -> object.put(VALUE, text);
            case Number number -> object.put(VALUE, number.longValue());
            case Object other -> throw new IllegalStateException("No property has a value such as " + other);
        }
    }

    /// The message in an object.
    ///
    /// @param line of the file, for what is wrong
    /// @throws FileFault when a value cannot be
    static RetainedMessage read(ObjectNode object, String line) {
        var reader = new Reader(object, line);
        return new RetainedMessage(
                reader.need(TOPIC, RetainedJson::topicName), reader.need(QOS, RetainedJson::qos), reader.properties(), reader.payload(),
                reader.may(SET_AT, RetainedJson::instant), reader.may(PUBLISHER, RetainedJson::text).orElse(""),
                object.path(BY_WILL).asBoolean(false), reader.may(EXPIRES_AT, RetainedJson::instant));
    }

    private static String text(JsonNode node) {
        if (!node.isString()) {
            throw new IllegalArgumentException("no text");
        }
        return node.stringValue();
    }

    private static String topicName(JsonNode node) {
        return new TopicName(text(node)).value();
    }

    private static QoS qos(JsonNode node) {
        return QoS.of(node.isInt() ? node.intValue() : -1);
    }

    private static Instant instant(JsonNode node) {
        return Instant.parse(text(node));
    }

    private static Payload base64(JsonNode node) {
        return Payload.taking(Base64.getDecoder().decode(text(node)));
    }

    /// Reads one object, and says which of its values cannot be.
    private record Reader(ObjectNode object, String line) {

        <V> V need(String name, Function<JsonNode, V> reading) {
            return may(name, reading).orElseThrow(() -> fault(name));
        }

        <V> Optional<V> may(String name, Function<JsonNode, V> reading) {
            var node = object.get(name);
            try {
                return Optional.ofNullable(node).map(reading);
            } catch (IllegalArgumentException | DateTimeParseException | MalformedPacket wrong) {
                throw fault(name);
            }
        }

        Payload payload() {
            var payload = may(TEXT, node -> Payload.ofText(text(node))).orElseGet(() -> need(BASE64, RetainedJson::base64));
            if (payload.isEmpty()) {
                throw fault(TEXT); // an empty message clears, and is not kept
            }
            return payload;
        }

        Properties properties() {
            var entries = new ArrayList<Properties.Entry<?>>();
            var seen = new HashSet<Property<?>>();
            for (var node : object.path(PROPERTIES)) {
                if (!(node instanceof ObjectNode each)) {
                    throw fault(PROPERTIES);
                }
                var entry = new Reader(each, line).entry();
                if (!seen.add(entry.property()) && entry.property() != Property.USER_PROPERTY) {
                    throw fault(entry.property().toString());
                }
                entries.add(entry);
            }
            return Properties.of(entries);
        }

        private Properties.Entry<?> entry() {
            var name = need(NAME, RetainedJson::text);
            var property = Property.ALL.stream().filter(each -> each.toString().equals(name) && isOfMessages(each)).findFirst()
                    .orElseThrow(() -> fault(name));
            return switch (property.type()) {
                case UTF_8_STRING_PAIR -> new Properties.Entry<>(Property.USER_PROPERTY,
                        new UserProperty(need(KEY, RetainedJson::text), need(VALUE, RetainedJson::text)));
                case UTF_8_STRING -> entry(property, need(VALUE, RetainedJson::text));
                case BINARY_DATA -> entry(property, may(VALUE, node -> Payload.ofText(text(node))).orElseGet(() -> need(BASE64, RetainedJson::base64)));
                case FOUR_BYTE_INTEGER -> entry(property, number(property));
                case BYTE, TWO_BYTE_INTEGER, VARIABLE_BYTE_INTEGER -> entry(property, (int) number(property));
            };
        }

        private static boolean isOfMessages(Property<?> property) {
            return property.isAllowedIn(PacketType.PUBLISH)
                    && !List.of(Property.SUBSCRIPTION_IDENTIFIER, Property.TOPIC_ALIAS).contains(property);
        }

        private long number(Property<?> property) {
            var node = object.path(VALUE);
            if (!node.isIntegralNumber() || !node.canConvertToLong() || !property.isInRange(node.longValue())) {
                throw fault(property.toString());
            }
            return node.longValue();
        }

        @SuppressWarnings("unchecked") // The wire type of the property says which Java type its value has.
        private static <V> Properties.Entry<V> entry(Property<?> property, V value) {
            return new Properties.Entry<>((Property<V>) property, value);
        }

        private FileFault fault(String name) {
            return new FileFault(FileFault.Kind.VALUE, line, name);
        }
    }
}
