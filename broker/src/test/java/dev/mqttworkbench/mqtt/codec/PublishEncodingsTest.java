package dev.mqttworkbench.mqtt.codec;

import java.util.List;

import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.ProtocolVersion;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.QoS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/// A message that goes to one subscriber after another has the same bytes as one that goes alone.
class PublishEncodingsTest {

    private static final List<Properties> PROPERTIES =
            List.of(Properties.NONE, Properties.of(Property.CONTENT_TYPE, "text/plain"));

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 127, 128, 4_000, 5_000, 70_000, 1 << 20, (1 << 20) + 1})
    void theBytesAreThoseOfAMessageThatGoesAlone(int size) {
        for (var version : ProtocolVersion.values()) {
            try (var many = Wire.connected(version)) {
                for (var qos : QoS.values()) {
                    for (var retain : List.of(false, true)) {
                        for (var properties : PROPERTIES) {
                            goesToFive(many, version, new Publish(
                                    false, qos, retain, "a/täglich", 1, properties, Payload.taking(new byte[size])));
                        }
                    }
                }
            }
        }
    }

    private static void goesToFive(Wire many, ProtocolVersion version, Publish message) {
        for (var subscriber = 1; subscriber <= 5; subscriber++) {
            var publish = message.qos() == QoS.AT_MOST_ONCE
                    ? message.withPacketIdentifier(0)
                    : message.withPacketIdentifier(subscriber * 1_000);
            try (var alone = Wire.connected(version)) {
                assertThat(many.send(publish)).isEqualTo(alone.send(publish));
            }
        }
    }
}
