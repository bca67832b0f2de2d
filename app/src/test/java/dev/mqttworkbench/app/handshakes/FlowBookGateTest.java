package dev.mqttworkbench.app.handshakes;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import dev.mqttworkbench.app.fx.Tasks;
import dev.mqttworkbench.gate.Breakpoint;
import dev.mqttworkbench.gate.Impairment;
import dev.mqttworkbench.mqtt.packet.PacketType;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.trace.TracedConnection.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/// What is held, dropped, lost or slowed down, on the flows of its messages.
class FlowBookGateTest extends FlowBookSetup {

    @Test
    void whatIsHeldHasNotPassed() {
        var gates = net.broker.gates();
        var publisher = net.client("publisher");
        Net.get(gates.stopAt(List.of(Breakpoint.stepping("publisher"))));
        var published = Net.publish(publisher, "t", QoS.EXACTLY_ONCE).toCompletableFuture();
        var flow = net.flow("t");
        net.until(() -> !flow.waiting().isEmpty());
        assertThat(lines(flow, "publisher")).containsExactly("> PUBLISH HELD");
        assertThat(flow.publisherLeg()).isEmpty();
        assertThat(Outlook.of(flow)).extracting(Outlook.Expected::type).containsExactly(PacketType.PUBREC, PacketType.PUBREL, PacketType.PUBCOMP);

        Net.get(gates.releaseNext());
        net.until(() -> flow.steps().size() == 2);
        assertThat(lines(flow, "publisher")).containsExactly("> PUBLISH", "< PUBREC HELD");
        assertThat(flow.publisherLeg().orElseThrow().awaited()).contains(PacketType.PUBREC);
        assertThat(flow.publisherLeg().orElseThrow().isBrokersTurn()).isTrue();

        Net.get(gates.releaseNext());
        net.until(() -> lines(flow, "publisher").equals(List.of("> PUBLISH", "< PUBREC", "> PUBREL HELD")));
        assertThat(flow.publisherLeg().orElseThrow().awaited()).contains(PacketType.PUBREL);
        assertThat(flow.publisherLeg().orElseThrow().isBrokersTurn()).isFalse();
        Net.get(gates.stopAt(List.of()));
        net.until(() -> flow.packets() == 4);
        assertThat(flow.publisherLeg().orElseThrow().isComplete()).isTrue();
        published.join();
    }

    /// As in the picture: PUBREL dropped, the connection cut, the session resumed, PUBREL sent again.
    @Test
    void goesOnBehindALostPacketAndACutConnection() {
        var gates = net.broker.gates();
        var publisher = net.lasting("publisher");
        Net.get(gates.stopAt(List.of(Breakpoint.at(PacketType.PUBREL))));
        var published = Net.publish(publisher, "t", QoS.EXACTLY_ONCE).toCompletableFuture();
        var flow = net.flow("t");
        net.until(() -> !flow.waiting().isEmpty());
        Net.get(gates.drop(flow.waiting().getFirst().hold()));
        net.until(() -> flow.waiting().isEmpty());
        Net.get(gates.stopAt(List.of()));
        Net.get(net.broker.sessions().cut("publisher"));
        net.until(() -> flow.publisherLeg().filter(Leg::isComplete).isPresent());

        assertThat(lines(flow, "publisher")).containsExactly(
                "> PUBLISH", "< PUBREC", "> PUBREL DROPPED", Event.CUT.toString(), Event.CLOSED.toString(), Event.ACCEPTED.toString(), "> PUBREL", "< PUBCOMP");
        published.join();
    }

    @ParameterizedTest
    @EnumSource
    void saysOfAMessageThatIsHeldThatNobodyKnowsOfIt(QoS qos) {
        Net.subscribe(net.client("subscriber"), "#", QoS.AT_LEAST_ONCE);
        Net.get(net.broker.gates().stopAt(List.of(Breakpoint.stepping("publisher"))));
        Net.publish(net.client("publisher"), "t", qos);
        var flow = net.flow("t");
        net.until(() -> !flow.waiting().isEmpty());
        assertThat(Reason.of(flow, ENGLISH, client -> true)).isEqualTo(new Reason(
                "All wait for the next step.", "PUBLISH is held on its way to the broker, which does not know of it yet. Release it, or drop it.", ""));
        assertThat(Promise.of(flow, ENGLISH).sentence()).isEqualTo("the broker has not got the message");
    }

