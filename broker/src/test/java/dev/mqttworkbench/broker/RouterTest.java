package dev.mqttworkbench.broker;

import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.mqtt.topic.TopicName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// What a [Router] remembers of the topics that somebody publishes to: the rest is tested over the wire.
class RouterTest {

    private final Router router = new Router();

    private void publishTo(String topic) {
        router.route(
                Message.of(new TopicName(topic), QoS.AT_MOST_ONCE, false, Properties.NONE, Payload.ofText("x"), 0, "publisher"), 0);
    }

    @Test
    void remembersATopicThatSomebodyHasPublishedTo() {
        publishTo("a/b");
        assertThat(router.recent("a/b")).contains(new TopicName("a/b"));
        assertThat(router.recent("a/c")).isEmpty();
    }

    /// Bad input: a flood of long topics.
    @Test
    void remembersNoLongTopics() {
        var longest = "x".repeat(65_535);
        publishTo(longest);
        assertThat(router.recent(longest)).isEmpty();
    }

    /// Bad input: a flood of topics.
    @Test
    void doesNotRememberTopicsWithoutEnd() {
        for (var i = 0; i < 40_000; i++) {
            publishTo("x".repeat(1_000) + i);
        }
        assertThat(router.recent("x".repeat(1_000) + 0)).isEmpty();
        assertThat(router.recent("x".repeat(1_000) + 39_999)).isPresent();
    }
}
