package dev.mqttworkbench.broker;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;

import dev.mqttworkbench.mqtt.packet.Disconnect;
import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.PubAck;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.mqtt.packet.ReasonCode;
import dev.mqttworkbench.mqtt.packet.UserProperty;
import org.junit.jupiter.api.Test;

import static dev.mqttworkbench.mqtt.packet.ProtocolVersion.V3_1_1;
import static dev.mqttworkbench.mqtt.packet.ProtocolVersion.V5;
import static org.assertj.core.api.Assertions.assertThat;

/// What is too much is refused with the code the standard has for it, and what is there stays.
class LimitsTest extends OverTheWire {

    private void restart(int connections, int perAddress, int subscriptions, int retained, long bytes, int levels)
            throws Exception {
        restart(settings().withLimits(new Limits(
                connections, perAddress, subscriptions, retained, bytes, levels, 65_535, 100, 0)));
    }

    @Test
    void oneConnectionTooManyIsRefused() throws Exception {
        restart(2, 100, 100, 100, 100, 100);
        assertTheThirdIsRefused();
    }

    @Test
    void oneConnectionTooManyOfAnAddressIsRefused() throws Exception {
        restart(100, 2, 100, 100, 100, 100);
        assertTheThirdIsRefused();
    }

    private void assertTheThirdIsRefused() throws Exception {
        var first = client("first");
        client("second");
        assertThat(opened(V5).connect("third", true, 0, Properties.NONE, null).reasonCode())
                .isEqualTo(ReasonCode.QUOTA_EXCEEDED);
        var older = opened(V3_1_1);
        assertThat(older.connect("older", true, 0, Properties.NONE, null).reasonCode()).isEqualTo(ReasonCode.SERVER_UNAVAILABLE);
        assertThat(older.receiveOrEnd()).isEmpty();
        assertThat(first.receiveUntilPong()).isEmpty();

        first.close();
        awaitConnections(1);
        assertThat(opened(V5).connect("next", true, 0, Properties.NONE, null).reasonCode()).isEqualTo(ReasonCode.SUCCESS);
    }

    /// 3.2.2.3.2
    @Test
    void aSessionIsKeptNoLongerThanTheBrokerSays() throws Exception {
        restart(settings().withMaximumSessionExpiry(60));
        var told = opened(V5).connect("long", false, 0, Properties.of(Property.SESSION_EXPIRY_INTERVAL, 1_000L), null);
        assertThat(told.properties().get(Property.SESSION_EXPIRY_INTERVAL)).contains(60L);
        var asked = opened(V5).connect("short", false, 0, Properties.of(Property.SESSION_EXPIRY_INTERVAL, 59L), null);
        assertThat(asked.properties().get(Property.SESSION_EXPIRY_INTERVAL)).isEmpty();
    }

    @Test
    void aTopicThatIsTooLongIsRefused() throws Exception {
        restart(settings().withLimits(new Limits(10, 10, 10, 10, 10, 10, 8, 10, 0)));
        var client = client("c");
        assertThat(client.subscribe("123456äx", QoS.AT_MOST_ONCE).reasonCodes()).containsExactly(ReasonCode.TOPIC_FILTER_INVALID);
        assertThat(client.subscribe("123456ä", QoS.AT_MOST_ONCE).reasonCodes()).containsExactly(ReasonCode.SUCCESS);
        client.publish("123456ä", "fits", QoS.AT_MOST_ONCE);
        assertThat(client.receive(Publish.class).payload().asText()).isEqualTo("fits");
        client.publish("123456789", "does not", QoS.AT_MOST_ONCE);
        assertThat(client.receive(Disconnect.class).reasonCode()).isEqualTo(ReasonCode.TOPIC_NAME_INVALID);
    }

