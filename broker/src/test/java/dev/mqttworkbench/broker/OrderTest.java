package dev.mqttworkbench.broker;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;

import dev.mqttworkbench.mqtt.packet.Packet;
import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.PingReq;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.PubAck;
import dev.mqttworkbench.mqtt.packet.PubComp;
import dev.mqttworkbench.mqtt.packet.PubRec;
import dev.mqttworkbench.mqtt.packet.PubRel;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.mqtt.packet.Subscribe;
import dev.mqttworkbench.mqtt.packet.SubscriptionOptions;
import dev.mqttworkbench.mqtt.packet.SubscriptionOptions.RetainHandling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static dev.mqttworkbench.mqtt.packet.ProtocolVersion.V5;
import static dev.mqttworkbench.mqtt.packet.QoS.AT_LEAST_ONCE;
import static dev.mqttworkbench.mqtt.packet.QoS.AT_MOST_ONCE;
import static dev.mqttworkbench.mqtt.packet.QoS.EXACTLY_ONCE;
import static org.assertj.core.api.Assertions.assertThat;

/// In which order, and without a gap: section 4.6 (protocol.md 30), and what is published while somebody subscribes (41, 47).
@Timeout(60)
class OrderTest extends OverTheWire {

    private static Publish message(int number, QoS qos) {
        var publish = Publish.of("t", Payload.ofText("" + number), qos, false, Properties.NONE);
        return qos == AT_MOST_ONCE ? publish : publish.withPacketIdentifier(number);
    }

    private static int number(Packet packet) {
        return Integer.parseInt(((Publish) packet).payload().asText());
    }

    private static List<Integer> upTo(int last) {
        return IntStream.rangeClosed(1, last).boxed().toList();
    }

    private PacketClient resumed(int receiveMaximum) throws Exception {
        var client = opened(V5);
        var properties = Properties.of(Property.SESSION_EXPIRY_INTERVAL, 1_000L).plus(Property.RECEIVE_MAXIMUM, receiveMaximum);
        client.connect("s", false, 0, properties, null);
        return client;
    }

    /// [MQTT-4.6.0-5] [MQTT-4.6.0-6]: across queueing, a small window, and connections that end in the middle. The first time that
    /// each message is sent counts: what is sent again is known already.
    @ParameterizedTest
    @EnumSource(value = QoS.class, names = {"AT_LEAST_ONCE", "EXACTLY_ONCE"})
    void ofMessagesStaysAcrossQueueingAndResuming(QoS qos) throws Exception {
        resumed(3).subscribe("t", EXACTLY_ONCE);
        var publisher = client("p");
        var inOrder = new ArrayList<Integer>();
        for (var round = 0; round < 10; round++) {
            for (var i = 1; i <= 10; i++) {
                publisher.send(message(10 * round + i, qos));
                publisher.receive();
            }
            var subscriber = resumed(3);
            for (var i = 0; i < 7; i++) {
                take(subscriber.receive(), subscriber, inOrder);
            }
            subscriber.cut();
        }
        var last = resumed(3);
        while (inOrder.size() < 100) {
            take(last.receive(), last, inOrder);
        }
        assertThat(inOrder).isEqualTo(upTo(100));
    }

    private static void take(Packet packet, PacketClient subscriber, List<Integer> inOrder) throws Exception {
        switch (packet) {
            case Publish publish -> {
                if (!inOrder.contains(number(publish))) {
                    inOrder.add(number(publish));
                }
                var identifier = publish.packetIdentifier();
                subscriber.send(publish.qos() == AT_LEAST_ONCE ? new PubAck(identifier) : new PubRec(identifier));
            }
            case PubRel release -> subscriber.send(new PubComp(release.packetIdentifier()));
            default -> throw new AssertionError(packet);
        }
    }

