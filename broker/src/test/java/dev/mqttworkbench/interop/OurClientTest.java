package dev.mqttworkbench.interop;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.mqttworkbench.client.ClientState;
import dev.mqttworkbench.client.ConnectFailure;
import dev.mqttworkbench.client.ConnectOptions;
import dev.mqttworkbench.client.PublishResult;
import dev.mqttworkbench.client.Reconnect;
import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.ProtocolVersion;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.mqtt.packet.ReasonCode;
import dev.mqttworkbench.mqtt.packet.Will;
import dev.mqttworkbench.mqtt.topic.TopicName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/// Our client, against our broker and, where it is installed, against Eclipse Mosquitto.
@Timeout(60)
class OurClientTest {

    private static final int MESSAGES = 500;
    private static final Reconnect AT_ONCE = new Reconnect(true, Duration.ofMillis(20), Duration.ofMillis(20));

    @TempDir
    Path folder;

    /// A broker under test, in one version of the protocol.
    record Server(String name, ProtocolVersion version) {

        interface Running extends AutoCloseable {
            int port();

            @Override
            void close();
        }

        Running start(Path folder) {
            if (name.equals("mosquitto")) {
                Programs.assumeInstalled("mosquitto");
                var mosquitto = MosquittoBroker.start(folder);
                return running(mosquitto.port(), mosquitto::close);
            }
            var broker = TestBroker.start();
            return running(broker.port(), broker::close);
        }

        private static Running running(int port, Runnable stop) {
            return new Running() {
                @Override
                public int port() {
                    return port;
                }

                @Override
                public void close() {
                    stop.run();
                }
            };
        }

        ConnectOptions options(int port, String clientIdentifier) {
            return ConnectOptions.to("127.0.0.1", port).withVersion(version).withClientIdentifier(clientIdentifier)
                    .withReconnect(AT_ONCE);
        }