    @Test
    void saysThatItMissedWhatBecameOfAPacketThatWasHeld() {
        Net.get(net.broker.gates().stopAt(List.of(Breakpoint.stepping("publisher"))));
        Net.publish(net.client("publisher"), "t", QoS.AT_MOST_ONCE);
        var flow = net.flow("t");
        net.until(() -> !flow.waiting().isEmpty());
        Net.get(net.broker.gates().stopAt(List.of()));
        Net.get(net.broker.snapshot());
        var overwritten = net.broker.trace().drain();
        net.book.read(List.of(), overwritten.elements().size());

        new MissedHolds(net.book, Tasks.immediate()).check(new BrokerFlows(net.broker), Runnable::run);
        net.until(() -> flow.waiting().isEmpty());
        assertThat(lines(flow, "publisher")).containsExactly("> PUBLISH MISSED");
        assertThat(new ArrowText(ENGLISH, new FlowText(ENGLISH)).caption((Arrow) flow.steps().getFirst(), 0)).contains("held; what became of it was missed");
    }

    @Test
    void anExchangeThatBreaksOffWithItsSessionIsNotComplete() {
        var publisher = net.client("publisher");
        Net.get(net.broker.gates().stopAt(List.of(Breakpoint.at(PacketType.PUBREL))));
        Net.publish(publisher, "t", QoS.EXACTLY_ONCE);
        var flow = net.flow("t");
        net.until(() -> !flow.waiting().isEmpty());
        Net.get(net.broker.sessions().cut("publisher"));
        net.until(() -> flow.brokenLeg().isPresent() && flow.waiting().isEmpty());
        assertThat(flow.publisherLeg().orElseThrow().isComplete()).isFalse();
        assertThat(new FlowText(ENGLISH).row(flow)).extracting(FlowRow::state, FlowRow::tone).containsExactly("broken off before PUBREL", FlowRow.Tone.BAD);
        assertThat(Reason.of(flow, ENGLISH, client -> true).answer()).isEqualTo("The session of publisher has ended before PUBREL came, and the exchange with it.");
    }

    @Test
    void nobodyWaitsForTheAnswerToAMessageThatEndedWithItsSession() {
        var publisher = net.client("publisher");
        Net.get(net.broker.gates().stopAt(List.of(Breakpoint.at(PacketType.PUBLISH))));
        Net.publish(publisher, "t", QoS.AT_LEAST_ONCE);
        var flow = net.flow("t");
        net.until(() -> !flow.waiting().isEmpty());
        Net.get(net.broker.sessions().cut("publisher"));
        net.until(() -> lines(flow, "publisher").getFirst().equals("> PUBLISH ENDED"));
        assertThat(new FlowText(ENGLISH).row(flow).state()).isEqualTo("broken off before PUBACK");
    }

    @Test
    void whatIsHeldOnItsWayOutIsOnTheWireOnce() {
        var subscriber = net.client("subscriber");
        Net.subscribe(subscriber, "t", QoS.AT_LEAST_ONCE);
        Net.get(net.broker.gates().stopAt(List.of(Breakpoint.stepping("subscriber"))));
        Net.get(Net.publish(net.client("publisher"), "t", QoS.AT_LEAST_ONCE));
        var flow = net.flow("t");
        net.until(() -> lines(flow, "subscriber").equals(List.of("< PUBLISH HELD")));
        Net.get(net.broker.gates().releaseNext());
        net.until(() -> lines(flow, "subscriber").equals(List.of("< PUBLISH", "> PUBACK HELD")));
        Net.get(net.broker.gates().duplicate(flow.waiting().getFirst().hold()));
        net.until(() -> lines(flow, "subscriber").equals(List.of("< PUBLISH", "> PUBACK", "> PUBACK")));
    }

