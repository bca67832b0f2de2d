package dev.mqttworkbench.client;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

import dev.mqttworkbench.broker.Broker;
import dev.mqttworkbench.broker.BrokerSettings;
import dev.mqttworkbench.gate.Impairment;
import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.ProtocolVersion;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.mqtt.packet.ReasonCode;
import dev.mqttworkbench.mqtt.packet.Subscribe;
import dev.mqttworkbench.mqtt.packet.SubscriptionOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ClientTest {

    private Broker broker;
    private final BlockingQueue<ReceivedMessage> messages = new LinkedBlockingQueue<>();
    private final BlockingQueue<ClientState> states = new LinkedBlockingQueue<>();

    @BeforeEach
    void startBroker() throws Exception {
        broker = get(Broker.start(BrokerSettings.defaults().withPort(0)));
    }

    @AfterEach
    void stopBroker() {
        broker.close();
    }

    private ConnectOptions options() {
        return ConnectOptions.to("127.0.0.1", broker.address().getPort())
                .withReconnect(new Reconnect(true, Duration.ofMillis(20), Duration.ofMillis(100)));
    }

    private Client client(ConnectOptions options) {
        return new Client(options, new ClientListener() {
            @Override
            public void stateChanged(ClientState state) {
                states.add(state);
            }

            @Override
            public void messageReceived(ReceivedMessage message) {
                messages.add(message);
            }
        });
    }

    private static <T> T get(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(10, SECONDS);
    }

    private static List<Subscribe.Requested> to(String filter, QoS qos) {
        return List.of(new Subscribe.Requested(filter, SubscriptionOptions.of(qos)));
    }

    private static Publish message(String topic, String text, QoS qos) {
        return Publish.of(topic, Payload.ofText(text), qos, false, Properties.NONE);
    }

    private ClientState awaitState(Predicate<ClientState> wanted) throws InterruptedException {
        while (true) {
            var state = states.poll(10, SECONDS);
            assertThat(state).as("a further state").isNotNull();
            if (wanted.test(state)) {
                return state;
            }
        }
    }

    @ParameterizedTest
    @EnumSource(ProtocolVersion.class)
    void receivesWhatItPublishesAtEveryQoS(ProtocolVersion version) throws Exception {
        try (var client = client(options().withVersion(version).withClientIdentifier("c1"))) {
            assertThat(get(client.connect()).reasonCode()).isEqualTo(ReasonCode.SUCCESS);
            assertThat(get(client.subscribe(to("a/#", QoS.EXACTLY_ONCE), Properties.NONE)).reasonCodes())
                    .containsExactly(ReasonCode.GRANTED_QOS_2);
            for (var qos : QoS.values()) {
                assertThat(get(client.publish(message("a/" + qos.level(), "hello", qos))).reasonCode().isError()).isFalse();
                var received = messages.poll(10, SECONDS);
                assertThat(received).isNotNull();
                assertThat(received.publish().topicName()).isEqualTo("a/" + qos.level());
                assertThat(received.publish().qos()).isEqualTo(qos);
                assertThat(received.publish().payload().asText()).isEqualTo("hello");
            }
            assertThat(get(client.unsubscribe(List.of("a/#"))).packetIdentifier()).isPositive();
        }
    }

    @Test
    void saysInASentenceThatNobodyListens() throws Exception {
        int free;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        var client = client(ConnectOptions.to("127.0.0.1", free));
        assertThatThrownBy(() -> get(client.connect()))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOf(ConnectFailure.class)
                .hasMessage("Nothing listens on 127.0.0.1 port " + free + ". Check that the broker runs, and its port.");
        assertThat(client.state()).isInstanceOf(ClientState.Disconnected.class);
    }

    @Test
    void saysInASentenceThatTheNameIsUnknown() {
        var client = client(ConnectOptions.to("no-such-host.invalid", 1883));
        assertThatThrownBy(() -> get(client.connect()))
                .cause()
                .hasMessageContaining("The name \"no-such-host.invalid\" is not known.");
    }

    @Test
    void saysInASentenceThatTheOtherEndIsNoBroker() throws Exception {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var client = client(ConnectOptions.to("127.0.0.1", socket.getLocalPort())
                    .withConnectTimeout(Duration.ofMillis(300)));
            var connecting = client.connect();
            try (var accepted = socket.accept()) {
                assertThat(accepted.isConnected()).isTrue();
                assertThatThrownBy(() -> get(connecting)).cause().hasMessageContaining("did not answer CONNECT");
            }
        }
    }

    @Test
    void reconnectsAndSubscribesAgainWhenTheServerComesBack() throws Exception {
        var port = broker.address().getPort();
        try (var client = client(options())) {
            get(client.connect());
            get(client.subscribe(to("back/#", QoS.AT_LEAST_ONCE), Properties.NONE));
            broker.close();
            awaitState(ClientState.WaitingToReconnect.class::isInstance);
            broker = get(Broker.start(BrokerSettings.defaults().withPort(port)));
            awaitState(ClientState.Connected.class::isInstance);
            get(client.publish(message("back/again", "1", QoS.AT_LEAST_ONCE)));
            var received = messages.poll(10, SECONDS);
            assertThat(received).isNotNull();
            assertThat(received.publish().topicName()).isEqualTo("back/again");
        }
    }

    @Test
    void publishesAfterReconnectWhatWaitedMeanwhile() throws Exception {
        var port = broker.address().getPort();
        try (var client = client(options())) {
            get(client.connect());
            broker.close();
            awaitState(ClientState.WaitingToReconnect.class::isInstance);
            var waiting = client.publish(message("late", "1", QoS.EXACTLY_ONCE));
            broker = get(Broker.start(BrokerSettings.defaults().withPort(port)));
            assertThat(get(waiting).reasonCode()).isEqualTo(ReasonCode.SUCCESS);
        }
    }

    @Test
    void staysAwayWhenAnotherClientTakesItsIdentifier() throws Exception {
        try (var first = client(options().withClientIdentifier("same"));
                var second = new Client(options().withClientIdentifier("same"), new ClientListener() {})) {
            get(first.connect());
            get(second.connect());
            var state = (ClientState.Disconnected) awaitState(ClientState.Disconnected.class::isInstance);
            assertThat(state.reason()).hasValueSatisfying(reason -> assertThat(reason.kind()).isEqualTo(ConnectFailure.Kind.TAKEN_OVER));
            assertThat(second.state()).isInstanceOf(ClientState.Connected.class);
        }
    }

    @Test
    void saysInASentenceThatMqtt31NeedsAShortClientIdentifier() {
        var client = client(options().withVersion(ProtocolVersion.V3_1).withClientIdentifier("x".repeat(24)));
        assertThatThrownBy(() -> get(client.connect())).cause().hasMessageContaining("1 to 23 characters");
    }

    @Test
    void publishesAtQoS0RightBehindConnect() throws Exception {
        try (var client = client(options())) {
            var result = client.connect().thenCompose(connAck -> client.publish(message("first", "1", QoS.AT_MOST_ONCE)));
            assertThat(get(result).reasonCode()).isEqualTo(ReasonCode.SUCCESS);
        }
    }

    @Test
    void leavesNothingBehindOfAConnectionThatWasGivenUp() throws Exception {
        var giveUp = new AtomicReference<Runnable>(() -> {});
        try (var client = new Client(options(), new ClientListener() {
            @Override
            public void stateChanged(ClientState state) {
                states.add(state);
                if (state instanceof ClientState.Connecting) {
                    giveUp.getAndSet(() -> {}).run();
                }
            }
        })) {
            giveUp.set(client::disconnect);
            var first = client.connect();
            assertThatThrownBy(() -> get(first)).hasCauseInstanceOf(ConnectFailure.class);
            get(client.connect());
            get(client.disconnect());
            awaitConnections(0);
            assertThat(states).filteredOn(ClientState.Connected.class::isInstance).hasSize(1);
        }
    }

    private void awaitConnections(int wanted) throws Exception {
        var deadline = System.nanoTime() + SECONDS.toNanos(10);
        while (get(broker.snapshot()).connections() != wanted) {
            assertThat(System.nanoTime()).as("before the deadline").isLessThan(deadline);
        }
    }

    @Test
    void refusesATopicWithWildcards() {
        var client = client(options());
        assertThatThrownBy(() -> get(client.publish(message("a/+", "x", QoS.AT_MOST_ONCE))))
                .cause()
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("wildcards");
    }

    /// A connection that is cut every so often is cut again after each reconnect, not only the first time.
    @ParameterizedTest
    @EnumSource(ProtocolVersion.class)
    void isCutAgainAfterEachReconnect(ProtocolVersion version) throws Exception {
        try (var client = client(options().withVersion(version).withClientIdentifier("c1"))) {
            var each = new Impairment(1, Impairment.EXCHANGES, 0, false, Duration.ZERO, Duration.ZERO, 0, Optional.of(Duration.ofMillis(300)));
            get(client.gates().impair("c1", Optional.of(each)));
            get(client.connect());
            for (var cut = 1; cut <= 3; cut++) {
                awaitState(ClientState.WaitingToReconnect.class::isInstance);
                awaitState(ClientState.Connected.class::isInstance);
            }
            get(client.gates().impair("c1", Optional.empty()));
        }
    }
}
