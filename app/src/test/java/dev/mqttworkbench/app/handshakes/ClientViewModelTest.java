package dev.mqttworkbench.app.handshakes;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.mqttworkbench.app.fx.ScreenQueue;
import dev.mqttworkbench.app.workbench.Connection;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.client.ConnectOptions;
import dev.mqttworkbench.endpoint.ListenerSettings;
import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.proxy.MqttProxy;
import dev.mqttworkbench.proxy.MqttProxy.Wire;
import dev.mqttworkbench.proxy.ProxySettings;
import dev.mqttworkbench.resources.Resources;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// What is said of a client at each side of the wire, and of what is done to it there.
class ClientViewModelTest {

    private static final long PULSE = 300_000_000L;

    private final ScreenQueue screen = new ScreenQueue();
    private final Words words = new Words(Resources.words(Locale.ENGLISH), Locale.ENGLISH);
    private final Net net = new Net();
    private final Connection connection = new Connection(options("me").withKeepAliveSeconds(70), List.of(), false);
    private final MqttProxy proxy = Net.get(MqttProxy.start(new ProxySettings(ListenerSettings.tcp("127.0.0.1", 0), options("").route())));
    private Optional<FlowSource> source = Optional.empty();
    private final HandshakesViewModel model = new HandshakesViewModel(() -> source, words, screen.tasks());
    private final StepViewModel step = new StepViewModel(model.sourceProperty(), words, screen.tasks());
    private final ClientViewModel client = new ClientViewModel(model, step, Optional::empty, words, screen.tasks());
    private long now = System.nanoTime();

    private ConnectOptions options(String clientIdentifier) {
        return ConnectOptions.to("127.0.0.1", net.broker.address().getPort()).withClientIdentifier(clientIdentifier);
    }

    @AfterEach
    void close() {
        connection.close();
        net.close(); // with the clients behind the proxy
        Net.get(proxy.stop());
    }

    private void look(FlowSource where) {
        source = Optional.of(where);
        model.setShown(true);
        pulse();
    }

    private void pulse() {
        now += PULSE;
        model.sample(now);
        client.sample(now);
    }

    private void device(int keepAliveSeconds) {
        net.client(ConnectOptions.to("127.0.0.1", proxy.address().getPort()).withClientIdentifier("device").withKeepAliveSeconds(keepAliveSeconds));
    }

    private void untilKeepAlive(String sentence) {
        screen.until(() -> client.clientProperty().get().filter(each -> each.keepAlive().sentence().equals(sentence)).isPresent(), this::pulse);
    }

    private void untilFrozen(boolean isFrozen) {
        screen.until(() -> client.clientProperty().get().filter(each -> each.isFrozen() == isFrozen).isPresent(), this::pulse);
    }

    private void freezesAndThaws(String frozen, String thawed) {
        untilFrozen(false);
        client.toggleFrozen();
        screen.until(() -> step.noteProperty().get().equals(frozen), () -> {});
        untilFrozen(true);
        client.toggleFrozen();
        screen.until(() -> step.noteProperty().get().equals(thawed), () -> {});
    }

    @Test
    void saysTheKeepAliveOfADeviceOfTheProxy() {
        look(new ProxyFlows(proxy, Wire.DEVICE));
        device(90);
        untilKeepAlive("Keep alive 90 s: PINGREQ passes while packets are held; the clock of the broker does not stop");
        client.toggleFrozen();
        untilKeepAlive("Keep alive 90 s: frozen, it says nothing, and the broker gives it up 135 s after its last packet");
    }

    @Test
    void saysThatTheKeepAliveOfADeviceIsOff() {
        look(new ProxyFlows(proxy, Wire.DEVICE));
        device(0);
        untilKeepAlive("Keep alive is off: it may be silent for ever");
    }

    /// Its CONNECT was sent before anybody looked.
    @Test
    void saysTheKeepAliveOfOurOwnClient() {
        Net.get(connection.open());
        look(new ClientFlows(connection));
        connection.publish(Publish.of("t", Payload.ofText("1"), QoS.AT_LEAST_ONCE, false, Properties.NONE));
        untilKeepAlive("Keep alive 70 s: PINGREQ passes while packets are held; the clock of the broker does not stop");
    }

    /// The device was there before the trace began, and nobody has seen its CONNECT.
    @Test
    void saysNothingOfAKeepAliveThatItHasNotSeen() {
        device(90);
        look(new ProxyFlows(proxy, Wire.DEVICE));
        net.clients().getLast().publish(Publish.of("t", Payload.ofText("1"), QoS.AT_LEAST_ONCE, false, Properties.NONE));
        untilKeepAlive("");
    }

    @Test
    void saysWhoHasStoppedToRead() {
        Net.get(connection.open());
        look(new ClientFlows(connection));
        connection.publish(Publish.of("t", Payload.ofText("1"), QoS.AT_LEAST_ONCE, false, Properties.NONE));
        freezesAndThaws("Our own client me reads and sends nothing any more.", "Our own client me reads and sends again.");

        look(new ProxyFlows(proxy, Wire.DEVICE));
        device(90);
        freezesAndThaws("The proxy passes nothing on between device and the broker any more.", "The proxy passes on again what device and the broker say.");

        look(new BrokerFlows(net.broker));
        Net.publish(net.client("sensor"), "t", QoS.AT_LEAST_ONCE);
        screen.until(() -> client.clientProperty().get().isPresent(), this::pulse);
        var name = client.clientProperty().get().orElseThrow().identifier();
        freezesAndThaws("The broker reads and answers nothing of " + name + " any more.", "The broker reads and answers " + name + " again.");
    }

    /// A sentence of the reader's language, whatever the stopped side says in English.
    @Test
    void saysThatNobodyIsThereWhereTheSideHasStopped() {
        look(new ProxyFlows(proxy, Wire.DEVICE));
        device(90);
        untilFrozen(false);
        Net.get(proxy.stop());
        client.toggleFrozen();
        screen.until(() -> step.noteProperty().get().equals("device is not connected."), () -> {});
        assertThat(client.clientProperty().get()).isPresent();
    }
}
