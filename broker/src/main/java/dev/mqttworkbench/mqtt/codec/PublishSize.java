package dev.mqttworkbench.mqtt.codec;

import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.mqtt.packet.UserProperty;
import io.netty.buffer.ByteBufUtil;

/// How many bytes a PUBLISH of MQTT 5 has on the wire, without encoding it: asked before a message is sent to a peer that
/// limits its packets [MQTT-3.1.2-24].
public final class PublishSize {

    private PublishSize() {}

    /// The size in bytes with the fixed header.
    public static int of(Publish publish) {
        var properties = of(publish.properties());
        var remaining = 2 + ByteBufUtil.utf8Bytes(publish.topicName())
                + (publish.qos() == QoS.AT_MOST_ONCE ? 0 : 2)
                + variableByteInteger(properties) + properties
                + publish.payload().size();
        return 1 + variableByteInteger(remaining) + remaining;
    }

    /// The size in bytes of properties, without their length.
    public static int of(Properties properties) {
        var size = 0;
        for (var entry : properties.entries()) {
            size += 1 + switch (entry.property().type()) {
                case BYTE -> 1;
                case TWO_BYTE_INTEGER -> 2;
                case FOUR_BYTE_INTEGER -> 4;
                case VARIABLE_BYTE_INTEGER -> variableByteInteger((Integer) entry.value());
                case UTF_8_STRING -> 2 + ByteBufUtil.utf8Bytes((String) entry.value());
                case BINARY_DATA -> 2 + ((Payload) entry.value()).size();
                case UTF_8_STRING_PAIR -> {
                    var pair = (UserProperty) entry.value();
                    yield 4 + ByteBufUtil.utf8Bytes(pair.name()) + ByteBufUtil.utf8Bytes(pair.value());
                }
            };
        }
        return size;
    }

    /// How many bytes a Variable Byte Integer has (1.5.5).
    static int variableByteInteger(int value) {
        return value < 128 ? 1 : value < 16_384 ? 2 : value < 2_097_152 ? 3 : 4;
    }
}
