package dev.mqttworkbench.broker;

import java.util.List;

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
import dev.mqttworkbench.mqtt.packet.SubAck;
import dev.mqttworkbench.mqtt.packet.Subscribe;
import dev.mqttworkbench.mqtt.packet.SubscriptionOptions;
import dev.mqttworkbench.mqtt.packet.SubscriptionOptions.RetainHandling;
import dev.mqttworkbench.mqtt.packet.UnsubAck;
import dev.mqttworkbench.mqtt.packet.Unsubscribe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static dev.mqttworkbench.mqtt.packet.ProtocolVersion.V5;
import static dev.mqttworkbench.mqtt.packet.QoS.AT_LEAST_ONCE;
import static dev.mqttworkbench.mqtt.packet.QoS.AT_MOST_ONCE;
import static dev.mqttworkbench.mqtt.packet.QoS.EXACTLY_ONCE;
import static org.assertj.core.api.Assertions.assertThat;

/// What an answer ends, and what it does not.
class AcknowledgementsTest extends OverTheWire {

    private PacketClient oneAtATime() throws Exception {
        var client = opened(V5);
        client.connect("s", true, 0, Properties.of(Property.RECEIVE_MAXIMUM, 1), null);
        client.subscribe("t", EXACTLY_ONCE);
        return client;
    }

    private PacketClient publish(QoS qos, String... texts) throws Exception {
        var publisher = client("p");
        for (var text : texts) {
            publisher.publish("t", text, qos);
            publisher.receive();
            if (qos == EXACTLY_ONCE) {
                publisher.send(new PubRel(9));
                publisher.receive(PubComp.class);
            }
        }
        return publisher;
    }

    /// [MQTT-4.3.3-4]: no PUBREL follows, and the identifier and the window are free (protocol.md 27).
    @Test
    void aPubRecThatRefusesEndsTheExchange_4_3_3_4() throws Exception {
        var subscriber = oneAtATime();
        publish(EXACTLY_ONCE, "1", "2");
        var first = subscriber.receive(Publish.class);
        subscriber.send(new PubRec(first.packetIdentifier(), ReasonCode.IMPLEMENTATION_SPECIFIC_ERROR, Properties.NONE));
        var second = subscriber.receive(Publish.class);
        assertThat(second.payload().asText()).isEqualTo("2");
        subscriber.send(new PubRec(second.packetIdentifier()));
        subscriber.receive(PubRel.class);
        subscriber.send(new PubComp(second.packetIdentifier()));
        assertThat(subscriber.receiveUntilPong()).isEmpty();
    }

    /// [MQTT-4.4.0-1]: a refused message is finished too, it is never sent again (protocol.md 28).
    @Test
    void aPubAckThatRefusesEndsTheDelivery_4_4_0_1() throws Exception {
        var subscriber = lasting("s");
        subscriber.subscribe("t", AT_LEAST_ONCE);
        publish(AT_LEAST_ONCE, "1");
        var first = subscriber.receive(Publish.class);
        subscriber.send(new PubAck(first.packetIdentifier(), ReasonCode.QUOTA_EXCEEDED, Properties.NONE));
        assertThat(subscriber.receiveUntilPong()).isEmpty();
        subscriber.cut();
        assertThat(lasting("s").receiveUntilPong()).isEmpty();
    }

    /// [MQTT-4.8.2-6]: what one member of a group refuses goes to no other (protocol.md 44).
    @ParameterizedTest
    @EnumSource(value = QoS.class, names = {"AT_LEAST_ONCE", "EXACTLY_ONCE"})
    void whatAMemberRefusesGoesToNobodyElse_4_8_2_6(QoS qos) throws Exception {
        var first = client("first");
        first.subscribe("$share/g/t", EXACTLY_ONCE);
        var second = client("second");
        second.subscribe("$share/g/t", EXACTLY_ONCE);
        publish(qos, "1");
        var identifier = first.receive(Publish.class).packetIdentifier();
        first.send(qos == AT_LEAST_ONCE
                ? new PubAck(identifier, ReasonCode.UNSPECIFIED_ERROR, Properties.NONE)
                : new PubRec(identifier, ReasonCode.UNSPECIFIED_ERROR, Properties.NONE));
        assertThat(first.receiveUntilPong()).isEmpty();
        assertThat(second.receiveUntilPong()).isEmpty();
    }

    /// [MQTT-4.8.2-4]: a delivery at QoS 2 that has begun is completed for that client when it is back (protocol.md 44).
    @Test
    void whatAMemberHasBegunIsCompletedWhenItIsBack_4_8_2_4() throws Exception {
        var away = lasting("away");
        away.subscribe("$share/g/t", EXACTLY_ONCE);
        var other = client("other");
        other.subscribe("$share/g/t", EXACTLY_ONCE);
        publish(EXACTLY_ONCE, "1");
        var begun = away.receive(Publish.class);
        away.cut();
        assertThat(lasting("away").receive()).isEqualTo(begun.asDuplicate());
        assertThat(other.receiveUntilPong()).isEmpty();
    }

    /// [MQTT-4.8.2-3]: each member at the QoS that was granted to it (protocol.md 44).
    @Test
    void eachMemberGetsItsOwnQoS_4_8_2_3() throws Exception {
        var first = client("first");
        first.subscribe("$share/g/t", AT_MOST_ONCE);
        var second = client("second");
        second.subscribe("$share/g/t", EXACTLY_ONCE);
        publish(EXACTLY_ONCE, "1", "2");
        assertThat(first.receive(Publish.class).qos()).isEqualTo(AT_MOST_ONCE);
        assertThat(second.receive(Publish.class).qos()).isEqualTo(EXACTLY_ONCE);
    }