    /// protocol.md, bad input: session churn with random identifiers and expiry "never"
    @Test
    void oneSessionTooManyIsRefusedAndThoseThatAreThereGoOn() throws Exception {
        restart(settings().withLimits(new Limits(10, 10, 10, 10, 10, 10, 100, 2, 0)));
        var forEver = Properties.of(Property.SESSION_EXPIRY_INTERVAL, 0xFFFF_FFFFL);
        for (var identifier : new String[] {"first", "second"}) {
            assertThat(opened(V5).connect(identifier, true, 0, forEver, null).reasonCode()).isEqualTo(ReasonCode.SUCCESS);
        }
        assertThat(opened(V5).connect("third", true, 0, forEver, null).reasonCode()).isEqualTo(ReasonCode.QUOTA_EXCEEDED);
        assertThat(opened(V3_1_1).connect("older", false, 0, Properties.NONE, null).reasonCode()).isEqualTo(ReasonCode.SERVER_UNAVAILABLE);
        assertThat(opened(V5).connect("first", false, 0, forEver, null).reasonCode()).isEqualTo(ReasonCode.SUCCESS);
        assertThat(opened(V5).connect("third", true, 0, Properties.NONE, null).reasonCode())
                .as("one that ends with its connection").isEqualTo(ReasonCode.SUCCESS);
    }

    @Test
    void whoPublishesTooFastWaitsAndLosesNothing() throws Exception {
        restart(settings().withLimits(new Limits(10, 10, 10, 10, 10, 10, 100, 10, 20)));
        var client = client("c");
        client.subscribe("t", QoS.AT_MOST_ONCE);
        var began = System.nanoTime();
        for (var i = 0; i < 30; i++) {
            client.publish("t", Integer.toString(i), QoS.AT_MOST_ONCE);
        }
        for (var i = 0; i < 30; i++) {
            assertThat(client.receive(Publish.class).payload().asText()).isEqualTo(Integer.toString(i));
        }
        assertThat(Duration.ofNanos(System.nanoTime() - began)).as("20 at once, 10 at 20 a second").isGreaterThan(Duration.ofMillis(400));
    }

    @Test
    void oneSubscriptionTooManyIsRefusedAndOneThatIsThereMayBeReplaced() throws Exception {
        restart(10, 10, 1, 100, 100, 100);
        var client = client("c");
        client.subscribe("a", QoS.AT_MOST_ONCE);
        assertThat(client.subscribe("b", QoS.AT_MOST_ONCE).reasonCodes()).containsExactly(ReasonCode.QUOTA_EXCEEDED);
        assertThat(client.subscribe("a", QoS.AT_LEAST_ONCE).reasonCodes()).containsExactly(ReasonCode.GRANTED_QOS_1);
    }

    /// protocol.md 36
    @Test
    void oneRetainedMessageTooManyIsRefusedAndTheOthersStay() throws Exception {
        restart(10, 10, 10, 1, 6, 100); // bytes of payload and topic
        var publisher = client("publisher");
        assertThat(retain(publisher, "a", "12345")).isEqualTo(ReasonCode.NO_MATCHING_SUBSCRIBERS);
        assertThat(retain(publisher, "b", "1")).isEqualTo(ReasonCode.QUOTA_EXCEEDED);
        assertThat(retain(publisher, "a", "123456")).isEqualTo(ReasonCode.QUOTA_EXCEEDED);
        var subscriber = client("subscriber");
        subscriber.subscribe("#", QoS.AT_MOST_ONCE);
        assertThat(subscriber.receive(Publish.class).payload().asText()).isEqualTo("12345");
        assertThat(retain(publisher, "a", "")).isEqualTo(ReasonCode.SUCCESS);
        assertThat(retain(publisher, "b", "1")).isEqualTo(ReasonCode.SUCCESS);
    }

    @Test
    void thePropertiesOfARetainedMessageCountToo() throws Exception {
        restart(10, 10, 10, 10, 1_000, 100);
        var publisher = client("publisher");
        var large = Properties.of(Property.USER_PROPERTY, new UserProperty("name", "x".repeat(2_000)));
        publisher.publish("a", "1", QoS.AT_LEAST_ONCE, true, large);
        assertThat(publisher.receive(PubAck.class).reasonCode()).isEqualTo(ReasonCode.QUOTA_EXCEEDED);
    }

