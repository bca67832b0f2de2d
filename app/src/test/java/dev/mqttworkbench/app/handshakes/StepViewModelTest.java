package dev.mqttworkbench.app.handshakes;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import javafx.beans.property.ReadOnlyObjectWrapper;

import dev.mqttworkbench.app.fx.Tasks;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.client.PublishResult;
import dev.mqttworkbench.gate.HeldPacket;
import dev.mqttworkbench.gate.HeldPackets;
import dev.mqttworkbench.mqtt.packet.ProtocolVersion;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.resources.Resources;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StepViewModelTest {

    private final Net one = new Net();
    private final Net other = new Net();
    private final ReadOnlyObjectWrapper<Optional<FlowSource>> source = new ReadOnlyObjectWrapper<>(Optional.of(new BrokerFlows(one.broker)));
    private final StepViewModel step = new StepViewModel(source.getReadOnlyProperty(), new Words(Resources.words(Locale.ENGLISH), Locale.ENGLISH), Tasks.immediate());

    @AfterEach
    void close() {
        one.close();
        other.close();
    }

    private static List<HeldPacket> held(Net net) {
        return Net.get(net.broker.gates().held());
    }

    /// Another connection is looked at, or a proxy begins: nobody would see what the first broker holds.
    @Test
    void letsGoWhatIsHeldWherePacketsComeFromNoMore() {
        step.step();
        var sent = Net.publish(one.client("press"), "t", QoS.AT_LEAST_ONCE);
        one.until(() -> !held(one).isEmpty());
        step.sample(Long.MAX_VALUE);
        one.until(() -> !step.heldProperty().get().isEmpty());

        source.set(Optional.of(new BrokerFlows(other.broker)));

        assertThat(Net.get(sent)).isInstanceOf(PublishResult.class);
        assertThat(Net.get(Net.publish(one.client("oven"), "t", QoS.AT_LEAST_ONCE))).as("nothing stops there any more").isInstanceOf(PublishResult.class);
        assertThat(step.noteProperty().get()).isEqualTo("1 held packet was delivered.");
        assertThat(step.steppingProperty().get()).isTrue();
        Net.publish(other.client("press"), "t", QoS.AT_LEAST_ONCE);
        other.until(() -> held(other).size() == 1);
    }

    /// Of very many that wait the first are listed, ten times a second; all of them are counted, and each can be acted on.
    @Test
    void countsAllThatAreHeldAndListsTheFirst() {
        step.step();
        var press = one.client("press");
        for (var i = 0; i < 600; i++) {
            Net.publish(press, "t", QoS.AT_LEAST_ONCE);
        }
        one.until(() -> held(one).size() == 600);
        step.sample(Long.MAX_VALUE);
        one.until(() -> step.heldProperty().get().total() == 600);
        assertThat(step.heldProperty().get().first()).isEqualTo(held(one).subList(0, 500));

        var last = held(one).getLast();
        assertThat(step.target(Optional.of(arrow(last, Arrow.Fate.HELD)))).contains(last.hold());
        assertThat(step.target(Optional.of(arrow(last, Arrow.Fate.PASSED)))).as("it waits no more").contains(held(one).getFirst().hold());
        step.goLive();
        assertThat(step.noteProperty().get()).isEqualTo("600 held packets were delivered.");
    }

    private static Arrow arrow(HeldPacket packet, Arrow.Fate fate) {
        return new Arrow(0, packet.clientIdentifier(), packet.connection(), packet.direction(), ProtocolVersion.V5, packet.packet(), Optional.empty(), fate, packet.hold());
    }

    @Test
    void letsGoWhatIsHeldWhenItGoesLive() {
        step.step();
        var sent = Net.publish(one.client("press"), "t", QoS.AT_LEAST_ONCE);
        one.until(() -> !held(one).isEmpty());

        step.goLive();

        assertThat(Net.get(sent)).isInstanceOf(PublishResult.class);
        assertThat(step.heldProperty().get()).isEqualTo(HeldPackets.NONE);
    }
}
