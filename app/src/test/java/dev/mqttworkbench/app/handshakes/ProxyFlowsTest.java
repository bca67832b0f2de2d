package dev.mqttworkbench.app.handshakes;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

import dev.mqttworkbench.app.fx.ScreenQueue;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.client.Client;
import dev.mqttworkbench.client.ConnectOptions;
import dev.mqttworkbench.client.PublishResult;
import dev.mqttworkbench.endpoint.ListenerSettings;
import dev.mqttworkbench.gate.Breakpoint;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.proxy.MqttProxy;
import dev.mqttworkbench.proxy.MqttProxy.Wire;
import dev.mqttworkbench.proxy.ProxySettings;
import dev.mqttworkbench.resources.Resources;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/// A device at a proxy of ours, seen on either wire.
class ProxyFlowsTest {

    private final Words words = new Words(Resources.words(Locale.ENGLISH), Locale.ENGLISH);
    private final Net net = new Net();
    private final MqttProxy proxy = Net.get(MqttProxy.start(new ProxySettings(
            ListenerSettings.tcp("127.0.0.1", 0), ConnectOptions.to("127.0.0.1", net.broker.address().getPort()).route())));
    private final FlowBook book = new FlowBook(100, 1_000, 1 << 20);

    @AfterEach
    void stop() {
        net.close();
        Net.get(proxy.stop());
    }

    private Client device() {
        return net.client(ConnectOptions.to("127.0.0.1", proxy.address().getPort()).withClientIdentifier("d"));
    }

    private ProxyFlows looking(Wire wire) {
        var flows = new ProxyFlows(proxy, wire);
        book.begin(flows);
        Net.get(flows.trace(true));
        return flows;
    }

