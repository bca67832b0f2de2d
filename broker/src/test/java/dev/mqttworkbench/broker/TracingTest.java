package dev.mqttworkbench.broker;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import dev.mqttworkbench.gate.Breakpoint;
import dev.mqttworkbench.mqtt.packet.PacketType;
import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.PubAck;
import dev.mqttworkbench.mqtt.packet.PubComp;
import dev.mqttworkbench.mqtt.packet.PubRec;
import dev.mqttworkbench.mqtt.packet.PubRel;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.ReasonCode;
import dev.mqttworkbench.trace.Decision;
import dev.mqttworkbench.trace.Decision.Outcome;
import dev.mqttworkbench.trace.Routing;
import dev.mqttworkbench.trace.TracedConnection;
import dev.mqttworkbench.trace.TracedConnection.Event;
import dev.mqttworkbench.trace.TracedPacket;
import org.junit.jupiter.api.Test;

import static dev.mqttworkbench.mqtt.packet.ProtocolVersion.V5;
import static dev.mqttworkbench.mqtt.packet.QoS.AT_LEAST_ONCE;
import static dev.mqttworkbench.mqtt.packet.QoS.AT_MOST_ONCE;
import static dev.mqttworkbench.mqtt.packet.QoS.EXACTLY_ONCE;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/// What the trace of a broker says about real packets on real sockets.
class TracingTest extends OverTheWire {

    private static long messageOf(TracedPacket traced) {
        return ((Publish) traced.packet()).message();
    }

    private List<TracedPacket> publishes(Traced trace) {
        return trace.records(TracedPacket.class).stream().filter(each -> each.packet() instanceof Publish).toList();
    }

    /// 4.3.3 and 4.3.2: four packets with the publisher, four with one subscriber and two with the other.
    @Test
    void aMessageAtQos2ToTwoSubscribersTakesTenPackets() throws Exception {
        var exactly = client("exactly");
        exactly.subscribe("t", EXACTLY_ONCE);
        var atLeast = client("atLeast");
        atLeast.subscribe("t", AT_LEAST_ONCE);
        var publisher = client("publisher");
        var trace = new Traced(broker);

        publisher.publish("t", "m", EXACTLY_ONCE);
        publisher.receive(PubRec.class);
        var one = exactly.receive(Publish.class);
        exactly.send(new PubRec(one.packetIdentifier()));
        exactly.receive(PubRel.class);
        exactly.send(new PubComp(one.packetIdentifier()));
        var two = atLeast.receive(Publish.class);
        atLeast.send(new PubAck(two.packetIdentifier()));
        publisher.send(new PubRel(9));
        publisher.receive(PubComp.class);
        assertThat(exactly.receiveUntilPong()).isEmpty();
        assertThat(atLeast.receiveUntilPong()).isEmpty();

        var packets = trace.records(TracedPacket.class).stream()
                .filter(each -> !each.packet().type().name().startsWith("PING")).toList();
        var byConnection = packets.stream().collect(Collectors.groupingBy(
                TracedPacket::connection, LinkedHashMap::new,
                Collectors.mapping(each -> each.direction() + " " + each.packet().type(), Collectors.toList())));
        assertThat(byConnection.values()).containsExactlyInAnyOrder(
                List.of("IN PUBLISH", "OUT PUBREC", "IN PUBREL", "OUT PUBCOMP"),
                List.of("OUT PUBLISH", "IN PUBREC", "OUT PUBREL", "IN PUBCOMP"),
                List.of("OUT PUBLISH", "IN PUBACK"));
        assertThat(publishes(trace)).extracting(TracingTest::messageOf).as("one message").hasSize(3).containsOnly(messageOf(publishes(trace).getFirst()));
        assertThat(trace.fates("t")).containsEntry("exactly", Outcome.COMPLETED).containsEntry("atLeast", Outcome.COMPLETED)
                .containsEntry("publisher", Outcome.NOT_MATCHED).hasSize(3);
    }

    @Test
    void keepsTheBytesAsTheyWereOnTheWire() throws Exception {
        var client = client("c");
        var trace = new Traced(broker);
        client.publish("t", "m", EXACTLY_ONCE);
        client.receive(PubRec.class);
        client.receiveUntilPong();
        assertThat(trace.records(TracedPacket.class)).extracting(each -> each.bytes().toBytes()).startsWith(
                new byte[] {0x34, 7, 0, 1, 't', 0, 9, 0, 'm'}, new byte[] {0x50, 4, 0, 9, 0x10, 0});
    }

