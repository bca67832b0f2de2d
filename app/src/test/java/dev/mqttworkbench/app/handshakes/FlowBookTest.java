package dev.mqttworkbench.app.handshakes;

import java.util.List;

import dev.mqttworkbench.client.ConnectOptions;
import dev.mqttworkbench.gate.Breakpoint;
import dev.mqttworkbench.mqtt.packet.PacketType;
import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.ProtocolVersion;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.trace.Decision.Outcome;
import dev.mqttworkbench.trace.Direction;
import dev.mqttworkbench.trace.TracedConnection.Event;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FlowBookTest extends FlowBookSetup {

    @Test
    void gathersTheTenPacketsOfAMessageAtQos2ToTwoSubscribers() {
        var two = net.client("two");
        Net.subscribe(two, "t", QoS.EXACTLY_ONCE);
        var one = net.client("one");
        Net.subscribe(one, "t", QoS.AT_LEAST_ONCE);
        Net.get(Net.publish(net.client("publisher"), "t", QoS.EXACTLY_ONCE));
        var flow = net.flow("t");
        net.until(() -> flow.packets() == 10);

        assertThat(lines(flow, "publisher")).containsExactly("> PUBLISH", "< PUBREC", "> PUBREL", "< PUBCOMP");
        assertThat(lines(flow, "two")).containsExactly("< PUBLISH", "> PUBREC", "< PUBREL", "> PUBCOMP");
        assertThat(lines(flow, "one")).containsExactly("< PUBLISH", "> PUBACK");
        assertThat(flow.publisherLeg().orElseThrow().isComplete()).isTrue();
        assertThat(flow.subscriberLegs()).hasSize(2).allMatch(Leg::isComplete);
        net.until(() -> flow.decisions().size() == 2 && flow.decisions().values().stream().allMatch(each -> each.outcome() == Outcome.COMPLETED));
        assertThat(flow.sessions()).containsExactlyInAnyOrder("one", "two", "publisher");
        assertThat(Outlook.of(flow)).isEmpty();
    }

    @Test
    void aMessageSentAgainAtQos1StaysOneFlowWithTwoDeliveries() {
        var subscriber = net.client("subscriber");
        Net.subscribe(subscriber, "t", QoS.AT_LEAST_ONCE);
        var publisher = net.lasting("publisher");
        Net.get(net.broker.gates().stopAt(List.of(Breakpoint.at(PacketType.PUBACK))));
        var published = Net.publish(publisher, "t", QoS.AT_LEAST_ONCE).toCompletableFuture();
        var flow = net.flow("t");
        net.until(() -> flow.waiting().stream().anyMatch(arrow -> arrow.client().equals("publisher")));
        var ack = flow.waiting().stream().filter(arrow -> arrow.client().equals("publisher")).findFirst().orElseThrow();
        Net.get(net.broker.gates().drop(ack.hold()));
        Net.get(net.broker.sessions().cut("publisher"));
        Net.get(net.broker.gates().stopAt(List.of()));
        published.join();
        net.until(() -> flow.subscriberLegs().size() == 2 && flow.subscriberLegs().stream().allMatch(Leg::isComplete));
        assertThat(FlowText.deliveries(flow)).isEqualTo(2);
        assertThat(flow.publisherLeg().orElseThrow().resent()).isEqualTo(1);
        assertThat(flow.messages()).hasSize(2);
    }

    /// Its receiver has forgotten the Packet Identifier with PUBREL.
    @Test
    void aMessageSentOnceMoreAtQos2WhenAllIsOverBreaksThePromise() {
        var subscriber = net.client("subscriber");
        Net.subscribe(subscriber, "t", QoS.EXACTLY_ONCE);
        Net.get(Net.publish(net.client("publisher"), "t", QoS.EXACTLY_ONCE));
        var flow = net.flow("t");
        net.until(() -> flow.subscriberLegs().stream().anyMatch(Leg::isComplete));
        assertThat(Promise.of(flow, ENGLISH)).isEqualTo(new Promise(1, "so far, must end at exactly 1", false));
        var publish = flow.steps().stream().map(Arrow.class::cast).filter(arrow -> !arrow.isToBroker() && arrow.packet() instanceof Publish).findFirst().orElseThrow();

        Net.get(net.broker.gates().resend(publish.connection(), Direction.OUT, publish.packet()));

        net.until(() -> flow.subscriberLegs().stream().anyMatch(leg -> leg.publishes() == 2));
        assertThat(Promise.of(flow, ENGLISH)).isEqualTo(new Promise(2, "so far, must end at exactly 1", true));
    }

    @Test
    void aSecondAttemptAtQos2IsOneDelivery() {
        Net.subscribe(net.quick("subscriber"), "t", QoS.EXACTLY_ONCE);
        Net.get(net.broker.gates().stopAt(List.of(Breakpoint.at(PacketType.PUBREC))));
        Net.publish(net.client("publisher"), "t", QoS.AT_MOST_ONCE);
        Net.publish(net.client("other"), "t", QoS.EXACTLY_ONCE);
        net.until(() -> net.book.flows().stream().flatMap(each -> each.waiting().stream()).anyMatch(arrow -> arrow.client().equals("subscriber")));
        var ack = net.book.flows().stream().flatMap(each -> each.waiting().stream()).filter(arrow -> arrow.client().equals("subscriber")).findFirst().orElseThrow();
        Net.get(net.broker.gates().drop(ack.hold()));
        Net.get(net.broker.sessions().cut("subscriber"));
        Net.get(net.broker.gates().stopAt(List.of()));
        net.until(() -> net.book.flows().stream().flatMap(each -> each.subscriberLegs().stream()).anyMatch(leg -> leg.publishes() == 2 && leg.isComplete()));

        assertThat(net.book.flows().stream().flatMap(each -> each.subscriberLegs().stream()).filter(leg -> leg.publishes() == 2))
                .allSatisfy(leg -> assertThat(leg.deliveries()).isEqualTo(1)).hasSize(1);
    }

    @Test
    void nobodyWaitsForASessionThatHasEnded() {
        var subscriber = net.client("subscriber");
        Net.subscribe(subscriber, "t", QoS.AT_LEAST_ONCE);
        Net.get(net.broker.gates().stopAt(List.of(Breakpoint.at(PacketType.PUBACK))));
        Net.publish(net.client("publisher"), "t", QoS.AT_MOST_ONCE);
        Net.publish(net.client("other"), "t", QoS.AT_LEAST_ONCE);
        net.until(() -> net.book.flows().stream().anyMatch(each -> each.subscriberLegs().stream().anyMatch(leg -> leg.awaited().isPresent())));
        var flow = net.book.flows().stream().filter(each -> each.subscriberLegs().stream().anyMatch(leg -> leg.awaited().isPresent())).findFirst().orElseThrow();
        Net.get(net.broker.sessions().delete("subscriber"));
        net.until(() -> flow.subscriberLegs().stream().allMatch(leg -> leg.awaited().isEmpty()));
        assertThat(lines(flow, "subscriber")).endsWith(Event.SESSION_ENDED.toString());
    }

    @Test
    void aRefusedMessageHasAReasonForEachSession() {
        Net.subscribe(net.client("subscriber"), "$x/#", QoS.AT_MOST_ONCE);
        Net.get(Net.publish(net.client("publisher"), "$x/y", QoS.AT_MOST_ONCE));
        var flow = net.flow("$x/y");
        net.until(() -> flow.refusal().isPresent());
        assertThat(new FlowText(ENGLISH).row(flow).state()).isEqualTo("refused: Not authorized (0x87)");
        assertThat(fates(flow)).containsExactly(
                "publisher: no: the broker did not take it: Not authorized (0x87)", "subscriber: no: the broker did not take it: Not authorized (0x87)");
        assertThat(Promise.of(flow, ENGLISH).sentence()).isEqualTo("the broker did not take the message");
    }

    @Test
    void aMessageThatEndsItsConnectionHasAReasonForEachSession() {
        Net.subscribe(net.client("subscriber"), "#", QoS.AT_MOST_ONCE);
        net.client("publisher").publish(Publish.of("a" + "/a".repeat(300), Payload.EMPTY, QoS.AT_LEAST_ONCE, false, Properties.NONE));
        net.until(() -> net.book.flows().stream().anyMatch(flow -> flow.refusal().isPresent()));
        var flow = net.book.flows().stream().filter(each -> each.refusal().isPresent()).findFirst().orElseThrow();
        assertThat(new FlowText(ENGLISH).row(flow).state()).isEqualTo("refused: Topic Name invalid (0x90)");
        assertThat(fates(flow)).containsExactly("publisher: no: the broker did not take it: Topic Name invalid (0x90)",
                "subscriber: no: the broker did not take it: Topic Name invalid (0x90)");
        assertThat(Reason.of(flow, ENGLISH, client -> true).answer()).isEqualTo("The message was refused with the reason code Topic Name invalid (0x90).");
    }

    @Test
    void saysWhoseSessionEndedWhileTheMessageWaited() {
        var away = net.lasting("away");
        Net.subscribe(away, "t", QoS.AT_LEAST_ONCE);
        Net.get(away.disconnect());
        Net.get(Net.publish(net.client("publisher"), "t", QoS.AT_LEAST_ONCE));
        var flow = net.flow("t");
        net.until(() -> fates(flow).contains("away: waits: queued at place 1, at QoS 1"));
        Net.get(net.broker.sessions().delete("away"));
        net.until(() -> fates(flow).contains("away: no: its session ended while the message waited for it"));
        assertThat(fates(flow)).as("one for each session that there was").hasSize(2);
        assertThat(Promise.of(flow, ENGLISH).sentence()).isEqualTo("nobody has got it so far");
        assertThat(Outlook.of(flow)).isEmpty();
    }

    @Test
    void saysWhoSubscribedTooLate() {
        var late = net.client("late");
        Net.subscribe(late, "other", QoS.AT_LEAST_ONCE);
        Net.get(Net.publish(net.client("publisher"), "t/1", QoS.AT_LEAST_ONCE));
        var flow = net.flow("t/1");
        net.until(() -> fates(flow).contains("late: no: no subscription matches"));
        Net.subscribe(late, "t/#", QoS.AT_LEAST_ONCE);
        Net.subscribe(net.client("later"), "+/1", QoS.AT_MOST_ONCE);
        Net.subscribe(net.client("elsewhere"), "x", QoS.AT_MOST_ONCE);
        net.until(() -> fates(flow).size() == 3);
        assertThat(fates(flow)).satisfiesExactly(
                line -> assertThat(line).startsWith("late: no: it subscribed to t/# only ").endsWith("ms later"),
                line -> assertThat(line).isEqualTo("publisher: no: no subscription matches"),
                line -> assertThat(line).startsWith("later: no: it subscribed to +/1 only "));
    }

    @Test
    void keepsOtherPacketsWithTheirConnection() {
        var client = net.client("c");
        Net.subscribe(client, "t/#", QoS.AT_LEAST_ONCE);
        net.until(() -> net.book.flows().stream().anyMatch(flow -> flow.kind() == Flow.Kind.CONNECTION && flow.packets() == 4));
        var flow = net.book.flows().iterator().next();
        assertThat(lines(flow, "c")).containsExactly("> CONNECT", "< CONNACK", "> SUBSCRIBE", "< SUBACK");
        assertThat(flow.publisher()).isEqualTo("c");
    }

    /// Otherwise the anatomy would look for properties in packets that have none.
    @Test
    void knowsInWhichVersionThePacketsOfAClosedConnectionAre() {
        var port = net.broker.address().getPort();
        var old = net.client(ConnectOptions.to("127.0.0.1", port).withClientIdentifier("c").withVersion(ProtocolVersion.V3_1_1));
        Net.get(Net.publish(old, "t", QoS.AT_LEAST_ONCE));
        var flow = net.flow("t");
        net.until(() -> flow.packets() == 2);
        Net.get(old.disconnect());
        var newer = net.client(ConnectOptions.to("127.0.0.1", port).withClientIdentifier("c"));
        Net.get(Net.publish(newer, "u", QoS.AT_LEAST_ONCE));
        var other = net.flow("u");
        net.until(() -> other.packets() == 2);

        assertThat(flow.steps()).allSatisfy(step -> assertThat(((Arrow) step).version()).isEqualTo(ProtocolVersion.V3_1_1));
        assertThat(other.steps()).allSatisfy(step -> assertThat(((Arrow) step).version()).isEqualTo(ProtocolVersion.V5));
    }
}