    private void until(ProxyFlows flows, BooleanSupplier condition) {
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("before the deadline").isLessThan(end);
            var drained = flows.drain();
            book.read(drained.elements(), drained.lost());
            Thread.onSpinWait();
        }
    }

    private Optional<Flow> flow(String topic) {
        return book.flows().stream().filter(each -> each.topic().equals(topic)).findFirst();
    }

    @ParameterizedTest
    @EnumSource
    void seesADeviceFromTheBrokersSide(Wire wire) {
        var flows = looking(wire);
        Net.publish(device(), "t", QoS.EXACTLY_ONCE);
        until(flows, () -> flow("t").flatMap(Flow::publisherLeg).filter(Leg::isComplete).isPresent());
        var flow = flow("t").orElseThrow();
        assertThat(flow.publisher()).isEqualTo("d");
        assertThat(flow.steps()).extracting(step -> ((Arrow) step).isToBroker()).containsExactly(true, false, true, false);
    }

    /// To the device the proxy is the broker, and to the broker it is the device.
    @ParameterizedTest
    @CsvSource({"DEVICE,d,publisher · MQTT 5,Proxy,leads to 127.0.0.1,true", "BROKER,Proxy,as d,Broker,127.0.0.1,false"})
    void namesTheEndsOfTheWire(Wire wire, String left, String leftRole, String right, String rightRole, boolean isHeldAtTheRight) {
        var flows = looking(wire);
        var device = device();
        Net.get(flows.gates().stopAt(List.of(Breakpoint.stepping("d"))));
        Net.publish(device, "t", QoS.AT_LEAST_ONCE);
        until(flows, () -> flow("t").filter(flow -> !flow.waiting().isEmpty()).isPresent());
        var layout = new LadderLayout(flow("t").orElseThrow(), words, 800);
        assertThat(layout.lanes()).extracting(LadderLayout.Lane::name).containsExactly(left, right);
        assertThat(layout.lanes()).extracting(LadderLayout.Lane::role).containsExactly(leftRole, rightRole);
        assertThat(layout.rows().getFirst()).isInstanceOfSatisfying(LadderLayout.Row.Seen.class, seen ->
                assertThat(layout.gateX(seen)).as("the proxy's gate").isEqualTo(layout.lanes().get(isHeldAtTheRight ? 1 : 0).x()));
    }

    @Test
    void knowsNobodyOfTheOtherWire() {
        var flows = looking(Wire.DEVICE);
        var device = device();
        until(flows, () -> book.connections().isThere("d"));
        book.begin(new ProxyFlows(proxy, Wire.BROKER));
        assertThat(book.connections().isThere("d")).as("before that wire has told").isFalse();
        device.close();
    }

    /// What is held on the wire that is looked at no more goes on, as where packets come from elsewhere.
    @Test
    void letsGoWhatIsHeldOnTheOtherWire() {
        var screen = new ScreenQueue();
        var now = new AtomicLong();
        try (var shown = new ProxyViewModel(List::of, words, screen.tasks())) {
            shown.wireProperty().set(Wire.BROKER);
            var model = new HandshakesViewModel(() -> Optional.of(new ProxyFlows(proxy, shown.wireProperty().get())), words, screen.tasks());
            var step = new StepViewModel(model.sourceProperty(), words, screen.tasks());
            Runnable pulse = () -> {
                model.sample(now.addAndGet(200_000_000));
                step.sample(now.get());
            };
            model.setShown(true);
            pulse.run();
            step.step();
            var sent = Net.publish(device(), "t", QoS.AT_LEAST_ONCE).toCompletableFuture();
            screen.until(() -> step.heldProperty().get().total() == 1, pulse);
            assertThat(Net.get(proxy.gates(Wire.BROKER).held())).hasSize(1);
            assertThat(sent).isNotDone();

            shown.wireProperty().set(Wire.DEVICE);
            pulse.run();
            assertThat(step.noteProperty().get()).isEqualTo("1 held packet was delivered.");
            screen.until(() -> Net.get(proxy.gates(Wire.BROKER).held()).isEmpty() && !proxy.trace(Wire.BROKER).isOn() && proxy.trace(Wire.DEVICE).isOn(), pulse);

            step.goLive();
            screen.until(sent::isDone, pulse);
            assertThat(sent.join()).isInstanceOf(PublishResult.class);
            step.step();
            Net.publish(device(), "u", QoS.AT_LEAST_ONCE);
            screen.until(() -> Net.get(proxy.gates(Wire.DEVICE).held()).size() == 1, pulse);
            assertThat(Net.get(proxy.gates(Wire.BROKER).held())).isEmpty();
        }
    }

    /// A connection that hangs where nobody looks could not be thawed.
    @Test
    void thawsWhatIsFrozenOnTheOtherWire() {
        var screen = new ScreenQueue();
        var now = new AtomicLong();
        var wire = new Wire[] {Wire.BROKER};
        var model = new HandshakesViewModel(() -> Optional.of(new ProxyFlows(proxy, wire[0])), words, screen.tasks());
        var step = new StepViewModel(model.sourceProperty(), words, screen.tasks());
        var client = new ClientViewModel(model, step, Optional::empty, words, screen.tasks());
        Runnable pulse = () -> {
            model.sample(now.addAndGet(300_000_000));
            client.sample(now.get());
        };
        model.setShown(true);
        pulse.run();
        Net.publish(device(), "t", QoS.AT_LEAST_ONCE);
        screen.until(() -> client.clientProperty().get().filter(each -> each.identifier().equals("d")).isPresent(), pulse);
        client.toggleFrozen();
        screen.until(() -> client.clientProperty().get().filter(ClientViewModel.Client::isFrozen).isPresent(), pulse);
        assertThat(step.noteProperty().get()).isEqualTo("The proxy passes nothing on between d and the broker any more.");

        wire[0] = Wire.DEVICE;
        screen.until(() -> step.noteProperty().get().equals("d is not frozen any more."), pulse);
        screen.until(() -> !Net.get(proxy.gates(Wire.BROKER).isFrozen("d")), pulse);
    }
}