    @Test
    void followsAMessageThroughTheQueueOfAClientThatIsAway() throws Exception {
        var away = lasting("away");
        away.subscribe("t", AT_LEAST_ONCE);
        away.close();
        awaitConnections(0);
        var trace = new Traced(broker);
        var publisher = client("publisher");
        publisher.publish("t", "1", AT_LEAST_ONCE);
        publisher.receive(PubAck.class);
        publisher.publish("t", "2", AT_LEAST_ONCE);
        publisher.receive(PubAck.class);
        assertThat(trace.records(Decision.class)).extracting(Decision::outcome, Decision::number).containsExactly(
                tuple(Outcome.QUEUED, 1), tuple(Outcome.QUEUED, 2));

        var back = opened(V5);
        back.connect("away", false, 0, Properties.of(Property.SESSION_EXPIRY_INTERVAL, 1_000L), null);
        back.send(new PubAck(back.receive(Publish.class).packetIdentifier()));
        back.receiveUntilPong();
        var numbers = publishes(trace).stream().map(TracingTest::messageOf).toList();
        assertThat(numbers).as("in, in, out, out").hasSize(4);
        assertThat(numbers.subList(0, 2)).isEqualTo(numbers.subList(2, 4)).doesNotHaveDuplicates();
    }

    /// [MQTT-3.3.1-1]: a second attempt carries the message of the first.
    @Test
    void followsAMessageThroughRetransmission() throws Exception {
        var first = lasting("c");
        first.subscribe("t", AT_LEAST_ONCE);
        var trace = new Traced(broker);
        var publisher = client("publisher");
        publisher.publish("t", "m", AT_LEAST_ONCE);
        publisher.receive(PubAck.class);
        var sent = first.receive(Publish.class);
        first.cut();
        awaitConnections(1);
        var second = opened(V5);
        second.connect("c", false, 0, Properties.of(Property.SESSION_EXPIRY_INTERVAL, 1_000L), null);
        var again = second.receive(Publish.class);
        assertThat(again.dup()).isTrue();
        assertThat(again.packetIdentifier()).isEqualTo(sent.packetIdentifier());
        assertThat(publishes(trace)).hasSize(3).extracting(TracingTest::messageOf).containsOnly(messageOf(publishes(trace).getFirst()));
        assertThat(trace.records(TracedConnection.class)).extracting(TracedConnection::clientIdentifier, TracedConnection::event)
                .containsExactly(
                        tuple("publisher", Event.ACCEPTED), tuple("c", Event.CLOSED),
                        tuple("c", Event.ACCEPTED));
    }

    @Test
    void followsARetainedMessageToALaterSubscriber() throws Exception {
        var trace = new Traced(broker);
        var publisher = client("publisher");
        publisher.publish("t", "m", AT_LEAST_ONCE, true, Properties.NONE);
        publisher.receive(PubAck.class);
        var late = client("late");
        late.subscribe("t", AT_MOST_ONCE);
        late.receive(Publish.class);
        late.receiveUntilPong();
        assertThat(publishes(trace)).hasSize(2).extracting(TracingTest::messageOf).containsOnly(messageOf(publishes(trace).getFirst()));
        assertThat(trace.fates("t")).containsEntry("late", Outcome.SENT);
    }

    @Test
    void saysThatAMessageIsAWill() throws Exception {
        var watcher = client("watcher");
        watcher.subscribe("gone", AT_MOST_ONCE);
        var device = opened(V5);
        device.connect("device", true, 0, Properties.NONE, will("gone", AT_MOST_ONCE, false, Properties.NONE));
        var trace = new Traced(broker);
        device.cut();
        watcher.receive(Publish.class);
        watcher.receiveUntilPong();
        var routing = trace.records(Routing.class).getFirst();
        assertThat(routing.origin()).isEqualTo(Routing.Origin.WILL);
        assertThat(routing.publisher()).isEqualTo("device");
        assertThat(publishes(trace)).extracting(TracingTest::messageOf).containsExactly(routing.message());
    }

    @Test
    void recordsChosenClientsOnly() throws Exception {
        var one = client("one");
        var two = client("two");
        broker.traceClients(true, Set.of("two")).toCompletableFuture().get(10, SECONDS);
        one.publish("t", "m", AT_LEAST_ONCE);
        one.receive(PubAck.class);
        two.publish("t", "m", AT_LEAST_ONCE);
        two.receive(PubAck.class);
        var records = broker.trace().drain().elements();
        assertThat(records).filteredOn(TracedConnection.class::isInstance).extracting(each -> ((TracedConnection) each).clientIdentifier())
                .containsExactly("two");
        assertThat(records).filteredOn(TracedPacket.class::isInstance).hasSize(2);
    }

