package dev.mqttworkbench.app.handshakes;

import java.util.List;

import dev.mqttworkbench.gate.Breakpoint;
import dev.mqttworkbench.mqtt.packet.PacketType;
import dev.mqttworkbench.mqtt.packet.QoS;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// A packet that is sent once more, on the flow of its message.
class ResentPacketTest extends FlowBookSetup {

    private Arrow publishOf(Flow flow) {
        return (Arrow) flow.steps().iterator().next();
    }

    @Test
    void waitsBehindWhatIsHeldAndLeavesTheFirstAsItWas() {
        var gates = net.broker.gates();
        var publisher = net.client("publisher");
        Net.get(Net.publish(publisher, "first", QoS.AT_LEAST_ONCE));
        var flow = net.flow("first");
        net.until(() -> flow.packets() == 2);
        Net.get(gates.stopAt(List.of(Breakpoint.at(PacketType.PUBLISH))));
        Net.publish(publisher, "second", QoS.AT_LEAST_ONCE);
        var second = net.flow("second");
        net.until(() -> !second.waiting().isEmpty());

        var first = publishOf(flow);
        Net.get(gates.resend(first.connection(), first.direction(), first.packet()));
        net.until(() -> !flow.waiting().isEmpty());
        assertThat(lines(flow, "publisher")).containsExactly("> PUBLISH", "< PUBACK", "> PUBLISH HELD");

        Net.get(gates.stopAt(List.of()));
        net.until(() -> flow.waiting().isEmpty());
        assertThat(lines(flow, "publisher")).startsWith("> PUBLISH", "< PUBACK", "> PUBLISH");
    }

    /// The latest packet that came is the very one that is sent again.
    @Test
    void isAnArrowOfItsOwnWhereItIsTheLatest() {
        var gates = net.broker.gates();
        var publisher = net.client("publisher");
        Net.get(gates.stopAt(List.of(Breakpoint.at(PacketType.PUBLISH))));
        Net.publish(publisher, "t", QoS.AT_MOST_ONCE);
        var flow = net.flow("t");
        net.until(() -> !flow.waiting().isEmpty());
        var held = publishOf(flow);
        Net.get(gates.resend(held.connection(), held.direction(), held.packet()));
        net.until(() -> flow.waiting().size() == 2);
        assertThat(lines(flow, "publisher")).containsExactly("> PUBLISH HELD", "> PUBLISH HELD");
        Net.get(gates.stopAt(List.of()));
        net.until(() -> flow.waiting().isEmpty());
        assertThat(lines(flow, "publisher")).containsExactly("> PUBLISH", "> PUBLISH");
    }
}
