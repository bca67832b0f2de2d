package dev.mqttworkbench.broker;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import dev.mqttworkbench.mqtt.packet.Packet;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.PubAck;
import dev.mqttworkbench.mqtt.packet.PubRec;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.mqtt.packet.ReasonCode;
import dev.mqttworkbench.mqtt.packet.Subscribe;
import dev.mqttworkbench.mqtt.packet.SubscriptionOptions;
import dev.mqttworkbench.mqtt.packet.SubscriptionOptions.RetainHandling;
import org.junit.jupiter.api.Test;

import static dev.mqttworkbench.mqtt.packet.ProtocolVersion.V3_1_1;
import static dev.mqttworkbench.mqtt.packet.ProtocolVersion.V5;
import static org.assertj.core.api.Assertions.assertThat;

/// Section 4.8.2 (protocol.md 44): several clients share a Subscription and each message goes to one of them.
class SharedSubscriptionsTest extends OverTheWire {

    private static List<String> texts(List<Packet> packets) {
        return packets.stream().map(packet -> ((Publish) packet).payload().asText()).toList();
    }

    private void publish(QoS qos, String... texts) throws IOException {
        var publisher = client("publisher");
        for (var text : texts) {
            publisher.publish("jobs/a", text, qos);
            if (qos != QoS.AT_MOST_ONCE) {
                publisher.receive();
            }
        }
        publisher.receiveUntilPong();
    }

    @Test
    void membersTakeTurns() throws Exception {
        var members = List.of(client("a"), client("b"), client("c"));
        for (var member : members) {
            assertThat(member.subscribe("$share/workers/jobs/+", QoS.AT_MOST_ONCE).reasonCodes())
                    .containsExactly(ReasonCode.SUCCESS);
        }

        publish(QoS.AT_MOST_ONCE, "1", "2", "3", "4", "5", "6");

        assertThat(texts(members.get(0).receiveUntilPong())).containsExactly("1", "4"); // one of them each: 4.8.2
        assertThat(texts(members.get(1).receiveUntilPong())).containsExactly("2", "5");
        assertThat(texts(members.get(2).receiveUntilPong())).containsExactly("3", "6");
    }

    @Test
    void everyGroupAndEverybodyElseGetsTheMessage() throws Exception {
        var one = client("one");
        one.subscribe("$share/first/jobs/#", QoS.AT_MOST_ONCE);
        var two = client("two");
        two.subscribe("$share/second/jobs/#", QoS.AT_MOST_ONCE);
        var three = client("three");
        three.subscribe("jobs/#", QoS.AT_MOST_ONCE);

        publish(QoS.AT_MOST_ONCE, "1");

        for (var client : List.of(one, two, three)) {
            assertThat(texts(client.receiveUntilPong())).containsExactly("1");
        }
    }

    @Test
    void whoIsConnectedComesBeforeWhoIsAway() throws Exception {
        var away = lasting("away");
        away.subscribe("$share/workers/jobs/a", QoS.AT_LEAST_ONCE);
        away.close();
        var here = client("here");
        here.subscribe("$share/workers/jobs/a", QoS.AT_LEAST_ONCE);
        awaitConnections(1);

        publish(QoS.AT_LEAST_ONCE, "1", "2", "3");

        assertThat(texts(here.receiveUntilPong())).containsExactly("1", "2", "3");
    }

    @Test
    void whoHasAFreeWindowComesBeforeWhoDoesNotAcknowledge() throws Exception {
        var stuck = opened(V5);
        stuck.connect("stuck", true, 0, Properties.of(Property.RECEIVE_MAXIMUM, 1), null);
        stuck.subscribe("$share/workers/jobs/a", QoS.AT_LEAST_ONCE);
        var quick = client("quick");
        quick.subscribe("$share/workers/jobs/a", QoS.AT_LEAST_ONCE);

        publish(QoS.AT_LEAST_ONCE, "1", "2", "3", "4");

        assertThat(texts(stuck.receiveUntilPong())).containsExactly("1");
        assertThat(texts(quick.receiveUntilPong())).containsExactly("2", "3", "4");
    }

    @Test
    void whatAMemberHadNotAcknowledgedWhenItsSessionEndedGoesToAnother() throws Exception {
        var dying = client("dying");
        dying.subscribe("$share/workers/jobs/a", QoS.EXACTLY_ONCE);
        var heir = lasting("heir");
        heir.subscribe("$share/workers/jobs/a", QoS.EXACTLY_ONCE);
        publish(QoS.AT_LEAST_ONCE, "1");
        assertThat(dying.receive(Publish.class).payload().asText()).isEqualTo("1");
        dying.cut();

        var publish = heir.receive(Publish.class);
        assertThat(publish.payload().asText()).isEqualTo("1");
        assertThat(publish.dup()).isFalse();
    }