    /// Holding a packet at the gate of one client holds up nobody else, and the answer comes when it is let go.
    @Test
    void holdsThePacketsOfOneClientAlone() throws Exception {
        var watcher = client("watcher");
        watcher.subscribe("#", AT_MOST_ONCE);
        var held = client("held");
        var other = client("other");
        broker.gates().stopAt(List.of(Breakpoint.stepping("held"))).toCompletableFuture().get(10, SECONDS);
        held.publish("t", "held", AT_LEAST_ONCE);
        assertThat(held.receiveUntilPong()).as("keep alive passes").isEmpty();
        other.publish("t", "other", AT_LEAST_ONCE);
        other.receive(PubAck.class);
        assertThat(watcher.receive(Publish.class).payload().asText()).isEqualTo("other");

        assertThat(broker.gates().releaseNext().toCompletableFuture().get(10, SECONDS)).isPresent();
        assertThat(watcher.receive(Publish.class).payload().asText()).isEqualTo("held");
        assertThat(held.receiveUntilPong()).as("PUBACK is held in its turn").isEmpty();
        broker.gates().stopAt(List.of()).toCompletableFuture().get(10, SECONDS);
        assertThat(held.receive(PubAck.class).reasonCode()).isEqualTo(ReasonCode.SUCCESS);
    }

    /// Drop a PUBACK, cut, resume: DUP = 1, the same identifier, two deliveries at QoS 1 [MQTT-4.4.0-1].
    @Test
    void aLostPubAckMakesASecondDelivery() throws Exception {
        var subscriber = lasting("subscriber");
        subscriber.subscribe("t", AT_LEAST_ONCE);
        var gates = broker.gates();
        gates.stopAt(List.of(Breakpoint.at(PacketType.PUBACK))).toCompletableFuture().get(10, SECONDS);
        var publisher = client("publisher");
        publisher.send(Publish.of("t", Payload.ofText("m"), AT_MOST_ONCE, false, Properties.NONE));
        publisher.publish("t", "m", AT_LEAST_ONCE);
        assertThat(subscriber.receive(Publish.class).qos()).isEqualTo(AT_MOST_ONCE);
        var first = subscriber.receive(Publish.class);
        subscriber.send(new PubAck(first.packetIdentifier()));
        subscriber.receiveUntilPong();
        var ack = gates.held().toCompletableFuture().get(10, SECONDS).stream()
                .filter(packet -> packet.clientIdentifier().equals("subscriber")).findFirst().orElseThrow();
        assertThat(gates.drop(ack.hold()).toCompletableFuture().get(10, SECONDS)).isTrue();
        broker.sessions().cut("subscriber").toCompletableFuture().get(10, SECONDS);
        gates.stopAt(List.of()).toCompletableFuture().get(10, SECONDS);

        var back = opened(V5);
        back.connect("subscriber", false, 0, Properties.of(Property.SESSION_EXPIRY_INTERVAL, 1_000L), null);
        var second = back.receive(Publish.class);
        assertThat(second.dup()).isTrue();
        assertThat(second.packetIdentifier()).isEqualTo(first.packetIdentifier());
        assertThat(second.payload()).isEqualTo(first.payload());
    }

    /// The counterpart at QoS 2: however often PUBREC and PUBCOMP get lost, the message is delivered once [MQTT-4.3.3-10].
    @Test
    void aLostPubRecMakesNoSecondDelivery() throws Exception {
        var subscriber = client("subscriber");
        subscriber.subscribe("t", AT_MOST_ONCE);
        var gates = broker.gates();
        var publisher = lasting("publisher");
        gates.stopAt(List.of(Breakpoint.at(PacketType.PUBREC))).toCompletableFuture().get(10, SECONDS);
        publisher.publish("t", "m", EXACTLY_ONCE);
        publisher.receiveUntilPong();
        var rec = gates.held().toCompletableFuture().get(10, SECONDS).getFirst();
        assertThat(gates.drop(rec.hold()).toCompletableFuture().get(10, SECONDS)).isTrue();
        broker.sessions().cut("publisher").toCompletableFuture().get(10, SECONDS);
        gates.stopAt(List.of()).toCompletableFuture().get(10, SECONDS);

        var back = opened(V5);
        back.connect("publisher", false, 0, Properties.of(Property.SESSION_EXPIRY_INTERVAL, 1_000L), null);
        back.send(new Publish(true, EXACTLY_ONCE, false, "t", 9, Properties.NONE, Payload.ofText("m")));
        back.receive(PubRec.class);
        back.send(new PubRel(9));
        assertThat(back.receive(PubComp.class).reasonCode()).isEqualTo(ReasonCode.SUCCESS);
        assertThat(subscriber.receiveUntilPong()).hasSize(1);
    }
}