        /// Options for a Session that outlives its connection.
        ConnectOptions lasting(int port, String clientIdentifier) {
            var options = options(port, clientIdentifier).withCleanStart(false);
            return version.isV5()
                    ? options.withProperties(Properties.of(Property.SESSION_EXPIRY_INTERVAL, 3_600L))
                    : options;
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void everyMessageArrivesOnceAndInOrder(Server under) {
        try (var server = under.start(folder);
                var subscriber = new OurClient(under.options(server.port(), "s"));
                var publisher = new OurClient(under.options(server.port(), "p"))) {
            subscriber.connect();
            publisher.connect();
            assertThat(subscriber.subscribe("a/#", 2)).isEqualTo(ReasonCode.GRANTED_QOS_2);
            for (var qos = 0; qos <= 2; qos++) {
                var results = new ArrayList<CompletionStage<PublishResult>>();
                for (var i = 0; i < MESSAGES; i++) {
                    results.add(publisher.publish("a/" + qos, "message " + i, qos, false));
                }
                results.forEach(result -> assertThat(Patience.get(result).reasonCode().isError()).isFalse());

                var of = qos;
                assertThat(Patience.next(subscriber.received(), MESSAGES)).allSatisfy(publish -> {
                    assertThat(publish.qos()).isEqualTo(QoS.of(of));
                    assertThat(publish.topicName()).isEqualTo("a/" + of);
                }).extracting(publish -> publish.payload().asText()).containsExactlyElementsOf(
                        IntStream.range(0, MESSAGES).mapToObj(i -> "message " + i).toList());
            }
            Patience.expectNothing(subscriber.received());
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void getsRetainedMessagesWithTheFlag(Server under) {
        try (var server = under.start(folder); var client = new OurClient(under.options(server.port(), "c"))) {
            client.connect();
            Patience.get(client.publish("state", "on", 1, true));
            client.subscribe("state", 1);

            assertThat(Patience.next(client.received())).satisfies(publish -> {
                assertThat(publish.retain()).isTrue();
                assertThat(publish.payload().asText()).isEqualTo("on");
            });
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void unsubscribes(Server under) {
        try (var server = under.start(folder); var client = new OurClient(under.options(server.port(), "c"))) {
            client.connect();
            client.subscribe("a", 1);
            client.subscribe("b", 1);
            Patience.get(client.client().unsubscribe(List.of("a")));
            Patience.get(client.publish("a", "not this", 1, false));
            Patience.get(client.publish("b", "this", 1, false));

            assertThat(Patience.next(client.received()).payload().asText()).isEqualTo("this");
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void cuttingTheSocketFiresTheWillAndDisconnectingDoesNot(Server under) {
        var will = new Will(new TopicName("will"), Payload.ofText("gone"), QoS.AT_LEAST_ONCE, false, Properties.NONE);
        try (var server = under.start(folder);
                var watcher = new OurClient(under.options(server.port(), "w"));
                var polite = new OurClient(under.options(server.port(), "polite").withWill(will));
                var cut = new OurClient(under.options(server.port(), "cut").withWill(will).withReconnect(Reconnect.NEVER))) {
            watcher.connect();
            watcher.subscribe("#", 1);
            polite.connect();
            Patience.get(polite.client().disconnect());
            Patience.get(watcher.publish("between", "x", 1, false));
            cut.connect();
            Patience.get(cut.client().cut());

            assertThat(Patience.next(watcher.received()).topicName()).isEqualTo("between");
            assertThat(Patience.next(watcher.received()).topicName()).isEqualTo("will");
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void reconnectsByItselfAndLosesNothingAtQoS1And2(Server under) {
        try (var server = under.start(folder);
                var cable = Relay.to(server.port());
                var subscriber = new OurClient(under.lasting(cable.port(), "s"));
                var publisher = new OurClient(under.lasting(cable.port(), "p"))) {
            subscriber.connect();
            publisher.connect();
            subscriber.subscribe("a", 2);
            var results = new ArrayList<CompletionStage<PublishResult>>();
            for (var i = 0; i < MESSAGES; i++) {
                if (i % 100 == 50) {
                    cable.cut();
                }
                results.add(publisher.publish("a", "message " + i, 2, false));
            }
            results.forEach(result -> assertThat(Patience.get(result).reasonCode().isError()).isFalse());

            assertThat(Patience.next(subscriber.received(), MESSAGES)).extracting(publish -> publish.payload().asText())
                    .containsExactlyElementsOf(IntStream.range(0, MESSAGES).mapToObj(i -> "message " + i).toList());
            Patience.expectNothing(subscriber.received());
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void aSessionThatStaysGetsWhatCameMeanwhile(Server under) {
        try (var server = under.start(folder);
                var publisher = new OurClient(under.options(server.port(), "p"));
                var first = new OurClient(under.lasting(server.port(), "s"));
                var second = new OurClient(under.lasting(server.port(), "s"))) {
            publisher.connect();
            assertThat(first.connect()).isFalse();
            first.subscribe("a", 1);
            Patience.get(first.client().disconnect());
            Patience.get(publisher.publish("a", "meanwhile", 1, false));

            assertThat(second.connect()).isTrue();
            assertThat(Patience.next(second.received()).payload().asText()).isEqualTo("meanwhile");
        }
    }

    @ParameterizedTest
    @MethodSource("serversOfVersion5")
    void propertiesPassUnchanged(Server under) {
        var properties = Properties.of(Property.CONTENT_TYPE, "text/plain")
                .plus(Property.RESPONSE_TOPIC, "answers")
                .plus(Property.CORRELATION_DATA, Payload.of(new byte[] {0, 1, 2}));
        try (var server = under.start(folder); var client = new OurClient(under.options(server.port(), "c"))) {
            client.connect();
            client.subscribe("a", 1);
            Patience.get(client.client().publish(
                    Publish.of("a", Payload.ofText("x"), QoS.AT_LEAST_ONCE, false, properties)));

            assertThat(Patience.next(client.received()).properties().entries())
                    .containsAll(properties.entries());
        }
    }

    @Test
    void saysInASentenceThatNobodyListens() throws IOException {
        int free;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        try (var client = new OurClient(ConnectOptions.to("127.0.0.1", free).withReconnect(Reconnect.NEVER))) {
            var failure = catchThrowableOfType(ExecutionException.class,
                    () -> client.client().connect().toCompletableFuture().get(20, TimeUnit.SECONDS));

            assertThat(failure.getCause()).isInstanceOf(ConnectFailure.class).hasMessageContaining(String.valueOf(free));
            assertThat(client.client().state()).isInstanceOf(ClientState.Disconnected.class);
        }
    }

    static Stream<Server> servers() {
        return Stream.of("ours", "mosquitto").flatMap(name -> Stream.of(ProtocolVersion.V3_1_1, ProtocolVersion.V5)
                .map(version -> new Server(name, version)));
    }

    static Stream<Server> serversOfVersion5() {
        return Stream.of(new Server("ours", ProtocolVersion.V5), new Server("mosquitto", ProtocolVersion.V5));
    }
}
