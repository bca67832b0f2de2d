package dev.mqttworkbench.mqtt.delivery;

import dev.mqttworkbench.mqtt.packet.PacketViolation;
import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.mqtt.packet.ReasonCode;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TopicAliasesTest {

    private final TopicAliases aliases = new TopicAliases(2);

    private static Publish publish(String topic, int alias) {
        return Publish.of(topic, Payload.EMPTY, QoS.AT_MOST_ONCE, false, Properties.of(Property.TOPIC_ALIAS, alias));
    }

    private void refused(Publish publish, ReasonCode reasonCode) {
        assertThatThrownBy(() -> aliases.resolve(publish))
                .isInstanceOfSatisfying(PacketViolation.class, violation ->
                        assertThat(violation.reasonCode()).isEqualTo(reasonCode));
    }

    @Test
    void standsForTheTopicThatSetIt() {
        aliases.resolve(publish("a/b", 1));
        var resolved = aliases.resolve(publish("", 1));
        assertThat(resolved.topicName()).isEqualTo("a/b");
        assertThat(resolved.properties().isEmpty()).isTrue();
    }

    @Test
    void canBeSetAnew() {
        aliases.resolve(publish("a", 1));
        aliases.resolve(publish("b", 1));
        assertThat(aliases.resolve(publish("", 1)).topicName()).isEqualTo("b");
    }

    /// [MQTT-3.3.2-8]
    @Test
    void cannotBeZero() {
        refused(publish("a", 0), ReasonCode.TOPIC_ALIAS_INVALID);
    }

    /// [MQTT-3.3.2-9]
    @Test
    void cannotExceedTheMaximum() {
        refused(publish("a", 3), ReasonCode.TOPIC_ALIAS_INVALID);
    }

    @Test
    void cannotStandForNothing() {
        refused(publish("", 1), ReasonCode.PROTOCOL_ERROR);
        refused(Publish.of("", Payload.EMPTY, QoS.AT_MOST_ONCE, false, Properties.NONE), ReasonCode.PROTOCOL_ERROR);
    }
}
