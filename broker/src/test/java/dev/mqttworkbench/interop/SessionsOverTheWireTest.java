package dev.mqttworkbench.interop;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import dev.mqttworkbench.broker.Broker;
import dev.mqttworkbench.broker.BrokerSettings;
import dev.mqttworkbench.broker.ListenFailure;
import dev.mqttworkbench.mqtt.packet.Bytes;
import dev.mqttworkbench.mqtt.packet.ProtocolVersion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static dev.mqttworkbench.mqtt.packet.ProtocolVersion.V3_1_1;
import static dev.mqttworkbench.mqtt.packet.ProtocolVersion.V5;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/// Delivery across connections, byte by byte: what is sent again, with which identifier and which flags.
@Timeout(60)
class SessionsOverTheWireTest {

    private final TestBroker broker = TestBroker.start();

    @AfterEach
    void stop() {
        broker.close();
    }

    @Test
    void sendsAgainWhatWasNotAcknowledged_4_4_0_1() {
        try (var client = RawClient.open(broker.port()); var publisher = RawClient.connected(broker.port(), V3_1_1, "p")) {
            client.send(RawClient.connect(V3_1_1, "c", false)).expect("20 02 00 00");
            client.send("82 06 00 01 00 01 61 02").expect("90 03 00 01 02");
            publisher.send("32 06 00 01 61 00 01 78").expect("40 02 00 01");
            publisher.send("34 06 00 01 61 00 02 79").expect("50 02 00 02");
            client.expect("32 06 00 01 61 00 01 78");
            client.expect("34 06 00 01 61 00 02 79");
        }
        try (var client = RawClient.open(broker.port())) {
            client.send(RawClient.connect(V3_1_1, "c", false)).expect("20 02 01 00");
            client.expect("3A 06 00 01 61 00 01 78"); // DUP, in the original order [MQTT-4.6.0-1]
            client.expect("3C 06 00 01 61 00 02 79");
            client.send("40 02 00 01");
            client.send("50 02 00 02").expect("62 02 00 02");
        }
        try (var client = RawClient.open(broker.port())) {
            client.send(RawClient.connect(V3_1_1, "c", false)).expect("20 02 01 00");
            client.expect("62 02 00 02"); // PUBREL again, without DUP
            client.send("70 02 00 02");
            client.expectAlive();
        }
        try (var client = RawClient.open(broker.port())) {
            client.send(RawClient.connect(V3_1_1, "c", false)).expect("20 02 01 00");
            client.expectAlive(); // nothing is left
        }
    }

    @Test
    void neverSendsAgainOnALiveConnection_4_4_0_1() {
        try (var client = RawClient.connected(broker.port(), V3_1_1, "c")) {
            client.send("82 06 00 01 00 01 61 01").expect("90 03 00 01 01");
            client.send("30 04 00 01 61 78");
            client.expect("30 04 00 01 61 78");
            client.send("32 06 00 01 61 00 01 78").expect("32 06 00 01 61 00 01 78");
            client.expect("40 02 00 01");
            client.expectAlive();
            client.expectAlive();
        }
    }

    @ParameterizedTest
    @EnumSource(ProtocolVersion.class)
    void aQoS2MessageThatIsSentTwiceIsDeliveredOnce_4_3_3_10(ProtocolVersion version) {
        var properties = version.isV5() ? "00" : "";
        try (var client = RawClient.connected(broker.port(), version, "c");
                var subscriber = RawClient.connected(broker.port(), V3_1_1, "s")) {
            subscriber.send("82 06 00 01 00 01 61 00").expect("90 03 00 01 00");
            client.send(publish(0x34, properties));
            assertThat(client.receive()).startsWith("50").contains("0007");
            client.send(publish(0x3C, properties));
            assertThat(client.receive()).startsWith("50").contains("0007");
            client.send("62 02 00 07");
            assertThat(client.receive()).startsWith("70").contains("0007");
            client.send(publish(0x34, properties)); // the identifier stands for a new message now [MQTT-4.3.3-12]
            assertThat(client.receive()).startsWith("50");

            subscriber.expect("30 04 00 01 61 78");
            subscriber.expect("30 04 00 01 61 78");
            subscriber.expectAlive();
        }
    }

    private static Bytes publish(int firstByte, String properties) {
        return Bytes.packet(firstByte, "PUBLISH", Bytes.of()
                .text("a", "topic name").twoBytes(7, "packet identifier").hex(properties, "properties").payload("x"));
    }

    @Test
    void aQoS2MessageIsDeliveredOnceAlsoAcrossConnections_4_3_3_10() {
        try (var subscriber = RawClient.connected(broker.port(), V3_1_1, "s")) {
            subscriber.send("82 06 00 01 00 01 61 00").expect("90 03 00 01 00");
            try (var client = RawClient.open(broker.port())) {
                client.send(RawClient.connect(V3_1_1, "c", false)).expect("20 02 00 00");
                client.send("34 06 00 01 61 00 07 78").expect("50 02 00 07");
            }
            try (var client = RawClient.open(broker.port())) {
                client.send(RawClient.connect(V3_1_1, "c", false)).expect("20 02 01 00");
                client.send("3C 06 00 01 61 00 07 78").expect("50 02 00 07");
                client.send("62 02 00 07").expect("70 02 00 07");
            }
            subscriber.expect("30 04 00 01 61 78");
            subscriber.expectAlive();
        }
    }