    @Test
    void aQos2MessageInFlightGoesToNobodyElse() throws Exception {
        var dying = client("dying");
        dying.subscribe("$share/workers/jobs/a", QoS.EXACTLY_ONCE);
        var other = client("other");
        other.subscribe("$share/workers/jobs/a", QoS.EXACTLY_ONCE);
        var publisher = client("publisher");
        publisher.publish("jobs/a", "1", QoS.EXACTLY_ONCE);
        publisher.receive(PubRec.class);
        dying.receive(Publish.class);
        dying.cut();
        awaitConnections(2);

        assertThat(other.receiveUntilPong()).isEmpty(); // [MQTT-4.8.2-5]
    }

    @Test
    void whatOnlyWaitedForAMemberThatLeavesGoesToAnother() throws Exception {
        var stuck = opened(V5);
        var oneAtATime = Properties.of(Property.RECEIVE_MAXIMUM, 1).plus(Property.SESSION_EXPIRY_INTERVAL, 1_000L);
        stuck.connect("stuck", false, 0, oneAtATime, null);
        stuck.subscribe("$share/workers/jobs/a", QoS.AT_LEAST_ONCE);
        publish(QoS.AT_LEAST_ONCE, "1", "2", "3");
        var late = client("late");
        late.subscribe("$share/workers/jobs/a", QoS.AT_LEAST_ONCE);
        stuck.cut();

        var taken = new ArrayList<String>();
        for (var i = 0; i < 2; i++) {
            var publish = late.receive(Publish.class);
            taken.add(publish.payload().asText());
            late.send(new PubAck(publish.packetIdentifier()));
        }
        assertThat(taken).containsExactly("2", "3");
        var resumed = opened(V5);
        resumed.connect("stuck", false, 0, oneAtATime, null);
        assertThat(texts(resumed.receiveUntilPong())).containsExactly("1"); // was sent already, so it stays its own
    }

    @Test
    void unsubscribingLeavesTheOthers() throws Exception {
        var leaving = client("leaving");
        leaving.subscribe("$share/workers/jobs/a", QoS.AT_MOST_ONCE);
        var staying = client("staying");
        staying.subscribe("$share/workers/jobs/a", QoS.AT_MOST_ONCE);
        leaving.unsubscribe("$share/workers/jobs/a");

        publish(QoS.AT_MOST_ONCE, "1", "2");

        assertThat(leaving.receiveUntilPong()).isEmpty();
        assertThat(texts(staying.receiveUntilPong())).containsExactly("1", "2");
        assertThat(snapshot().subscriptions()).isEqualTo(1);
    }

    @Test
    void thereAreNoRetainedMessagesForAGroup() throws Exception {
        var publisher = client("publisher");
        publisher.publish("jobs/a", "kept", QoS.AT_LEAST_ONCE, true, Properties.NONE);
        publisher.receive(PubAck.class);
        var member = client("member");
        member.subscribe("$share/workers/jobs/a", QoS.AT_LEAST_ONCE);

        assertThat(member.receiveUntilPong()).isEmpty();
    }

    @Test
    void noLocalIsAProtocolError() throws Exception {
        var member = client("member");
        member.send(new Subscribe(
                1,
                List.of(new Subscribe.Requested(
                        "$share/workers/jobs/a",
                        new SubscriptionOptions(QoS.AT_MOST_ONCE, true, false, RetainHandling.SEND))),
                Properties.NONE));
        assertDisconnected(member, ReasonCode.PROTOCOL_ERROR); // [MQTT-3.8.3-4]
    }

    @Test
    void aNameWithWildcardsOrWithoutFilterIsRefused() throws Exception {
        var member = client("member");
        for (var filter : List.of("$share/a+/b", "$share/#/b", "$share//b", "$share/a", "$share/a/")) { // [MQTT-4.8.2-1] [MQTT-4.8.2-2]
            assertThat(member.subscribe(filter, QoS.AT_MOST_ONCE).reasonCodes())
                    .containsExactly(ReasonCode.TOPIC_FILTER_INVALID);
        }
    }

    @Test
    void olderVersionsShareToo() throws Exception {
        var older = opened(V3_1_1);
        older.connect("older", true, 0, Properties.NONE, null);
        older.subscribe("$share/workers/jobs/a", QoS.AT_MOST_ONCE);
        var newer = client("newer");
        newer.subscribe("$share/workers/jobs/a", QoS.AT_MOST_ONCE);

        publish(QoS.AT_MOST_ONCE, "1", "2");

        assertThat(texts(older.receiveUntilPong())).containsExactly("1");
        assertThat(texts(newer.receiveUntilPong())).containsExactly("2");
    }
}
