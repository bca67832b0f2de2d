package dev.mqttworkbench.app.handshakes;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

import javafx.beans.property.ReadOnlyObjectWrapper;

import dev.mqttworkbench.app.fx.ScreenQueue;
import dev.mqttworkbench.app.workbench.Connection;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.broker.SessionSummary;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// Who is frozen where nothing but the Handshakes shows it goes on when the reader leaves.
class FrozenTest {

    private final ScreenQueue screen = new ScreenQueue();
    private final Net net = new Net();
    private final Connection connection = new Connection(options("me"), List.of(), false);
    private final ClientFlows elsewhere = new ClientFlows(connection);
    private final MqttProxy proxy = Net.get(MqttProxy.start(new ProxySettings(ListenerSettings.tcp("127.0.0.1", 0), options("").route())));
    private final ReadOnlyObjectWrapper<Optional<FlowSource>> source = new ReadOnlyObjectWrapper<>(Optional.of(elsewhere));
    private final StepViewModel step = new StepViewModel(source.getReadOnlyProperty(), new Words(Resources.words(Locale.ENGLISH), Locale.ENGLISH), screen.tasks());

    private ConnectOptions options(String clientIdentifier) {
        return ConnectOptions.to("127.0.0.1", net.broker.address().getPort()).withClientIdentifier(clientIdentifier);
    }

    @BeforeEach
    void open() {
        Net.get(connection.open());
    }

    @AfterEach
    void close() {
        connection.close();
        net.close(); // with the clients behind the proxy
        Net.get(proxy.stop());
    }

    private void freeze(FlowSource where, String client) {
        assertThat(screen.join(step.freeze(client, true))).isTrue();
        assertThat(isFrozen(where, client)).isTrue();
    }

    private static boolean isFrozen(FlowSource where, String client) {
        return Net.get(where.sessions().map(sessions -> sessions.detail(client).thenApply(detail ->
                detail.flatMap(each -> each.summary().link()).filter(SessionSummary.Link::isFrozen).isPresent())).orElseGet(() -> where.gates().isFrozen(client)));
    }

    private CompletionStage<?> publish() {
        return connection.publish(Publish.of("t", Payload.ofText("1"), QoS.AT_LEAST_ONCE, false, Properties.NONE));
    }

    private void untilNote(String note) {
        screen.until(() -> step.noteProperty().get().equals(note), () -> {});
    }

    /// Also where nothing was stepped: leaving the view asks for the same.
    @Test
    void letsOurOwnClientGoOnWhenItGoesLive() {
        freeze(elsewhere, "me");
        var sent = publish();

        step.goLive();

        untilNote("me is not frozen any more.");
        screen.join(sent);
    }

    @Test
    void saysWhatWasReleasedBesideWhoGoesOn() {
        step.step();
        var sent = publish();
        screen.until(() -> step.heldProperty().get().total() == 1, () -> step.sample(Long.MAX_VALUE));
        freeze(elsewhere, "me");

        step.goLive();

        untilNote("1 held packet was delivered. me is not frozen any more.");
        screen.join(sent);
    }

    @Test
    void letsOurOwnClientGoOnWherePacketsComeFromNoMore() {
        freeze(elsewhere, "me");
        var sent = publish();

        source.set(Optional.of(new BrokerFlows(net.broker)));

        untilNote("me is not frozen any more.");
        screen.join(sent);
    }

    @Test
    void letsDevicesOfTheProxyGoOn() {
        var through = new ProxyFlows(proxy, Wire.DEVICE);
        source.set(Optional.of(through));
        var to = ConnectOptions.to("127.0.0.1", proxy.address().getPort());
        net.client(to.withClientIdentifier("one"));
        net.client(to.withClientIdentifier("two"));
        freeze(through, "one");
        freeze(through, "two");

        source.set(Optional.of(elsewhere));

        untilNote("2 clients are not frozen any more.");
        assertThat(List.of("one", "two")).noneMatch(device -> isFrozen(through, device));
    }

    /// Sessions shows it, and lets it go on.
    @Test
    void leavesAClientOfTheBrokerInTheBoxFrozen() {
        var box = new BrokerFlows(net.broker);
        source.set(Optional.of(box));
        freeze(box, "me");

        step.goLive();
        source.set(Optional.of(elsewhere));

        assertThat(isFrozen(box, "me")).isTrue();
        assertThat(step.noteProperty().get()).isEmpty();
    }

    /// By hand, or because its connection ended.
    @Test
    void saysNothingOfWhoWasThawedBefore() {
        freeze(elsewhere, "me");
        assertThat(screen.join(step.freeze("me", false))).isTrue();
        step.goLive();
        screen.run();
        assertThat(step.noteProperty().get()).isEmpty();

        freeze(elsewhere, "me");
        Net.get(elsewhere.cut("me"));
        screen.until(() -> !isFrozen(elsewhere, "me"), () -> {});
        step.goLive();
        screen.join(elsewhere.gates().held()); // asked behind what goLive asks
        assertThat(step.noteProperty().get()).isEmpty();
    }

    @Test
    void saysNothingWhereTheSourceHasStopped() {
        source.set(Optional.of(new ProxyFlows(proxy, Wire.DEVICE)));
        net.client(ConnectOptions.to("127.0.0.1", proxy.address().getPort()).withClientIdentifier("one"));
        freeze(new ProxyFlows(proxy, Wire.DEVICE), "one");
        Net.get(proxy.stop());

        source.set(Optional.empty());

        screen.run();
        assertThat(step.noteProperty().get()).isEmpty();
    }
}