    @Test
    void keepsWithinTheReceiveMaximumOfTheClient_3_3_4_9() {
        try (var client = RawClient.open(broker.port()); var publisher = RawClient.connected(broker.port(), V3_1_1, "p")) {
            client.send(Bytes.packet(0x10, "CONNECT", Bytes.of()
                    .text("MQTT", "protocol name").oneByte(5, "level").hex("02 00 00", "flags, keep alive")
                    .properties(Bytes.of().hex("21 00 02", "receive maximum 2")).text("c", "client identifier")));
            client.receive();
            client.send("82 07 00 01 00 00 01 61 01").expect("90 04 00 01 00 01");
            for (var identifier = 1; identifier <= 4; identifier++) {
                publisher.send("32 06 00 01 61 00 0%d 3%d".formatted(identifier, identifier)).expect("40 02 00 0" + identifier);
            }
            client.expect("32 07 00 01 61 00 01 00 31");
            client.expect("32 07 00 01 61 00 02 00 32");
            client.expectAlive(); // the others wait
            publisher.send("30 04 00 01 61 30");
            client.expect("30 05 00 01 61 00 30"); // QoS 0 does not count
            client.send("40 02 00 02");
            client.expect("32 07 00 01 61 00 03 00 33");
            client.send("40 02 00 01");
            client.expect("32 07 00 01 61 00 04 00 34");
        }
    }

    @Test
    void neverSendsMoreThanTheMaximumPacketSizeOfTheClient_3_1_2_24() {
        try (var client = RawClient.open(broker.port())) {
            client.send(Bytes.packet(0x10, "CONNECT", Bytes.of()
                    .text("MQTT", "protocol name").oneByte(5, "level").hex("02 00 00", "flags, keep alive")
                    .properties(Bytes.of().hex("27 00 00 00 40", "maximum packet size 64")).text("c", "client identifier")));
            client.receive();
            client.send("82 07 00 01 00 00 01 61 01").expect("90 04 00 01 00 01");
            client.send(Bytes.packet(0x32, "PUBLISH", Bytes.of()
                    .text("a", "topic name").twoBytes(1, "packet identifier").noProperties().payload("x".repeat(100))));
            assertThat(client.receive()).startsWith("40");
            client.send("30 05 00 01 61 00 79").expect("30 05 00 01 61 00 79"); // the rest goes on [MQTT-3.1.2-25]
            assertThat(broker.snapshot().messagesDropped()).isOne();
        }
    }

    @Test
    void everySubscriptionThatMatchesIsNamed_3_3_4_3() {
        try (var client = RawClient.connected(broker.port(), V5, "c")) {
            client.send("82 09 00 01 02 0B 05 00 01 61 00").expect("90 04 00 01 00 00");
            client.send("82 09 00 02 02 0B 06 00 01 2B 00").expect("90 04 00 02 00 00");
            client.send("30 05 00 01 61 00 78");

            assertThat(client.receive()).startsWith("3009000161").contains("0B05").contains("0B06");
            client.expectAlive();
        }
    }

    @Test
    void retainHandlingDecidesWhetherRetainedMessagesAreSent_3_3_1_9to11() {
        try (var client = RawClient.connected(broker.port(), V5, "c")) {
            client.send("31 05 00 01 61 00 78");
            subscribeWithOptions(client, "20"); // never
            client.expectAlive();
            subscribeWithOptions(client, "10"); // if new, and it is not
            client.expectAlive();
            subscribeWithOptions(client, "00"); // always
            client.expect("31 05 00 01 61 00 78");
            client.send("A2 06 00 02 00 00 01 61").expect("B0 04 00 02 00 00");
            subscribeWithOptions(client, "10"); // if new, and it is
            client.expect("31 05 00 01 61 00 78");
        }
    }

    private static void subscribeWithOptions(RawClient client, String options) {
        client.send("82 07 00 01 00 00 01 61 " + options).expect("90 04 00 01 00 00");
    }

    @Test
    void retainAsPublishedKeepsTheFlagAndNoLocalKeepsTheEchoAway_3_3_1_13() {
        try (var client = RawClient.connected(broker.port(), V5, "c"); var other = RawClient.connected(broker.port(), V5, "o")) {
            subscribeWithOptions(client, "0C"); // retain as published, no local
            client.send("31 05 00 01 61 00 78");
            client.expectAlive(); // no echo [MQTT-3.8.3-3]
            other.send("31 05 00 01 61 00 79");
            client.expect("31 05 00 01 61 00 79");
            other.send("30 05 00 01 61 00 7A");
            client.expect("30 05 00 01 61 00 7A");
        }
    }

