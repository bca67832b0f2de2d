package dev.mqttworkbench.app.handshakes;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import dev.mqttworkbench.app.fx.ScreenQueue;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.client.Client;
import dev.mqttworkbench.client.ClientListener;
import dev.mqttworkbench.client.ClientState;
import dev.mqttworkbench.client.ConnectOptions;
import dev.mqttworkbench.client.ReceivedMessage;
import dev.mqttworkbench.client.Reconnect;
import dev.mqttworkbench.gate.Breakpoint;
import dev.mqttworkbench.mqtt.packet.Disconnect;
import dev.mqttworkbench.mqtt.packet.Packet;
import dev.mqttworkbench.mqtt.packet.PacketType;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.mqtt.packet.ReasonCode;
import dev.mqttworkbench.resources.Resources;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TakeoverTest extends FlowBookSetup {

    private final BlockingQueue<ReceivedMessage> received = new LinkedBlockingQueue<>();
    private final Takeover takeover = new Takeover(() -> Optional.of(way()));

    private ConnectOptions way() {
        return ConnectOptions.to("127.0.0.1", net.broker.address().getPort());
    }

    private Client subscriber() {
        return new Client(way().withClientIdentifier("sub").withCleanStart(false).withProperties(Properties.of(Property.SESSION_EXPIRY_INTERVAL, 1_000L))
                .withReconnect(new Reconnect(true, Duration.ofMillis(20), Duration.ofMillis(20))), new ClientListener() {
                    @Override
                    public void messageReceived(ReceivedMessage message) {
                        received.add(message);
                    }
                });
    }

    @Test
    void throwsTheFirstOneOutWhichFindsItsSessionWhenItComesBack() throws Exception {
        try (var first = subscriber()) {
            Net.get(first.connect());
            Net.subscribe(first, "t", QoS.AT_LEAST_ONCE);

            Net.get(takeover.of("sub", 1_000));

            net.until(() -> packets("sub").stream().anyMatch(packet -> packet instanceof Disconnect(var reason, var properties) && reason == ReasonCode.SESSION_TAKEN_OVER));
            net.until(() -> first.state() instanceof ClientState.Disconnected); // and does not come back by itself, which would throw the other one out
            assertThat(Net.get(first.connect()).sessionPresent()).isTrue();
            Net.get(Net.publish(net.client("publisher"), "t", QoS.AT_LEAST_ONCE));
            assertThat(received.poll(20, TimeUnit.SECONDS)).isNotNull();
        }
    }

    @Test
    void takesNothingThatIsMeantForTheFirstOne() throws Exception {
        try (var first = subscriber()) {
            Net.get(first.connect());
            Net.subscribe(first, "t", QoS.AT_LEAST_ONCE);
            Net.get(first.disconnect());
            Net.get(Net.publish(net.client("publisher"), "t", QoS.AT_LEAST_ONCE));

            Net.get(takeover.of("sub", 1_000));

            Net.get(first.connect());
            assertThat(received.poll(20, TimeUnit.SECONDS)).isNotNull();
        }
    }

    /// Its exchange at QoS 2 stays open: had the other one answered PUBREL, the first one would take the next message with the same identifier for a second attempt.
    @Test
    void answersNoPubRelOfTheFirstOne() {
        var first = subscriber();
        Net.get(first.connect());
        Net.subscribe(first, "t", QoS.EXACTLY_ONCE);
        Net.get(first.gates().stopAt(List.of(Breakpoint.at(PacketType.PUBREL))));
        Net.get(Net.publish(net.client("publisher"), "t", QoS.EXACTLY_ONCE));
        net.until(() -> Net.get(first.gates().held()).size() == 1);
        Net.get(first.cut());

        Net.get(takeover.of("sub", 1_000));

        assertThat(Net.get(net.broker.sessions().detail("sub")).orElseThrow().toClient()).singleElement()
                .satisfies(message -> assertThat(message.awaited()).isEqualTo(PacketType.PUBCOMP));
        first.close();
    }

    @Test
    void saysWhereNobodyRuns() {
        assertThatThrownBy(() -> new Takeover(Optional::empty).of("sub", 0).toCompletableFuture().join()).isInstanceOf(CompletionException.class);
    }

    /// What the reader sees of it: whose clocks run, and what was done.
    @Test
    void isOfferedForAClientThatIsConnected() {
        var screen = new ScreenQueue();
        var words = new Words(Resources.words(Locale.ENGLISH), Locale.ENGLISH);
        var model = new HandshakesViewModel(() -> Optional.of(new BrokerFlows(net.broker)), words, screen.tasks());
        var step = new StepViewModel(model.sourceProperty(), words, screen.tasks());
        var client = new ClientViewModel(model, step, () -> Optional.of(way()), words, screen.tasks());
        Runnable pulse = () -> {
            model.sample(System.nanoTime());
            client.sample(System.nanoTime());
        };
        model.setShown(true);
        pulse.run();
        var sensor = net.client(way().withClientIdentifier("sensor").withKeepAliveSeconds(60).withReconnect(Reconnect.NEVER));
        Net.publish(sensor, "t", QoS.AT_LEAST_ONCE);
        screen.until(() -> client.clientProperty().get().filter(each -> each.identifier().equals("sensor") && each.keepAlive().left().isPresent()).isPresent(), pulse);
        assertThat(client.clientProperty().get().orElseThrow().keepAlive().left().orElseThrow()).isBetween(0.7, 1.0);
        assertThat(client.clientProperty().get().orElseThrow().session()).startsWith("Session: queue 0 · in flight 0 of ");

        client.takeItsName();

        screen.until(() -> step.noteProperty().get().equals(
                "Another client has connected as sensor: the broker has thrown the first one out, and the other one has left again."), pulse);
        screen.until(() -> client.clientProperty().get().filter(each -> each.sessionExpirySeconds().isEmpty()).isPresent(), pulse);
    }

    private List<Packet> packets(String client) {
        return net.book.flows().stream().flatMap(flow -> flow.steps().stream()).filter(step -> step instanceof Arrow arrow && arrow.client().equals(client))
                .map(step -> ((Arrow) step).packet()).toList();
    }
}