    @Test
    void aPublishThatIsDroppedAndItsSecondAttemptAreOneFlow() {
        var gates = net.broker.gates();
        var publisher = net.quick("publisher");
        Net.get(gates.stopAt(List.of(Breakpoint.at(PacketType.PUBLISH))));
        var published = Net.publish(publisher, "t", QoS.AT_LEAST_ONCE).toCompletableFuture();
        var flow = net.flow("t");
        net.until(() -> !flow.waiting().isEmpty());
        Net.get(gates.drop(flow.waiting().getFirst().hold()));
        net.until(() -> flow.waiting().isEmpty());
        assertThat(new FlowText(ENGLISH).row(flow).state()).isEqualTo("waiting for PUBACK");
        Net.get(gates.stopAt(List.of()));
        Net.get(net.broker.sessions().cut("publisher"));
        published.join();
        net.until(() -> flow.publisherLeg().filter(Leg::isComplete).isPresent());
        assertThat(lines(flow, "publisher")).startsWith("> PUBLISH DROPPED").endsWith("> PUBLISH", "< PUBACK");
        assertThat(flow.publisherLeg().orElseThrow()).extracting(Leg::publishes, Leg::resent, Leg::deliveries).containsExactly(2, 1, 1);
        assertThat(net.book.flows()).filteredOn(each -> each.topic().equals("t")).hasSize(1);
    }

    @Test
    void bothAnswersToADuplicateAreAboutItsMessage() {
        var publisher = net.client("publisher");
        Net.get(net.broker.gates().stopAt(List.of(Breakpoint.at(PacketType.PUBLISH))));
        Net.publish(publisher, "t", QoS.AT_LEAST_ONCE);
        var flow = net.flow("t");
        net.until(() -> !flow.waiting().isEmpty());
        Net.get(net.broker.gates().duplicate(flow.waiting().getFirst().hold()));
        net.until(() -> lines(flow, "publisher").equals(List.of("> PUBLISH", "> PUBLISH", "< PUBACK", "< PUBACK")));
    }

    @Test
    void saysWhatBecameOfADeliveryThatDidNotArrive() {
        Net.subscribe(net.client("subscriber"), "t", QoS.AT_MOST_ONCE);
        Net.get(net.broker.gates().stopAt(List.of(Breakpoint.stepping("subscriber"))));
        Net.get(Net.publish(net.client("publisher"), "t", QoS.AT_MOST_ONCE));
        var flow = net.flow("t");
        net.until(() -> !flow.waiting().isEmpty() && fates(flow).contains("subscriber: held")); // what was decided comes behind it
        assertThat(Promise.of(flow, ENGLISH).sentence()).isEqualTo("nobody has got it so far");

        Net.get(net.broker.gates().drop(flow.waiting().getFirst().hold()));
        net.until(() -> flow.waiting().isEmpty());
        assertThat(fates(flow)).contains("subscriber: dropped by you");
        assertThat(new FlowText(ENGLISH).row(flow).state()).isEqualTo("not delivered");
        assertThat(Promise.of(flow, ENGLISH)).isEqualTo(new Promise(0, "so far, may end at 0 or 1", false));
    }

    @Test
    void aPacketOnASlowWayEndsWithItsConnection() {
        var publisher = net.client("publisher");
        Net.get(net.broker.gates().impair("publisher", Optional.of(Impairment.losing(0, 1).delayed(Duration.ofHours(1), Duration.ZERO))));
        Net.publish(publisher, "t", QoS.AT_LEAST_ONCE);
        var flow = net.flow("t");
        assertThat(lines(flow, "publisher")).containsExactly("> PUBLISH");
        Net.get(net.broker.sessions().cut("publisher"));
        net.until(() -> lines(flow, "publisher").contains("> PUBLISH ENDED"));
    }
}
