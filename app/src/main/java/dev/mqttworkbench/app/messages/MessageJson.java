package dev.mqttworkbench.app.messages;

import java.util.Base64;
import java.util.Locale;

import dev.mqttworkbench.app.workbench.Message;
import dev.mqttworkbench.mqtt.packet.PacketType;
import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.UserProperty;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Messages and their MQTT 5 properties as JSON; what is no UTF-8 becomes Base64.
public final class MessageJson {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final String USER_PROPERTIES = "userProperties";
    private static final String SUBSCRIPTION_IDENTIFIERS = "subscriptionIdentifiers";

    private MessageJson() {}

    /// A message as an object in one line, without the end of the line.
    public static String line(Message message) {
        var line = MAPPER.createObjectNode()
                .put("time", message.at().toString())
                .put("direction", direction(message))
                .put("topic", message.topic())
                .put("qos", message.qos().level())
                .put("retain", message.retain())
                .put("dup", message.dup());
        message.publisher().ifPresent(publisher -> line.put("client", publisher));
        if (message.payload().isText()) {
            line.put("payload", message.payload().asText());
        } else {
            line.put("payloadBase64", base64(message.payload()));
        }
        if (!message.properties().isEmpty()) {
            line.set("properties", node(message.properties()));
        }
        return line.toString();
    }

    /// `in` or `out`.
    public static String direction(Message message) {
        return message.isIncoming() ? "in" : "out";
    }

    /// The bytes in Base64.
    static String base64(Payload payload) {
        return Base64.getEncoder().encodeToString(payload.toBytes());
    }

    /// Properties as an object: each under its name in the standard in camel case, those that may repeat as an array.
    public static String properties(Properties properties) {
        return node(properties).toString();
    }

    private static ObjectNode node(Properties properties) {
        var node = MAPPER.createObjectNode();
        for (var entry : properties.entries()) {
            var name = name(entry.property());
            switch (entry.value()) {
                case UserProperty(var key, var value) ->
                        node.withArray(USER_PROPERTIES).addObject().put("name", key).put("value", value);
                case Payload bytes -> node.put(name, base64(bytes));
                case String text -> node.put(name, text);
                case Long number -> node.put(name, number);
                case Integer number when entry.property() == Property.SUBSCRIPTION_IDENTIFIER ->
                        node.withArray(SUBSCRIPTION_IDENTIFIERS).add(number);
                case Integer number -> node.put(name, number);
                default -> throw new IllegalStateException(entry.property() + " has a value of a new type");
            }
        }
        return node;
    }

    /// The properties in such an object. What is no property of a message is left out.
    ///
    /// @throws IllegalArgumentException when it is no such object
    public static Properties readProperties(String json) {
        try {
            return read(MAPPER.readTree(json));
        } catch (JacksonException noJson) {
            throw new IllegalArgumentException("No properties: " + json, noJson);
        }
    }

    private static Properties read(JsonNode node) {
        var properties = Properties.NONE;
        for (var property : Property.ALL) {
            var value = node.path(name(property));
            if (property.isAllowedIn(PacketType.PUBLISH) && !value.isMissingNode()) {
                properties = plus(properties, property, value);
            }
        }
        for (var identifier : node.path(SUBSCRIPTION_IDENTIFIERS)) {
            properties = properties.plus(Property.SUBSCRIPTION_IDENTIFIER, identifier.asInt());
        }
        for (var pair : node.path(USER_PROPERTIES)) {
            properties = properties.plus(Property.USER_PROPERTY, new UserProperty(pair.path("name").asString(), pair.path("value").asString()));
        }
        return properties;
    }

    @SuppressWarnings("unchecked") // The type of a property says which Java type its value has.
    private static <T> Properties plus(Properties properties, Property<T> property, JsonNode value) {
        return switch (property.type()) {
            case BYTE, TWO_BYTE_INTEGER, VARIABLE_BYTE_INTEGER -> properties.plus((Property<Integer>) property, value.asInt());
            case FOUR_BYTE_INTEGER -> properties.plus((Property<Long>) property, value.asLong());
            case UTF_8_STRING -> properties.plus((Property<String>) property, value.asString());
            case BINARY_DATA -> properties.plus((Property<Payload>) property, Payload.taking(Base64.getDecoder().decode(value.asString())));
            case UTF_8_STRING_PAIR -> properties;
        };
    }

    private static String name(Property<?> property) {
        var words = property.toString().split(" ");
        var name = new StringBuilder(words[0].toLowerCase(Locale.ROOT));
        for (var i = 1; i < words.length; i++) {
            name.append(words[i]);
        }
        return name.toString();
    }
}
