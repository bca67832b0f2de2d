package dev.mqttworkbench.app.handshakes;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import dev.mqttworkbench.app.workbench.Connection;
import dev.mqttworkbench.broker.Broker;
import dev.mqttworkbench.broker.BrokerSettings;
import dev.mqttworkbench.client.ConnectOptions;
import dev.mqttworkbench.gate.Breakpoint;
import dev.mqttworkbench.mqtt.packet.PacketType;
import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.QoS;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// Our side of the wire at a broker that knows nothing of being looked at.
class ClientFlowsTest {

    private final Broker broker = Net.get(Broker.start(BrokerSettings.defaults().withPort(0)));
    private final Connection connection = new Connection(
            ConnectOptions.to("127.0.0.1", broker.address().getPort()).withClientIdentifier("me"), List.of(), false);
    private final ClientFlows flows = new ClientFlows(connection);
    private final FlowBook book = new FlowBook(100, 1_000, 1 << 20);

    @BeforeEach
    void open() {
        Net.get(connection.open());
        book.begin(flows);
        Net.get(flows.trace(true));
    }

    @AfterEach
    void stop() {
        connection.close();
        broker.close();
    }

    private void publish(String topic, QoS qos) {
        connection.publish(Publish.of(topic, Payload.ofText("1"), qos, false, Properties.NONE));
    }

    private void until(BooleanSupplier condition) {
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("before the deadline").isLessThan(end);
            var drained = flows.drain();
            book.read(drained.elements(), drained.lost());
            Thread.onSpinWait();
        }
    }

    private List<String> topics() {
        return book.flows().stream().map(Flow::topic).toList();
    }

    /// A CONNACK that somebody looks at is no broker that does not answer.
    @Test
    void waitsForAnAnswerAsLongAsItIsHeld() {
        var patience = Duration.ofMillis(300);
        var options = ConnectOptions.to("127.0.0.1", broker.address().getPort()).withClientIdentifier("patient").withConnectTimeout(patience);
        try (var other = new Connection(options, List.of(), false)) {
            var gates = new ClientFlows(other).gates();
            Net.get(gates.pauseKeepAlive(true));
            Net.get(gates.stopAt(List.of(Breakpoint.at(PacketType.CONNACK))));
            var opened = other.open().toCompletableFuture();
            var began = System.nanoTime();
            while (System.nanoTime() - began < patience.multipliedBy(4).toNanos() || Net.get(gates.held()).isEmpty()) {
                assertThat(opened).isNotDone();
                assertThat(System.nanoTime() - began).as("before the deadline").isLessThan(TimeUnit.SECONDS.toNanos(20));
                Thread.onSpinWait();
            }
            assertThat(Net.get(gates.releaseNext())).isPresent();
            Net.get(opened);
        }
    }

    @Test
    void seesItsOwnHandshakesFromTheBrokersSide() {
        publish("t", QoS.EXACTLY_ONCE);
        until(() -> book.flows().stream().anyMatch(flow -> flow.publisherLeg().filter(Leg::isComplete).isPresent()));
        var flow = book.flows().iterator().next();
        assertThat(flow.publisher()).isEqualTo("me");
        assertThat(flow.packets()).isEqualTo(4);
        assertThat(flow.steps()).extracting(step -> ((Arrow) step).isToBroker()).containsExactly(true, false, true, false);
    }

    @Test
    void keepsMessagesApartThatAreHeldBeforeTheyLeave() {
        Net.get(flows.gates().stopAt(List.of(Breakpoint.stepping(""))));
        publish("one", QoS.AT_LEAST_ONCE);
        publish("two", QoS.AT_LEAST_ONCE);
        until(() -> book.flows().size() == 2 && book.flows().stream().noneMatch(flow -> flow.waiting().isEmpty()));
        assertThat(topics()).containsExactly("two", "one");

        Net.get(flows.gates().stopAt(List.of()));
        until(() -> book.flows().stream().allMatch(flow -> flow.publisherLeg().filter(Leg::isComplete).isPresent()));
        assertThat(topics()).as("no others").containsExactly("two", "one");
        assertThat(book.flows()).allSatisfy(flow -> assertThat(flow.packets()).isEqualTo(2));
    }
}
