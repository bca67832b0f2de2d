package dev.mqttworkbench.broker;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import dev.mqttworkbench.mqtt.packet.Disconnect;
import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.PubAck;
import dev.mqttworkbench.mqtt.packet.PubComp;
import dev.mqttworkbench.mqtt.packet.PubRec;
import dev.mqttworkbench.mqtt.packet.PubRel;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.mqtt.packet.ReasonCode;
import dev.mqttworkbench.mqtt.packet.UserProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static dev.mqttworkbench.mqtt.packet.ProtocolVersion.V3_1_1;
import static dev.mqttworkbench.mqtt.packet.ProtocolVersion.V5;
import static dev.mqttworkbench.mqtt.packet.QoS.AT_LEAST_ONCE;
import static dev.mqttworkbench.mqtt.packet.QoS.AT_MOST_ONCE;
import static dev.mqttworkbench.mqtt.packet.QoS.EXACTLY_ONCE;
import static org.assertj.core.api.Assertions.assertThat;

/// How messages reach their subscribers.
class DeliveryTest extends OverTheWire {

    /// [MQTT-4.4.0-1] [MQTT-3.3.1-1]
    @Test
    void sendsAgainWithDupWhatWasNotAcknowledgedBeforeTheConnectionEnded() throws Exception {
        var first = lasting("c");
        first.subscribe("t", EXACTLY_ONCE);
        var publisher = client("p");
        publisher.publish("t", "one", AT_LEAST_ONCE);
        publisher.publish("t", "two", EXACTLY_ONCE);
        var one = first.receive(Publish.class);
        var two = first.receive(Publish.class);
        assertThat(one.dup()).isFalse();
        first.send(new PubRec(two.packetIdentifier()));
        first.receive(PubRel.class);
        first.cut();

        var second = opened(V5);
        second.connect("c", false, 0, Properties.NONE, null);
        assertThat(second.receive()).isEqualTo(one.asDuplicate());
        assertThat(second.receive()).isEqualTo(new PubRel(two.packetIdentifier()));
        second.send(new PubAck(one.packetIdentifier()));
        second.send(new PubComp(two.packetIdentifier()));
        assertThat(second.receiveUntilPong()).isEmpty();
    }

    /// [MQTT-4.3.3-10] [MQTT-4.3.3-11]
    @Test
    void deliversAQoS2MessageOnceHoweverOftenItsPublishComes() throws Exception {
        var subscriber = client("s");
        subscriber.subscribe("t", AT_MOST_ONCE);
        var publisher = client("p");
        publisher.publish("t", "m", EXACTLY_ONCE);
        publisher.publish("t", "m", EXACTLY_ONCE);
        assertThat(publisher.receive()).isEqualTo(new PubRec(9));
        assertThat(publisher.receive()).isEqualTo(new PubRec(9));
        publisher.send(new PubRel(9));
        assertThat(publisher.receive()).isEqualTo(new PubComp(9));
        publisher.send(new PubRel(9));
        assertThat(publisher.receive()).isEqualTo(new PubComp(9, ReasonCode.PACKET_IDENTIFIER_NOT_FOUND));
        assertThat(subscriber.receiveUntilPong()).hasSize(1);
    }

    /// [MQTT-3.3.4-9]
    @Test
    void neverHasMoreUnacknowledgedThanTheClientsReceiveMaximum() throws Exception {
        var subscriber = opened(V5);
        subscriber.connect("s", true, 0, Properties.of(Property.RECEIVE_MAXIMUM, 2), null);
        subscriber.subscribe("t", AT_LEAST_ONCE);
        var publisher = client("p");
        for (var i = 0; i < 4; i++) {
            publisher.publish("t", "m" + i, AT_LEAST_ONCE);
            publisher.receive(PubAck.class);
        }
        var received = subscriber.receiveUntilPong();
        assertThat(received).hasSize(2);
        subscriber.send(new PubAck(((Publish) received.getFirst()).packetIdentifier()));
        assertThat(subscriber.receive(Publish.class).payload().asText()).isEqualTo("m2");
    }

