package dev.mqttworkbench.app.handshakes;

import java.lang.ref.WeakReference;
import java.time.Duration;

import dev.mqttworkbench.broker.BrokerSettings;
import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.trace.Direction;
import dev.mqttworkbench.trace.TracedPacket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// What is kept of the flows, and what is let go and counted.
class FlowBookBoundsTest {

    private final Net net = new Net();

    @AfterEach
    void stop() {
        net.close();
    }

    /// A large payload is there twice with each packet that carries it: read, and as it was on the wire.
    @Test
    void letsFlowsGoThatTakeTooMuchMemory() {
        var small = new FlowBook(100, 1_000, 1 << 20);
        var publisher = net.client("publisher");
        for (var i = 0; i < 10; i++) {
            Net.get(publisher.publish(Publish.of("t/" + i, Payload.of(new byte[200_000]), QoS.AT_LEAST_ONCE, false, Properties.NONE)));
        }
        var drained = net.broker.trace().drain();
        small.read(drained.elements(), drained.lost());
        assertThat(small.flows()).extracting(Flow::topic).containsExactly("t/9", "t/8");
        assertThat(small.evicted()).isEqualTo(9);
    }

    @Test
    void doesNotKeepWhatItHasLetGo() {
        var small = new FlowBook(1, 1_000, 1 << 20);
        var publisher = net.client("publisher");
        Net.get(publisher.publish(Publish.of("first", Payload.ofText("1"), QoS.AT_LEAST_ONCE, false, Properties.NONE)));
        var drained = net.broker.trace().drain();
        small.read(drained.elements(), drained.lost());
        var first = new WeakReference<>(small.flows().stream().filter(flow -> flow.topic().equals("first")).findFirst().orElseThrow());
        Net.get(publisher.publish(Publish.of("second", Payload.ofText("2"), QoS.AT_LEAST_ONCE, false, Properties.NONE)));
        var later = net.broker.trace().drain();
        small.read(later.elements(), later.lost());
        assertThat(small.flows()).extracting(Flow::topic).containsExactly("second");
        for (var end = System.nanoTime() + 20_000_000_000L; !first.refersTo(null);) {
            assertThat(System.nanoTime()).as("the first flow is still in memory").isLessThan(end);
            System.gc();
        }
    }

    @Test
    void isNotFilledByWhatTheBrokerSaysAboutItself() {
        var small = new FlowBook(100, 40, 1 << 20);
        try (var talkative = new Net(BrokerSettings.defaults().withSysInterval(Duration.ofMillis(50)))) {
            Net.subscribe(talkative.client("listener"), "$SYS/#", QoS.AT_LEAST_ONCE);
            Net.get(Net.publish(talkative.client("publisher"), "t", QoS.AT_LEAST_ONCE));
            var end = System.nanoTime() + 20_000_000_000L;
            for (var told = 0L; told < 200;) {
                assertThat(System.nanoTime()).as("before the deadline").isLessThan(end);
                var drained = talkative.broker.trace().drain();
                told += drained.elements().stream().filter(each -> each instanceof TracedPacket traced && traced.direction() == Direction.OUT
                        && traced.packet() instanceof Publish publish && publish.topicName().startsWith("$SYS/")).count();
                small.read(drained.elements(), drained.lost());
                Thread.onSpinWait();
            }
        }
        assertThat(small.flows()).extracting(Flow::topic).contains("t").noneMatch(topic -> topic.startsWith("$SYS/"));
        assertThat(small.evicted()).isZero();
    }

    @Test
    void countsWhatItLetsGo() {
        var small = new FlowBook(3, 1_000, 1 << 20);
        var publisher = net.client("publisher");
        for (var i = 0; i < 10; i++) {
            Net.get(Net.publish(publisher, "t/" + i, QoS.AT_LEAST_ONCE));
        }
        var drained = net.broker.trace().drain();
        small.read(drained.elements(), 5);
        assertThat(small.flows()).extracting(Flow::topic).containsExactly("t/9", "t/8", "t/7");
        assertThat(small.evicted()).as("ten messages and a connection were there").isEqualTo(8);
        assertThat(small.lost()).isEqualTo(5);
    }
}