    /// Bad input: connections that never send CONNECT. They keep nobody out, and there are not more of them than the limit.
    @Test
    void connectionsWithoutConnectKeepNobodyOut() throws Exception {
        restart(3, 3, 10, 10, 100, 100);
        var silent = new ArrayList<PacketClient>();
        for (var i = 0; i < 120; i++) {
            silent.add(opened(V5));
        }
        client("first");
        client("second");
        client("third");
        assertThat(silent.get(20).receiveOrEnd()).as("those that had most time had to go").isEmpty();
        var late = silent.get(21).connect("late", true, 0, Properties.NONE, null);
        assertThat(late.reasonCode()).as("a fourth client").isEqualTo(ReasonCode.QUOTA_EXCEEDED);
    }

    /// [MQTT-3.3.2-5]: what has expired, and nobody has asked for since, takes no room.
    @Test
    void whatHasExpiredMakesRoom() throws Exception {
        restart(10, 10, 10, 1, 100, 100);
        var publisher = client("publisher");
        publisher.publish("a", "short", QoS.AT_LEAST_ONCE, true, Properties.of(Property.MESSAGE_EXPIRY_INTERVAL, 1L));
        assertThat(publisher.receive(PubAck.class).reasonCode()).isEqualTo(ReasonCode.NO_MATCHING_SUBSCRIBERS);
        var clock = opened(V5);
        var delayed = Properties.of(Property.WILL_DELAY_INTERVAL, 1L);
        publisher.subscribe("clock", QoS.AT_MOST_ONCE);
        clock.connect("clock", true, 0, Properties.of(Property.SESSION_EXPIRY_INTERVAL, 100L), will("clock", QoS.AT_MOST_ONCE, false, delayed));
        clock.cut();
        publisher.receive(Publish.class); // a second later
        assertThat(retain(publisher, "b", "1")).isEqualTo(ReasonCode.NO_MATCHING_SUBSCRIBERS);
        assertThat(retain(publisher, "c", "1")).isEqualTo(ReasonCode.QUOTA_EXCEEDED);
        assertThat(snapshot().retainedMessages()).isEqualTo(1);
    }

    private static ReasonCode retain(PacketClient publisher, String topic, String text) throws IOException {
        publisher.publish(topic, text, QoS.AT_LEAST_ONCE, true, Properties.NONE);
        return publisher.receive(PubAck.class).reasonCode();
    }

    @Test
    void withoutACodeForItTheMessageIsDeliveredAndNotKept() throws Exception {
        restart(10, 10, 10, 1, 100, 100);
        var subscriber = client("subscriber");
        subscriber.subscribe("#", QoS.AT_MOST_ONCE);
        var older = opened(V3_1_1);
        older.connect("older", true, 0, Properties.NONE, null);
        for (var topic : new String[] {"a", "b"}) {
            older.send(new Publish(false, QoS.AT_LEAST_ONCE, true, topic, 7, Properties.NONE, Payload.ofText(topic)));
            older.receive(PubAck.class);
            assertThat(subscriber.receive(Publish.class).topicName()).isEqualTo(topic);
        }
        assertThat(snapshot().retainedMessages()).isEqualTo(1);
    }

    @Test
    void topicsAndFiltersWithTooManyLevelsAreRefused() throws Exception {
        restart(10, 10, 10, 10, 100, 3);
        var client = client("c");
        assertThat(client.subscribe("a/b/c", QoS.AT_MOST_ONCE).reasonCodes()).containsExactly(ReasonCode.SUCCESS);
        assertThat(client.subscribe("a/b/c/d", QoS.AT_MOST_ONCE).reasonCodes())
                .containsExactly(ReasonCode.TOPIC_FILTER_INVALID);
        client.publish("a/b/c/d", "x", QoS.AT_MOST_ONCE);
        assertDisconnected(client, ReasonCode.TOPIC_NAME_INVALID);
    }
}