    /// [MQTT-3.1.2-24] [MQTT-3.1.2-25]
    @Test
    void neverSendsAPacketThatIsTooLargeForTheClient() throws Exception {
        var subscriber = opened(V5);
        subscriber.connect("s", true, 0, Properties.of(Property.MAXIMUM_PACKET_SIZE, 30L), null);
        subscriber.subscribe("t", AT_LEAST_ONCE);
        var publisher = client("p");
        publisher.publish("t", "x".repeat(40), AT_LEAST_ONCE);
        publisher.receive(PubAck.class);
        publisher.publish("t", "small", AT_LEAST_ONCE);
        publisher.receive(PubAck.class);
        assertThat(subscriber.receiveUntilPong()).hasSize(1);
    }

    /// [MQTT-3.3.4-7]
    @Test
    void endsAConnectionThatExceedsTheBrokersReceiveMaximum() throws Exception {
        restart(settings().withReceiveMaximum(1));
        var publisher = client("p");
        publisher.send(Publish.of("t", Payload.EMPTY, EXACTLY_ONCE, false, Properties.NONE).withPacketIdentifier(1));
        publisher.receive(PubRec.class);
        publisher.send(Publish.of("t", Payload.EMPTY, EXACTLY_ONCE, false, Properties.NONE).withPacketIdentifier(2));
        assertDisconnected(publisher, ReasonCode.RECEIVE_MAXIMUM_EXCEEDED);
    }

    /// [MQTT-3.3.2-15] to [MQTT-3.3.2-18]
    @Test
    void forwardsThePropertiesOfAMessageUnchangedAndInOrder() throws Exception {
        var subscriber = client("s");
        subscriber.subscribe("t", AT_MOST_ONCE);
        var properties = Properties.NONE
                .plus(Property.PAYLOAD_FORMAT_INDICATOR, 1)
                .plus(Property.CONTENT_TYPE, "text/plain")
                .plus(Property.RESPONSE_TOPIC, "answer")
                .plus(Property.CORRELATION_DATA, Payload.ofText("7"))
                .plus(Property.USER_PROPERTY, new UserProperty("b", "1"))
                .plus(Property.USER_PROPERTY, new UserProperty("a", "2"))
                .plus(Property.USER_PROPERTY, new UserProperty("b", "3"));
        client("p").publish("t", "m", AT_MOST_ONCE, false, properties);
        var received = subscriber.receive(Publish.class).properties();
        assertThat(received.entries()).containsExactlyInAnyOrderElementsOf(properties.entries());
        assertThat(received.all(Property.USER_PROPERTY)).extracting(UserProperty::value).containsExactly("1", "2", "3");
    }

    /// [MQTT-3.3.2-6]
    @Test
    void forwardsAMessageExpiryIntervalThatIsCountedDown() throws Exception {
        var subscriber = client("s");
        subscriber.subscribe("t", AT_MOST_ONCE);
        client("p").publish("t", "m", AT_MOST_ONCE, false, Properties.of(Property.MESSAGE_EXPIRY_INTERVAL, 60L));
        assertThat(subscriber.receive(Publish.class).properties().get(Property.MESSAGE_EXPIRY_INTERVAL, 0L)).isBetween(59L, 60L);
    }

    /// [MQTT-3.3.2-5]
    @Test
    void doesNotDeliverAMessageThatExpiredInTheQueue() throws Exception {
        var away = lasting("away");
        away.subscribe("t", AT_LEAST_ONCE);
        away.cut();
        var publisher = client("p");
        awaitConnections(1);
        publisher.publish("t", "short", AT_LEAST_ONCE, false, Properties.of(Property.MESSAGE_EXPIRY_INTERVAL, 0L));
        publisher.receive(PubAck.class);
        publisher.publish("t", "long", AT_LEAST_ONCE);
        publisher.receive(PubAck.class);
        var back = opened(V5);
        back.connect("away", false, 0, Properties.NONE, null);
        assertThat(back.receive(Publish.class).payload().asText()).isEqualTo("long");
    }

    @Test
    void tellsAPublisherWhenNobodySubscribes() throws Exception {
        var publisher = client("p");
        publisher.publish("nobody", "m", AT_LEAST_ONCE);
        assertThat(publisher.receive()).isEqualTo(new PubAck(9, ReasonCode.NO_MATCHING_SUBSCRIBERS));
    }

