package dev.mqttworkbench.app.handshakes;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.mqttworkbench.gate.Breakpoint;
import dev.mqttworkbench.mqtt.packet.PacketType;
import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.trace.Direction;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/// One client that rightly gets one message in several exchanges.
class RepeatedDeliveryTest extends FlowBookSetup {

    @Test
    void aRetainedMessageThatIsAskedForTwiceKeepsItsPromise() {
        Net.get(net.client("publisher").publish(Publish.of("t", Payload.ofText("21.5"), QoS.EXACTLY_ONCE, true, Properties.NONE)));
        var subscriber = net.client("subscriber");
        Net.subscribe(subscriber, "t", QoS.EXACTLY_ONCE);
        var flow = net.flow("t");
        net.until(() -> flow.subscriberLegs().size() == 1 && flow.subscriberLegs().getFirst().isComplete());
        Net.subscribe(subscriber, "t", QoS.EXACTLY_ONCE);
        net.until(() -> flow.subscriberLegs().size() == 2 && flow.subscriberLegs().getLast().isComplete());

        assertThat(flow.subscriberLegs()).extracting(Leg::client, Leg::turn, Leg::deliveries).containsExactly(
                tuple("subscriber", 0, 1), tuple("subscriber", 1, 1));
        assertThat(Promise.of(flow, ENGLISH)).isEqualTo(new Promise(2, "so far, exactly 1 for each of 2", false));
    }

    @Test
    void twoExchangesThatAreOpenAtOnceAreToldApart() {
        var subscriber = net.client("subscriber");
        Net.subscribe(subscriber, "t", QoS.EXACTLY_ONCE);
        Net.subscribe(subscriber, "$share/g/t", QoS.EXACTLY_ONCE);
        Net.get(net.broker.gates().stopAt(List.of(new Breakpoint(Set.of(PacketType.PUBCOMP), Optional.of(Direction.IN), "subscriber", Optional.empty(), Optional.empty()))));
        Net.get(Net.publish(net.client("publisher"), "t", QoS.EXACTLY_ONCE));
        var flow = net.flow("t");
        net.until(() -> flow.subscriberLegs().stream().filter(leg -> leg.awaited().filter(next -> next == PacketType.PUBCOMP).isPresent()).count() == 2
                && flow.waiting().size() == 2);
        var first = flow.waiting().getFirst();
        var open = flow.subscriberLegs();
        assertThat(open).extracting(Leg::packetIdentifier).doesNotHaveDuplicates();
        assertThat(Promise.of(flow, ENGLISH)).isEqualTo(new Promise(2, "so far, exactly 1 for each of 2", false));

        Net.get(net.broker.gates().release(first.hold()));
        net.until(() -> flow.subscriberLegs().getFirst().isComplete());
        assertThat(Reason.of(flow, ENGLISH, client -> true).answer()).contains("Packet id " + open.getLast().packetIdentifier() + " stays in use");
        assertThat(Holdings.ofSubscriber(flow, "subscriber", ENGLISH).keeps()).isEqualTo("nothing stored");
        assertThat(Holdings.ofBroker(flow, ENGLISH).keeps()).isEqualTo(open.getLast().packetIdentifier() + " awaiting PUBCOMP");
        Net.get(net.broker.gates().stopAt(List.of()));
        net.until(() -> flow.subscriberLegs().stream().allMatch(Leg::isComplete));
        assertThat(Outlook.of(flow)).isEmpty();
    }
}