    @Test
    void aTopicAliasStandsForItsTopicUntilItIsSetAgain_3_3_2_7() {
        try (var client = RawClient.connected(broker.port(), V5, "c")) {
            client.send("82 07 00 01 00 00 01 23 00").expect("90 04 00 01 00 00");
            client.send("30 08 00 01 61 03 23 00 01 78").expect("30 05 00 01 61 00 78");
            client.send("30 07 00 00 03 23 00 01 79").expect("30 05 00 01 61 00 79");
            client.send("30 08 00 01 62 03 23 00 01 78").expect("30 05 00 01 62 00 78");
            client.send("30 07 00 00 03 23 00 01 79").expect("30 05 00 01 62 00 79");
        }
    }

    @Test
    void takeoverTellsTheOlderConnection_3_1_4_3() {
        try (var older = RawClient.connected(broker.port(), V5, "c"); var newer = RawClient.open(broker.port())) {
            newer.send(RawClient.connect(V5, "c", false));
            older.expectDisconnect("8E");
            assertThat(newer.receive().substring(4)).startsWith("0100");
        }
    }

    @Test
    void keepAliveClosesASilentConnection_3_1_2_22() {
        try (var silent = RawClient.open(broker.port())) {
            silent.send(Bytes.packet(0x10, "CONNECT", Bytes.of()
                    .text("MQTT", "protocol name").oneByte(5, "level").hex("02 00 01", "flags, keep alive 1").noProperties()
                    .text("c", "client identifier")));
            silent.receive();
            var since = System.nanoTime();
            silent.expectDisconnect("8D");
            assertThat(System.nanoTime() - since).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(1_400));
        }
    }

    @Test
    void aProtocolErrorPublishesTheWill_3_1_2_8() {
        try (var watcher = RawClient.connected(broker.port(), V3_1_1, "w"); var device = RawClient.open(broker.port())) {
            watcher.send("82 06 00 01 00 01 77 00").expect("90 03 00 01 00");
            device.send(Bytes.packet(0x10, "CONNECT", Bytes.of()
                    .text("MQTT", "protocol name").oneByte(4, "level").hex("06 00 3C", "flags: will; keep alive")
                    .text("d", "client identifier").text("w", "will topic").text("x", "will payload")));
            device.expect("20 02 00 00");
            device.send("C0 02 00 00");
            device.expectClosed();

            watcher.expect("30 04 00 01 77 78");
        }
    }

    @Test
    void disconnectWithWillMessagePublishesIt_3_14_4() {
        try (var watcher = RawClient.connected(broker.port(), V3_1_1, "w"); var device = RawClient.open(broker.port())) {
            watcher.send("82 06 00 01 00 01 77 00").expect("90 03 00 01 00");
            device.send(Bytes.packet(0x10, "CONNECT", Bytes.of()
                    .text("MQTT", "protocol name").oneByte(5, "level").hex("06 00 3C", "flags: will; keep alive").noProperties()
                    .text("d", "client identifier").noProperties().text("w", "will topic").text("x", "will payload")));
            device.receive();
            device.send("E0 01 04");
            device.expectClosed();

            watcher.expect("30 04 00 01 77 78");
        }
    }

    @Test
    void theQueueOfASleepingSessionHasALimitAndCountsWhatItDrops() {
        try (var small = TestBroker.start(BrokerSettings.defaults().withQueueLimit(3, 1_000_000));
                var publisher = RawClient.connected(small.port(), V3_1_1, "p")) {
            try (var sleeper = RawClient.open(small.port())) {
                sleeper.send(RawClient.connect(V3_1_1, "s", false)).expect("20 02 00 00");
                sleeper.send("82 06 00 01 00 01 61 01").expect("90 03 00 01 01");
                sleeper.send("E0 00");
                sleeper.expectClosed();
            }
            for (var i = 1; i <= 5; i++) {
                publisher.send("32 06 00 01 61 00 0%d 3%d".formatted(i, i)).expect("40 02 00 0" + i);
            }
            assertThat(small.snapshot().messagesDropped()).isEqualTo(2);
            try (var sleeper = RawClient.open(small.port())) {
                sleeper.send(RawClient.connect(V3_1_1, "s", false)).expect("20 02 01 00");
                for (var i = 1; i <= 3; i++) {
                    sleeper.expect("32 06 00 01 61 00 0%d 3%d".formatted(i, i));
                }
                sleeper.expectAlive();
            }
        }
    }

    @Test
    void stoppingTellsTheClients_4_13() {
        try (var client = RawClient.connected(broker.port(), V5, "c")) {
            broker.close(); // as stop() does once more
            client.expectDisconnect("8B");
        }
    }

    @Test
    void aPortInUseIsASentence() {
        var failure = catchThrowableOfType(ExecutionException.class, () -> Broker.start(
                        BrokerSettings.defaults().withPort(broker.port())).toCompletableFuture()
                .get(10, TimeUnit.SECONDS));

        assertThat(failure.getCause()).isInstanceOfSatisfying(ListenFailure.class, cause -> {
            assertThat(cause.isPortInUse()).isTrue();
            assertThat(cause.getMessage()).contains(String.valueOf(broker.port()));
        });
    }
}
