package dev.mqttworkbench.broker;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import dev.mqttworkbench.mqtt.packet.PubAck;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.trace.Decision;
import dev.mqttworkbench.trace.Decision.Outcome;
import dev.mqttworkbench.trace.Direction;
import dev.mqttworkbench.trace.TracedPacket;
import org.junit.jupiter.api.Test;

import static dev.mqttworkbench.mqtt.packet.QoS.AT_LEAST_ONCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/// A message and its decisions in the trace where several clients share a Subscription.
class SharedGroupTracingTest extends OverTheWire {

    private static List<TracedPacket> publishes(Traced trace) {
        return trace.records(TracedPacket.class).stream().filter(each -> each.packet() instanceof Publish).toList();
    }

    private static long messageOf(TracedPacket traced) {
        return ((Publish) traced.packet()).message();
    }

    /// 4.8.2: one member gets the message, under its publisher's number, and what was decided about the others names the same.
    @Test
    void followsAMessageThroughASharedGroup() throws Exception {
        var names = List.of("a", "b", "c");
        var members = new ArrayList<PacketClient>();
        for (var name : names) {
            members.add(client(name));
            members.getLast().subscribe("$share/group/t", AT_LEAST_ONCE);
        }
        var trace = new Traced(broker);
        var publisher = client("publisher");
        for (var turn = 0; turn < members.size(); turn++) {
            publisher.publish("t", "m" + turn, AT_LEAST_ONCE);
            publisher.receive(PubAck.class);
            var gotten = members.get(turn).receive(Publish.class);
            assertThat(gotten.payload().asText()).isEqualTo("m" + turn);
            members.get(turn).send(new PubAck(gotten.packetIdentifier()));
            members.get(turn).receiveUntilPong();

            var passed = publishes(trace).subList(2 * turn, 2 * turn + 2);
            var message = messageOf(passed.getFirst());
            assertThat(message).isPositive();
            assertThat(passed).extracting(TracedPacket::direction, SharedGroupTracingTest::messageOf).containsExactly(
                    tuple(Direction.IN, message), tuple(Direction.OUT, message));
            var getter = names.get(turn);
            assertThat(trace.records(Decision.class)).filteredOn(decision -> decision.message() == message)
                    .extracting(Decision::clientIdentifier, Decision::outcome)
                    .containsExactlyInAnyOrderElementsOf(Stream.concat(
                            Stream.of(tuple(getter, Outcome.SENT), tuple(getter, Outcome.COMPLETED)),
                            names.stream().filter(name -> !name.equals(getter)).map(name -> tuple(name, Outcome.OTHER_MEMBER))).toList());
        }
        assertThat(publishes(trace).stream().map(SharedGroupTracingTest::messageOf).distinct()).as("a number each").hasSize(members.size());
    }
}
