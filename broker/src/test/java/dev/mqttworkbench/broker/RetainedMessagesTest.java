package dev.mqttworkbench.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import dev.mqttworkbench.interop.Patience;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.SubscriptionOptions;
import dev.mqttworkbench.mqtt.packet.SubscriptionOptions.RetainHandling;
import org.junit.jupiter.api.Test;

import static dev.mqttworkbench.mqtt.packet.QoS.AT_LEAST_ONCE;
import static dev.mqttworkbench.mqtt.packet.QoS.AT_MOST_ONCE;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

/// What a later subscriber gets.
class RetainedMessagesTest extends OverTheWire {

    /// [MQTT-3.3.1-12]
    @Test
    void marksARetainedMessageForANewSubscriberOnly() throws Exception {
        var live = client("live");
        live.subscribe("t", AT_MOST_ONCE);
        client("p").publish("t", "kept", AT_MOST_ONCE, true, Properties.NONE);
        assertThat(live.receive(Publish.class).retain()).isFalse();
        var late = client("late");
        late.subscribe("t", AT_MOST_ONCE);
        assertThat(late.receive(Publish.class).retain()).isTrue();
    }

    /// [MQTT-3.3.1-9]: also when they are more than a socket takes at once.
    @Test
    void sendsAllRetainedMessagesHoweverMuchTheyAre() throws Exception {
        var publisher = client("p");
        for (var i = 0; i < 40; i++) {
            publisher.publish("big/" + i, "x".repeat(900_000), AT_MOST_ONCE, true, Properties.NONE);
        }
        publisher.receiveUntilPong();
        var late = client("late");
        late.subscribe("big/#", AT_MOST_ONCE);
        for (var i = 0; i < 40; i++) {
            assertThat(late.receive(Publish.class).payload().size()).isEqualTo(900_000);
        }
        assertThat(snapshot().messagesDropped()).isZero();
    }

    /// [MQTT-3.3.1-13]
    @Test
    void keepsTheFlagWhereTheSubscriberWantsItAsPublished() throws Exception {
        var live = client("live");
        live.subscribe("t", new SubscriptionOptions(AT_MOST_ONCE, false, true, RetainHandling.SEND), Properties.NONE);
        client("p").publish("t", "kept", AT_MOST_ONCE, true, Properties.NONE);
        assertThat(live.receive(Publish.class).retain()).isTrue();
    }

    /// [MQTT-3.3.1-6] [MQTT-3.3.1-7]
    @Test
    void forgetsTheRetainedMessageWhenAnEmptyOneComes() throws Exception {
        var publisher = client("p");
        publisher.publish("t", "kept", AT_MOST_ONCE, true, Properties.NONE);
        publisher.publish("t", "", AT_MOST_ONCE, true, Properties.NONE);
        publisher.receiveUntilPong();
        assertThat(snapshot().retainedMessages()).isZero();
    }

    /// [MQTT-3.3.1-9] to [MQTT-3.3.1-11]
    @Test
    void followsTheRetainHandlingOfASubscription() throws Exception {
        client("p").publish("t", "kept", AT_MOST_ONCE, true, Properties.NONE);
        awaitRetained(1);
        var subscriber = client("s");
        assertThat(retainedFor(subscriber, RetainHandling.DO_NOT_SEND)).isZero();
        assertThat(retainedFor(subscriber, RetainHandling.SEND_IF_NEW)).isZero();
        assertThat(retainedFor(subscriber, RetainHandling.SEND)).isEqualTo(1);
        assertThat(retainedFor(client("new"), RetainHandling.SEND_IF_NEW)).isEqualTo(1);
    }

    private void awaitRetained(int wanted) throws Exception {
        var deadline = System.nanoTime() + SECONDS.toNanos(10);
        while (snapshot().retainedMessages() != wanted) {
            assertThat(System.nanoTime()).as("before the deadline").isLessThan(deadline);
        }
    }

    private static int retainedFor(PacketClient subscriber, RetainHandling handling) throws IOException {
        subscriber.subscribe("t", new SubscriptionOptions(AT_MOST_ONCE, false, false, handling), Properties.NONE);
        return subscriber.receiveUntilPong().size();
    }

    /// [MQTT-3.3.1-8]
    @Test
    void doesNotTouchTheRetainedMessageWithoutTheFlag() throws Exception {
        var publisher = client("p");
        publisher.publish("t", "kept", AT_MOST_ONCE, true, Properties.NONE);
        publisher.publish("t", "live", AT_MOST_ONCE, false, Properties.NONE);
        publisher.receiveUntilPong();
        var late = client("late");
        late.subscribe("t", AT_MOST_ONCE);
        assertThat(late.receive(Publish.class).payload().asText()).isEqualTo("kept");
    }

    /// [MQTT-3.3.1-10]: whether a Subscription is new is asked of the Session, not of the connection (protocol.md 35).
    @Test
    void aSubscriptionOfAResumedSessionIsNotNew() throws Exception {
        client("p").publish("t", "kept", AT_MOST_ONCE, true, Properties.NONE);
        awaitRetained(1);
        var before = lasting("s");
        assertThat(retainedFor(before, RetainHandling.SEND_IF_NEW)).isEqualTo(1);
        before.cut();
        var after = lasting("s");
        assertThat(after.receiveUntilPong()).as("nothing is sent for what is there already").isEmpty();
        assertThat(retainedFor(after, RetainHandling.SEND_IF_NEW)).isZero();
        after.unsubscribe("t");
        assertThat(retainedFor(after, RetainHandling.SEND_IF_NEW)).isEqualTo(1);
    }

    /// [MQTT-3.3.2-5] [MQTT-3.3.2-6]: counted down while it is kept and while it waits, and gone at its end (protocol.md 25).
    @Test
    void expiresAndIsCountedDownWhileItIsKept() throws Exception {
        var away = lasting("away");
        away.subscribe("#", AT_LEAST_ONCE);
        away.cut();
        awaitConnections(0);
        var publisher = client("p");
        publisher.publish("long", "60", AT_LEAST_ONCE, true, Properties.of(Property.MESSAGE_EXPIRY_INTERVAL, 60L));
        publisher.publish("t", "2", AT_LEAST_ONCE, true, Properties.of(Property.MESSAGE_EXPIRY_INTERVAL, 2L));
        publisher.receiveUntilPong();
        var subscriber = client("s");
        var left = new ArrayList<Long>();
        Patience.until(() -> "gone after " + left, () -> isGone(subscriber, left));
        assertThat(left).contains(2L, 1L).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(snapshot().retainedMessages()).as("nobody keeps what has expired").isEqualTo(1);
        subscriber.subscribe("long", AT_MOST_ONCE);
        assertThat(intervalOf(subscriber.receive(Publish.class))).isLessThanOrEqualTo(58);
        var waited = lasting("away").receiveUntilPong(); // what is not acknowledged comes again, but it is not asked for here
        assertThat(waited).hasSize(1);
        assertThat(intervalOf((Publish) waited.getFirst())).isLessThanOrEqualTo(58);
    }

    private static boolean isGone(PacketClient subscriber, List<Long> left) {
        try {
            subscriber.subscribe("t", AT_MOST_ONCE);
            var packets = subscriber.receiveUntilPong();
            packets.forEach(packet -> left.add(intervalOf((Publish) packet)));
            return packets.isEmpty();
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    private static long intervalOf(Publish publish) {
        return publish.properties().get(Property.MESSAGE_EXPIRY_INTERVAL, -1L);
    }
}
