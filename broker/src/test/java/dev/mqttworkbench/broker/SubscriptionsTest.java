package dev.mqttworkbench.broker;

import java.util.List;

import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.PubAck;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.ReasonCode;
import dev.mqttworkbench.mqtt.packet.SubscriptionOptions;
import dev.mqttworkbench.mqtt.packet.SubscriptionOptions.RetainHandling;
import dev.mqttworkbench.mqtt.packet.UnsubAck;
import dev.mqttworkbench.mqtt.packet.Unsubscribe;
import org.junit.jupiter.api.Test;

import static dev.mqttworkbench.mqtt.packet.QoS.AT_LEAST_ONCE;
import static dev.mqttworkbench.mqtt.packet.QoS.AT_MOST_ONCE;
import static dev.mqttworkbench.mqtt.packet.QoS.EXACTLY_ONCE;
import static org.assertj.core.api.Assertions.assertThat;

/// What a Subscription selects.
class SubscriptionsTest extends OverTheWire {

    /// [MQTT-3.3.4-2] to [MQTT-3.3.4-4]
    @Test
    void deliversOneCopyForOverlappingSubscriptionsWithTheHighestQoSAndAllIdentifiers() throws Exception {
        var subscriber = client("s");
        subscriber.subscribe("a/#", SubscriptionOptions.of(AT_MOST_ONCE), Properties.of(Property.SUBSCRIPTION_IDENTIFIER, 1));
        subscriber.subscribe("a/+", SubscriptionOptions.of(EXACTLY_ONCE), Properties.of(Property.SUBSCRIPTION_IDENTIFIER, 2));
        client("p").publish("a/b", "m", EXACTLY_ONCE);
        var received = subscriber.receiveUntilPong();
        assertThat(received).hasSize(1);
        var publish = (Publish) received.getFirst();
        assertThat(publish.qos()).isEqualTo(EXACTLY_ONCE);
        assertThat(publish.properties().all(Property.SUBSCRIPTION_IDENTIFIER)).containsExactlyInAnyOrder(1, 2);
    }

    /// [MQTT-3.8.3-3]
    @Test
    void doesNotDeliverItsOwnMessagesToANoLocalSubscription() throws Exception {
        var client = client("c");
        client.subscribe("t", new SubscriptionOptions(AT_MOST_ONCE, true, false, RetainHandling.SEND), Properties.NONE);
        client.publish("t", "own", AT_MOST_ONCE);
        client("other").publish("t", "other", AT_MOST_ONCE);
        assertThat(client.receive(Publish.class).payload().asText()).isEqualTo("other");
    }

    /// [MQTT-3.8.3-3]: a bridge that reads back what it wrote would go round for ever.
    @Test
    void noLocalKeepsBackItsOwnRetainedMessagesToo_3_8_3_3() throws Exception {
        var client = client("c");
        client.publish("t/own", "own", AT_LEAST_ONCE, true, Properties.NONE);
        client.receive(PubAck.class);
        var other = client("other");
        other.publish("t/other", "other", AT_LEAST_ONCE, true, Properties.NONE);
        other.receive(PubAck.class);
        client.subscribe("t/#", new SubscriptionOptions(AT_LEAST_ONCE, true, false, RetainHandling.SEND), Properties.NONE);
        assertThat(client.receiveUntilPong()).extracting(packet -> ((Publish) packet).topicName()).containsExactly("t/other");
    }

    /// [MQTT-3.8.3-3]: what a client published on an earlier connection is its own too.
    @Test
    void noLocalGoesByTheClientAndNotByTheConnection_3_8_3_3() throws Exception {
        var before = lasting("c");
        before.subscribe("t", new SubscriptionOptions(AT_LEAST_ONCE, true, false, RetainHandling.DO_NOT_SEND), Properties.NONE);
        before.publish("t", "own", AT_LEAST_ONCE, true, Properties.NONE);
        before.receive(PubAck.class);
        var after = lasting("c");
        after.publish("t", "own again", AT_LEAST_ONCE);
        assertThat(after.receive(PubAck.class).reasonCode()).isEqualTo(ReasonCode.NO_MATCHING_SUBSCRIBERS);
        client("other").publish("t", "other", AT_MOST_ONCE);
        assertThat(after.receive(Publish.class).payload().asText()).isEqualTo("other");
    }

    /// [MQTT-3.8.4-3]
    @Test
    void replacesASubscriptionWithTheSameFilter() throws Exception {
        var subscriber = client("s");
        subscriber.subscribe("t", EXACTLY_ONCE);
        subscriber.subscribe("t", AT_MOST_ONCE);
        client("p").publish("t", "m", EXACTLY_ONCE);
        assertThat(subscriber.receive(Publish.class).qos()).isEqualTo(AT_MOST_ONCE);
        assertThat(snapshot().subscriptions()).isEqualTo(1);
    }

    @Test
    void answersAFilterThatIsNoneWithItsReasonCode() throws Exception {
        var client = client("c");
        assertThat(client.subscribe("a/#/b", AT_MOST_ONCE).reasonCodes()).containsExactly(ReasonCode.TOPIC_FILTER_INVALID);
    }

    /// [MQTT-3.10.4-1] [MQTT-3.11.3-1]
    @Test
    void endsASubscriptionByItsFilterAndSaysWhichThereWasNot() throws Exception {
        var client = client("c");
        client.subscribe("a/+", AT_MOST_ONCE);
        client.send(new Unsubscribe(2, List.of("a/b", "a/+"), Properties.NONE));
        assertThat(client.receive(UnsubAck.class).reasonCodes())
                .containsExactly(ReasonCode.NO_SUBSCRIPTION_EXISTED, ReasonCode.SUCCESS);
        client("p").publish("a/b", "m", AT_MOST_ONCE);
        assertThat(client.receiveUntilPong()).isEmpty();
    }
}
