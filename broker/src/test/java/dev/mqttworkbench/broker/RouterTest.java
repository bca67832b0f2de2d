package dev.mqttworkbench.broker;

import java.util.OptionalInt;

import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.mqtt.packet.SubscriptionOptions;
import dev.mqttworkbench.mqtt.topic.TopicFilter;
import dev.mqttworkbench.mqtt.topic.TopicName;
import dev.mqttworkbench.store.Journal;
import dev.mqttworkbench.trace.PacketTrace;
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
        for (var i = 0; i < 80_000; i++) {
            publishTo("x".repeat(1_000) + i);
        }
        assertThat(router.recent("x".repeat(1_000) + 0)).isEmpty();
        assertThat(router.recent("x".repeat(1_000) + 79_999)).isPresent();
    }

    /// A result is as large as there are Sessions in it.
    @Test
    void remembersFewerTopicsTheMoreAreSubscribed() {
        for (var i = 0; i < 500; i++) {
            router.add(new Subscription(session("c" + i), new TopicFilter("sensors/#"), SubscriptionOptions.of(QoS.AT_MOST_ONCE), OptionalInt.empty()));
        }
        for (var i = 0; i < 5_000; i++) {
            publishTo("sensors/" + i);
        }
        assertThat(router.recent("sensors/0")).isEmpty();
        assertThat(router.recent("sensors/4999")).isPresent();
    }

    /// What is taken out of the account is what was put into it: an account that runs away would keep nothing, or all.
    @Test
    void goesOnRememberingWhileASubscriptionComesAndGoes() {
        var many = session("many");
        publishTo("stays");
        for (var i = 0; i < 1_000; i++) {
            var subscription = new Subscription(many, new TopicFilter("t"), SubscriptionOptions.of(QoS.AT_MOST_ONCE), OptionalInt.of(1));
            router.add(subscription);
            publishTo("t");
            router.remove(subscription);
            publishTo("t");
        }
        assertThat(router.recent("stays")).isPresent();
    }

    private static Session session(String clientIdentifier) {
        return new Session(clientIdentifier, BrokerSettings.defaults(), new Counters(), Journal.ofMemory(), new BrokerEvents(), new Decisions(new PacketTrace()));
    }
}
