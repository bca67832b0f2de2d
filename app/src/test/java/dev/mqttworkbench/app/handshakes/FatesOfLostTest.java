package dev.mqttworkbench.app.handshakes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.mqttworkbench.gate.Breakpoint;
import dev.mqttworkbench.mqtt.packet.PacketType;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.trace.Decision;
import dev.mqttworkbench.trace.Routing;
import dev.mqttworkbench.trace.TraceRecord;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// Who got a message that never came, and one of which the trace has lost a part.
class FatesOfLostTest extends FlowBookSetup {

    @Test
    void saysOfEachClientThatTheBrokerHasNotGotIt() {
        Net.subscribe(net.client("subscriber"), "t", QoS.AT_MOST_ONCE);
        Net.get(net.broker.gates().stopAt(List.of(Breakpoint.at(PacketType.PUBLISH))));
        Net.publish(net.client("publisher"), "t", QoS.AT_LEAST_ONCE);
        var flow = net.flow("t");
        net.until(() -> flow.waiting().size() == 1);
        assertThat(fates(flow)).containsExactly("publisher: not yet: the message is held on its way to the broker",
                "subscriber: not yet: the message is held on its way to the broker");

        Net.get(net.broker.gates().drop(flow.waiting().getFirst().hold()));
        net.until(() -> flow.waiting().isEmpty());
        assertThat(fates(flow)).containsExactly("publisher: no: the broker has not got the message", "subscriber: no: the broker has not got the message");
    }

    @Test
    void doesNotGuessWhatWasDecidedWhereTheTraceWasOverwritten() {
        Net.subscribe(net.client("subscriber"), "t", QoS.AT_MOST_ONCE);
        net.client("other");
        Net.publish(net.client("publisher"), "t", QoS.AT_MOST_ONCE);
        var all = everything();
        var decided = all.stream().filter(record -> record instanceof Decision decision && decision.clientIdentifier().equals("subscriber")).findFirst().orElseThrow();
        var from = all.indexOf(decided) + 1;

        net.book.read(all.subList(from, all.size()), from);

        var flow = net.book.flows().stream().filter(each -> each.topic().equals("t")).findFirst().orElseThrow();
        assertThat(fates(flow)).contains("other: not known: this part of the trace was overwritten")
                .noneMatch(line -> line.contains("no subscription matches"));
    }

    @Test
    void knowsWhatWasDecidedBehindTheGap() {
        Net.subscribe(net.client("subscriber"), "t", QoS.AT_MOST_ONCE);
        net.client("other");
        var publisher = net.client("publisher");
        Net.publish(publisher, "u", QoS.AT_MOST_ONCE);
        Net.publish(publisher, "t", QoS.AT_MOST_ONCE);
        var all = everything();
        var from = all.indexOf(all.stream().filter(record -> record instanceof Routing routing && routing.topic().equals("u")).findFirst().orElseThrow());

        net.book.read(all.subList(from, all.size()), from);

        var flow = net.book.flows().stream().filter(each -> each.topic().equals("t")).findFirst().orElseThrow();
        assertThat(fates(flow)).contains("other: no: no subscription matches");
    }

    /// Its beginning was let go: the end says nothing of who got it.
    @Test
    void beginsNothingForTheEndOfAMessageThatIsNotKnownAnyMore() {
        Net.subscribe(net.client("subscriber"), "t", QoS.AT_LEAST_ONCE);
        Net.get(net.broker.gates().stopAt(List.of(new Breakpoint(Set.of(PacketType.PUBACK), Optional.empty(), "subscriber", Optional.empty(), Optional.empty()))));
        Net.publish(net.client("publisher"), "t", QoS.AT_LEAST_ONCE);
        net.until(() -> net.book.flows().stream().anyMatch(flow -> flow.waiting().size() == 1));
        net.book.clear();

        Net.get(net.broker.gates().stopAt(List.of()));
        Net.publish(net.client("publisher-2"), "last", QoS.AT_MOST_ONCE);
        net.flow("last");

        assertThat(net.book.flows()).filteredOn(flow -> flow.kind() == Flow.Kind.MESSAGE).extracting(Flow::topic).containsExactly("last");
    }

    /// All that the trace has, up to the Routing of the message to `t`.
    private List<TraceRecord> everything() {
        var all = new ArrayList<TraceRecord>();
        var end = System.nanoTime() + 20_000_000_000L;
        while (all.stream().noneMatch(record -> record instanceof Routing routing && routing.topic().equals("t"))) {
            assertThat(System.nanoTime()).as("before the deadline").isLessThan(end);
            all.addAll(net.broker.trace().drain().elements());
            Thread.onSpinWait();
        }
        return all;
    }
}
