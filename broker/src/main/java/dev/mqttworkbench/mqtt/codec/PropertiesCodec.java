package dev.mqttworkbench.mqtt.codec;

import java.util.ArrayList;
import java.util.List;

import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.UserProperty;
import io.netty.handler.codec.mqtt.MqttProperties;

/// Translates properties between Netty's form and ours. The order among properties of one kind is kept, as the standard
/// demands [MQTT-3.3.2-18]; the order of different kinds has no meaning.
final class PropertiesCodec {

    private PropertiesCodec() {}

    static Properties read(MqttProperties source) {
        if (source.isEmpty()) {
            return Properties.NONE;
        }
        var entries = new ArrayList<Properties.Entry<?>>();
        for (MqttProperties.MqttProperty<?> netty : source.listAll()) {
            var property = Property.of(netty.propertyId()).orElseThrow();
            if (netty instanceof MqttProperties.UserProperties pairs) {
                for (var pair : pairs.value()) {
                    entries.add(new Properties.Entry<>(Property.USER_PROPERTY, new UserProperty(pair.key, pair.value)));
                }
            } else {
                entries.add(entry(property, netty.value()));
            }
        }
        return Properties.of(entries);
    }

    @SuppressWarnings("unchecked") // The type of the property decides the type of its value, here as everywhere.
    private static Properties.Entry<?> entry(Property<?> property, Object value) {
        return switch (property.type()) {
            case BYTE, TWO_BYTE_INTEGER, VARIABLE_BYTE_INTEGER ->
                    new Properties.Entry<>((Property<Integer>) property, (Integer) value);
            case FOUR_BYTE_INTEGER -> new Properties.Entry<>(
                    (Property<Long>) property, Integer.toUnsignedLong((Integer) value));
            case UTF_8_STRING -> new Properties.Entry<>((Property<String>) property, (String) value);
            case BINARY_DATA -> new Properties.Entry<>((Property<Payload>) property, Payload.taking((byte[]) value));
            case UTF_8_STRING_PAIR -> throw new IllegalStateException("user properties come as a list");
        };
    }

    static MqttProperties write(Properties source) {
        if (source.isEmpty()) {
            return MqttProperties.NO_PROPERTIES;
        }
        var properties = new MqttProperties();
        for (var entry : source.entries()) {
            properties.add(netty(entry.property(), entry.value()));
        }
        return properties;
    }

    private static MqttProperties.MqttProperty<?> netty(Property<?> property, Object value) {
        var identifier = property.identifier();
        return switch (property.type()) {
            case BYTE, TWO_BYTE_INTEGER, FOUR_BYTE_INTEGER, VARIABLE_BYTE_INTEGER ->
                    new MqttProperties.IntegerProperty(identifier, ((Number) value).intValue());
            case UTF_8_STRING -> new MqttProperties.StringProperty(identifier, (String) value);
            case BINARY_DATA -> new MqttProperties.BinaryProperty(identifier, ((Payload) value).toBytes());
            case UTF_8_STRING_PAIR -> userProperty((UserProperty) value);
        };
    }

    private static MqttProperties.MqttProperty<?> userProperty(UserProperty property) {
        return new MqttProperties.UserProperties(
                List.of(new MqttProperties.StringPair(property.name(), property.value())));
    }
}