    /// [MQTT-3.3.1-3]: DUP and QoS of an outgoing PUBLISH are its own (protocol.md 29).
    @Test
    void theDupOfAPublisherIsNotPassedOn_3_3_1_3() throws Exception {
        var subscriber = client("s");
        subscriber.subscribe("t", EXACTLY_ONCE);
        var publisher = client("p");
        for (var qos : List.of(AT_LEAST_ONCE, EXACTLY_ONCE)) {
            publisher.send(Publish.of("t", Payload.ofText("x"), qos, false, Properties.NONE).withPacketIdentifier(3).asDuplicate());
            publisher.receive();
            assertThat(subscriber.receive(Publish.class).dup()).isFalse();
        }
    }

    /// [MQTT-3.10.4-2] [MQTT-3.10.4-3]: delivery that has begun is completed (protocol.md 46).
    @Test
    void whatIsInFlightIsFinishedAfterUnsubscribing_3_10_4_3() throws Exception {
        var subscriber = client("s");
        subscriber.subscribe("t", EXACTLY_ONCE);
        var publisher = publish(EXACTLY_ONCE, "1");
        var begun = subscriber.receive(Publish.class);
        assertThat(subscriber.unsubscribe("t").reasonCodes()).containsExactly(ReasonCode.SUCCESS);
        publisher.publish("t", "after", AT_LEAST_ONCE);
        assertThat(publisher.receive(PubAck.class).reasonCode()).isEqualTo(ReasonCode.NO_MATCHING_SUBSCRIBERS);
        subscriber.send(new PubRec(begun.packetIdentifier()));
        assertThat(subscriber.receive()).isEqualTo(new PubRel(begun.packetIdentifier()));
        subscriber.send(new PubComp(begun.packetIdentifier()));
        assertThat(subscriber.receiveUntilPong()).isEmpty();
    }

    /// [MQTT-3.8.4-6] [MQTT-3.9.3-1] [MQTT-2.2.1-6] [MQTT-3.11.3-1]: one code a filter, in their order, with the identifier of the
    /// request (protocol.md 37).
    @Test
    void everyFilterHasItsCodeInOrder_3_9_3_1() throws Exception {
        var client = client("c");
        var filters = List.of("a", "b/#/c", "c", "$share/g/d", "e+");
        var requested = List.of(
                requested(filters.get(0), EXACTLY_ONCE), requested(filters.get(1), EXACTLY_ONCE), requested(filters.get(2), AT_MOST_ONCE),
                requested(filters.get(3), AT_LEAST_ONCE), requested(filters.get(4), AT_LEAST_ONCE));
        client.send(new Subscribe(4_711, requested, Properties.NONE));
        var subAck = client.receive(SubAck.class);
        assertThat(subAck.packetIdentifier()).isEqualTo(4_711);
        assertThat(subAck.reasonCodes()).containsExactly(
                ReasonCode.GRANTED_QOS_2, ReasonCode.TOPIC_FILTER_INVALID, ReasonCode.SUCCESS, ReasonCode.GRANTED_QOS_1,
                ReasonCode.TOPIC_FILTER_INVALID);
        client.send(new Unsubscribe(815, filters, Properties.NONE));
        var unsubAck = client.receive(UnsubAck.class);
        assertThat(unsubAck.packetIdentifier()).isEqualTo(815);
        assertThat(unsubAck.reasonCodes()).hasSize(5).startsWith(ReasonCode.SUCCESS)
                .containsSequence(ReasonCode.SUCCESS, ReasonCode.SUCCESS);
        assertThat(snapshot().subscriptions()).isZero();
    }

    private static Subscribe.Requested requested(String filter, QoS qos) {
        return new Subscribe.Requested(filter, SubscriptionOptions.of(qos));
    }

    /// [MQTT-3.8.3-4]: a packet that is an error does nothing, also where the error stands behind good filters (protocol.md 38).
    @Test
    void anErrorBehindGoodFiltersGrantsNothing_3_8_3_4() throws Exception {
        var client = lasting("c");
        var noLocal = new SubscriptionOptions(AT_MOST_ONCE, true, false, RetainHandling.SEND);
        client.send(new Subscribe(
                1, List.of(requested("good", AT_LEAST_ONCE), new Subscribe.Requested("$share/g/t", noLocal)), Properties.NONE));
        assertDisconnected(client, ReasonCode.PROTOCOL_ERROR);
        assertThat(snapshot().subscriptions()).isZero();
    }

    /// [MQTT-3.12.4-1]: also while much waits for the client (protocol.md 51).
    @Test
    void aPingIsAnsweredWhileTheQueueIsLong_3_12_4_1() throws Exception {
        var subscriber = oneAtATime();
        var publisher = client("p");
        for (var i = 1; i <= 900; i++) {
            publisher.send(Publish.of("t", Payload.ofText("" + i), AT_LEAST_ONCE, false, Properties.NONE).withPacketIdentifier(i));
        }
        publisher.receiveUntilPong();
        assertThat(subscriber.receiveUntilPong()).hasSize(1);
        assertThat(subscriber.receiveUntilPong()).isEmpty();
    }
}