    /// 4.7.2: topics that begin with $ are the Server's own.
    @Test
    void refusesToPublishToAReservedTopic() throws Exception {
        var subscriber = client("s");
        subscriber.subscribe("$own/#", AT_LEAST_ONCE);
        var publisher = client("p");
        publisher.publish("$own/clients", "0", AT_LEAST_ONCE);
        var refusal = publisher.receive(PubAck.class);
        assertThat(refusal.reasonCode()).isEqualTo(ReasonCode.NOT_AUTHORIZED);
        assertThat(refusal.properties().get(Property.REASON_STRING))
                .contains("topics that begin with $ are the broker's own; clients do not publish to them");
        assertThat(subscriber.receiveUntilPong()).isEmpty();
    }

    /// [MQTT-3.3.4-6]
    @Test
    void refusesASubscriptionIdentifierFromAPublisher() throws Exception {
        var publisher = client("p");
        publisher.publish("t", "m", AT_MOST_ONCE, false, Properties.of(Property.SUBSCRIPTION_IDENTIFIER, 1));
        assertDisconnected(publisher, ReasonCode.PROTOCOL_ERROR);
    }

    /// [MQTT-3.14.4-1]: nothing behind DISCONNECT counts.
    @Test
    void ignoresWhatComesBehindDisconnect() throws Exception {
        var subscriber = client("s");
        subscriber.subscribe("t", AT_MOST_ONCE);
        var publisher = client("p");
        publisher.send(new Disconnect(ReasonCode.SUCCESS, Properties.NONE));
        try {
            publisher.publish("t", "late", AT_MOST_ONCE);
        } catch (IOException closedAlready) {
            assertThat(closedAlready).isNotNull();
        }
        assertThat(subscriber.receiveUntilPong()).isEmpty();
    }

    /// [MQTT-4.6.0-5]
    @ParameterizedTest
    @EnumSource(value = QoS.class, names = {"AT_LEAST_ONCE", "EXACTLY_ONCE"})
    void deliversInOrderWhatAClientPublishes(QoS qos) throws Exception {
        var subscriber = client("s");
        subscriber.subscribe("t", AT_MOST_ONCE);
        var publisher = client("p");
        for (var i = 1; i <= 900; i++) {
            publisher.send(Publish.of("t", Payload.ofText("" + i), qos, false, Properties.NONE).withPacketIdentifier(i));
        }
        var received = new ArrayList<String>();
        while (received.size() < 900) {
            received.add(subscriber.receive(Publish.class).payload().asText());
        }
        assertThat(received).isEqualTo(IntStream.rangeClosed(1, 900).mapToObj(String::valueOf).toList());
    }

    @Test
    void countsWhatPasses() throws Exception {
        var subscriber = client("s");
        subscriber.subscribe("t", AT_MOST_ONCE);
        var publisher = client("p");
        publisher.publish("t", "m", AT_MOST_ONCE);
        subscriber.receive(Publish.class);
        var snapshot = snapshot();
        assertThat(snapshot.publishesReceived()).isEqualTo(1);
        assertThat(snapshot.publishesSent()).isEqualTo(1);
        assertThat(snapshot.connections()).isEqualTo(2);
        assertThat(snapshot.bytesReceived()).isPositive();
        assertThat(snapshot.bytesSent()).isPositive();
    }

    @Test
    void tracesThePacketsInTheirOrderWhileTheTraceIsOn() throws Exception {
        var client = client("c");
        broker.trace().setOn(true);
        client.publish("t", "m", AT_LEAST_ONCE);
        client.receive(PubAck.class);
        var traced = Traced.packets(broker);
        assertThat(traced).extracting(each -> each.direction() + " " + each.packet().type())
                .containsExactly("IN PUBLISH", "OUT PUBACK");
        assertThat(traced).allSatisfy(each -> assertThat(each.size()).isPositive());
        assertThat(traced.getLast().packet())
                .isEqualTo(new PubAck(9, ReasonCode.NO_MATCHING_SUBSCRIBERS));
    }

    /// [MQTT-4.3.3-10]: what ended the connection was not received, and counts as new when it comes again.
    @Test
    void doesNotTakeAQos2MessageThatEndedTheConnectionForReceived() throws Exception {
        restart(settings().withLimits(new Limits(10, 10, 10, 10, 100, 3, 100, 10, 0)));
        for (var duplicate : List.of(false, true)) {
            var client = opened(V3_1_1);
            client.connect("lasting", false, 0, Properties.NONE, null);
            client.send(new Publish(duplicate, EXACTLY_ONCE, false, "too/many/levels/here", 7, Properties.NONE, Payload.ofText("x")));
            assertThat(client.receiveOrEnd()).isEmpty();
        }
    }
}