    /// [MQTT-4.6.0-2] to [MQTT-4.6.0-4]: acknowledgements come in the order of what they acknowledge.
    @Test
    void ofAcknowledgementsIsThatOfTheirPackets() throws Exception {
        var publisher = client("p");
        for (var i = 1; i <= 50; i++) {
            publisher.send(message(i, i % 2 == 0 ? AT_LEAST_ONCE : EXACTLY_ONCE));
        }
        var acknowledged = new ArrayList<Integer>();
        for (var i = 1; i <= 50; i++) {
            acknowledged.add(switch (publisher.receive()) {
                case PubAck ack -> ack.packetIdentifier();
                case PubRec ack -> ack.packetIdentifier();
                case Packet other -> throw new AssertionError(other);
            });
        }
        assertThat(acknowledged).isEqualTo(upTo(50));
        assertThat(publisher.receiveUntilPong()).as("each once").isEmpty();

        var subscriber = client("s");
        subscriber.subscribe("t", EXACTLY_ONCE);
        publisher.send(new PubRel(1));
        publisher.receive(PubComp.class);
        for (var i = 101; i <= 110; i++) {
            publisher.send(message(i, EXACTLY_ONCE));
        }
        var identifiers = new ArrayList<Integer>();
        for (var i = 0; i < 10; i++) {
            identifiers.add(subscriber.receive(Publish.class).packetIdentifier());
        }
        for (var identifier : identifiers.reversed()) {
            subscriber.send(new PubRec(identifier));
        }
        for (var identifier : identifiers.reversed()) { // PUBREL in the order of PUBREC
            assertThat(subscriber.receive(PubRel.class).packetIdentifier()).isEqualTo(identifier);
        }
    }

    /// 3.8.4: SUBACK may come behind a message, but nothing between two subscribers is lost or comes twice; the retained
    /// message comes before what is newer.
    @Test
    void whoSubscribesWhileMessagesComeMissesNone() throws Exception {
        var publisher = client("p");
        var late = new ArrayList<PacketClient>();
        for (var i = 1; i <= 300; i++) {
            publisher.send(Publish.of("t", Payload.ofText("" + i), AT_MOST_ONCE, true, Properties.NONE));
            if (i % 30 == 0) {
                late.add(client("late-" + i));
                late.getLast().send(new Subscribe(
                        1, List.of(new Subscribe.Requested("t", SubscriptionOptions.of(AT_MOST_ONCE))), Properties.NONE));
            }
        }
        publisher.receiveUntilPong();
        for (var subscriber : late) {
            var numbers = subscriber.receiveUntilPong().stream().filter(Publish.class::isInstance).map(OrderTest::number).toList();
            assertThat(numbers).isNotEmpty();
            assertThat(numbers).isEqualTo(IntStream.rangeClosed(numbers.getFirst(), 300).boxed().toList());
        }
    }

    /// [MQTT-3.8.4-3] [MQTT-3.8.4-4]: replacing a Subscription loses nothing and doubles nothing.
    @Test
    void whoSubscribesAgainMissesNothing() throws Exception {
        var subscriber = client("s");
        subscriber.subscribe("t", AT_MOST_ONCE);
        var publisher = client("p");
        var options = new SubscriptionOptions(AT_LEAST_ONCE, false, false, RetainHandling.DO_NOT_SEND);
        for (var i = 1; i <= 300; i++) {
            publisher.send(message(i, AT_MOST_ONCE));
            if (i % 10 == 0) {
                subscriber.send(new Subscribe(1, List.of(new Subscribe.Requested("t", options)), Properties.NONE));
            }
        }
        publisher.receiveUntilPong();
        assertThat(subscriber.receiveUntilPong().stream().filter(Publish.class::isInstance).map(OrderTest::number))
                .isEqualTo(upTo(300));
        assertThat(snapshot().subscriptions()).isEqualTo(1);
    }

    /// A small packet behind many large ones lets some of them leave at once: what waits for that goes on, and takes no place.
    @Test
    void nothingIsLostWhereASocketTakesMoreInTheMiddleOfATurn() throws Exception {
        var publisher = client("p");
        var payload = Payload.taking(new byte[60_000]);
        for (var i = 1; i <= 100; i++) {
            publisher.send(Publish.of("big/" + i, payload, AT_LEAST_ONCE, true, Properties.NONE).withPacketIdentifier(i));
            publisher.receive();
        }
        for (var round = 0; round < 10; round++) {
            var subscriber = client("s" + round);
            subscriber.sendAtOnce(List.of(
                    new Subscribe(1, List.of(new Subscribe.Requested("big/#", SubscriptionOptions.of(AT_MOST_ONCE))), Properties.NONE), new PingReq()));
            var topics = new HashSet<String>();
            while (topics.size() < 100) { // a lost one ends this with the patience of the client
                if (subscriber.receive() instanceof Publish publish) {
                    topics.add(publish.topicName());
                }
            }
            subscriber.close();
        }
    }
}
