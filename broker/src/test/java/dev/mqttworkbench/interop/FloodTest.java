package dev.mqttworkbench.interop;

import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.mqttworkbench.broker.BrokerSettings;
import dev.mqttworkbench.broker.Limits;
import dev.mqttworkbench.mqtt.packet.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.mqttworkbench.mqtt.packet.ProtocolVersion.V3_1_1;
import static org.assertj.core.api.Assertions.assertThat;

/// What is too much, or too often, or never finished: it is bounded, and somebody else notices nothing.
@Timeout(60)
class FloodTest extends BesideABystander {

    @Test
    void aTopicOf32000LevelsAndAFilterAsDeepAreRefused() {
        try (var client = RawClient.connected(broker.port(), V3_1_1, "deep")) {
            client.send(deepSubscribe());
            client.expect("90 03 00 01 80");
            client.send(deepPublish());
            client.expectClosed();
        }
    }

    @Test
    void aTopicOf32000LevelsAndAFilterAsDeepAreNothingSpecialWhereTheyAreAllowed() {
        var allowing = BrokerSettings.defaults().withLimits(new Limits(10, 10, 10, 10, 10, 65_535, 65_535, 10, 0));
        try (var other = TestBroker.start(allowing); var client = RawClient.connected(other.port(), V3_1_1, "deep")) {
            client.send(deepSubscribe());
            client.expect("90 03 00 01 00");
            client.send(deepPublish());
            client.expect(deepPublish());
        }
    }

    private static Bytes deepSubscribe() {
        return Bytes.packet(0x82, "SUBSCRIBE", Bytes.of()
                .twoBytes(1, "packet identifier").text("+/".repeat(32_000) + "+", "topic filter").hex("00", "QoS 0"));
    }

    private static Bytes deepPublish() {
        return Bytes.packet(0x30, "PUBLISH", Bytes.of().text("b/".repeat(32_000) + "b", "topic name"));
    }

    @Test
    void aHundredThousandFiltersInOneSubscribeAreGrantedOneByOne() {
        var filters = Bytes.of().twoBytes(1, "packet identifier");
        var granted = Bytes.of().twoBytes(1, "packet identifier");
        for (var i = 0; i < 100_000; i++) {
            filters.text(Integer.toString(i), "topic filter").oneByte(1, "QoS 1");
            granted.oneByte(1, "granted QoS 1");
        }
        try (var client = RawClient.connected(broker.port(), V3_1_1, "collector")) {
            client.send(Bytes.packet(0x82, "SUBSCRIBE", filters));
            client.expect(Bytes.packet(0x90, "SUBACK", granted));
        }
    }

    @Test
    void version311HasNoReceiveMaximum() {
        try (var small = TestBroker.start(BrokerSettings.defaults().withReceiveMaximum(5));
                var client = RawClient.connected(small.port(), V3_1_1, "burst")) {
            for (var identifier = 1; identifier <= 200; identifier++) {
                client.send(Bytes.packet(0x34, "PUBLISH",
                        Bytes.of().text("a", "topic name").twoBytes(identifier, "packet identifier")));
            }
            for (var identifier = 1; identifier <= 200; identifier++) {
                client.expect(Bytes.packet(0x50, "PUBREC", Bytes.of().twoBytes(identifier, "packet identifier")));
            }
        }
    }

    @Test
    void aHugePacketThatIsAnnouncedAndNeverComesCostsNothing() {
        var clients = new ArrayList<RawClient>();
        for (var i = 0; i < 100; i++) {
            clients.add(RawClient.connected(broker.port(), V3_1_1, "silent-" + i).send("30 F0 FF 3F 00 01 61"));
        }
        bystander.expectAlive();
        clients.forEach(RawClient::close);
    }

    /// CVE-2019-11779: a stack that did not take a filter of 65,400 slashes.
    @Test
    void aFilterOf65400SlashesCostsNoStack() {
        var slashes = "/".repeat(65_400);
        var subscribe = Bytes.packet(0x82, "SUBSCRIBE",
                Bytes.of().twoBytes(1, "packet identifier").text(slashes, "topic filter").hex("00", "QoS 0"));
        try (var client = RawClient.connected(broker.port(), V3_1_1, "slashes")) {
            client.send(subscribe).expect("90 03 00 01 80");
            client.expectAlive();
        }
        var allowing = BrokerSettings.defaults().withLimits(new Limits(10, 10, 10, 10, 10, 65_535, 65_535, 10, 0));
        try (var other = TestBroker.start(allowing); var client = RawClient.connected(other.port(), V3_1_1, "slashes")) {
            client.send(subscribe).expect("90 03 00 01 00");
            var publish = Bytes.packet(0x30, "PUBLISH", Bytes.of().text(slashes, "topic name"));
            client.send(publish).expect(publish);
        }
    }

    /// Every way to write one long topic with `+`: matching costs what is there, and the client gets one copy [MQTT-3.3.4-2].
    @Test
    void thousandsOfFiltersThatAllMatchDeliverOneCopy() {
        var filters = Bytes.of().twoBytes(1, "packet identifier");
        for (var mask = 0; mask < 1_024; mask++) {
            var levels = new ArrayList<String>();
            for (var level = 0; level < 10; level++) {
                levels.add((mask >> level & 1) == 0 ? "f" : "+");
            }
            filters.text(String.join("/", levels), "topic filter").hex("00", "QoS 0");
        }
        try (var client = RawClient.connected(broker.port(), V3_1_1, "explosion")) {
            client.send(Bytes.packet(0x82, "SUBSCRIBE", filters));
            assertThat(client.receive()).startsWith("90");
            for (var last : new String[] {"f", "g"}) {
                var publish = Bytes.packet(0x30, "PUBLISH", Bytes.of().text("f/".repeat(9) + last, "topic name"));
                for (var i = 0; i < 20; i++) {
                    client.send(publish);
                }
                for (var i = 0; i < 20; i++) {
                    client.expect(publish);
                }
                client.expectAlive();
            }
        }
    }

    /// [MQTT-4.3.3-10]; CVE-2023-28366: identifiers at QoS 2 that are held for ever leaked memory.
    @Test
    void identifiersThatAreNeverReleasedCostLittle() {
        try (var client = RawClient.connected(broker.port(), V3_1_1, "holder")) {
            var before = heapAfterCollection();
            for (var identifier = 1; identifier <= 65_000; identifier += 1_000) {
                client.send(atQoS2(0x34, identifier, 1_000)).expect(answers(0x50, identifier, 1_000));
            }
            for (var i = 0; i < 10; i++) { // and the same again and again with DUP
                client.send(atQoS2(0x3C, 1, 1_000)).expect(answers(0x50, 1, 1_000));
            }
            assertThat(heapAfterCollection() - before).as("bytes").isLessThan(16 << 20);
            client.expectAlive();
        }
    }

    private static byte[] atQoS2(int first, int identifier, int messages) {
        var bytes = ByteBuffer.allocate(7 * messages);
        for (var i = 0; i < messages; i++) {
            bytes.put((byte) first).put((byte) 5).putShort((short) 1).put((byte) 'z').putShort((short) (identifier + i));
        }
        return bytes.array();
    }

    private static String answers(int first, int identifier, int count) {
        return IntStream.range(identifier, identifier + count).mapToObj("%02X02%%04X".formatted(first)::formatted).collect(Collectors.joining());
    }

    private static long heapAfterCollection() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /// [MQTT-4.3.3-11]: storms of answers that belong to nothing.
    @ParameterizedTest
    @CsvSource({"6202FFFE, 7002FFFE", "5002FFFE, 6202FFFE", "4002FFFE, ''", "7002FFFE, ''"})
    void aStormOfAnswersToNothingIsForgotten(String packet, String answer) {
        try (var client = RawClient.connected(broker.port(), V3_1_1, "storm")) {
            for (var i = 0; i < 10; i++) {
                client.send(packet.repeat(1_000));
                client.expect(answer.repeat(1_000));
            }
            client.expectAlive();
        }
    }

    /// [MQTT-4.3.3]: what got PUBCOMP is delivered, also from a burst of a client that knows no Receive Maximum.
    @Test
    void everyMessageOfABurstAtQoS2IsDelivered_4_3_3() {
        try (var subscriber = RawClient.connected(broker.port(), V3_1_1, "s");
                var publisher = RawClient.connected(broker.port(), V3_1_1, "burst")) {
            subscriber.send("82 06 00 01 00 01 7A 00").expect("90 03 00 01 00");
            publisher.send(atQoS2(0x34, 1, 1_000));
            publisher.expect(answers(0x50, 1, 1_000));
            publisher.send(answers(0x62, 1, 1_000)).expect(answers(0x70, 1, 1_000));
            subscriber.expect("30 03 00 01 7A".repeat(1_000));
            subscriber.expectAlive();
        }
    }

    /// Retained messages on ever new topics: as many as there may be are kept.
    @Test
    void aFloodOfRetainedTopicsIsBounded() {
        var few = BrokerSettings.defaults().withLimits(new Limits(10, 10, 10, 1_000, 1 << 20, 10, 100, 10, 0));
        try (var small = TestBroker.start(few); var client = RawClient.connected(small.port(), V3_1_1, "flood")) {
            for (var i = 0; i < 4_000; i++) {
                client.send(Bytes.packet(0x31, "PUBLISH", Bytes.of().text("r/" + i, "topic name").payload("x")));
            }
            client.expectAlive();
            assertThat(small.snapshot().retainedMessages()).isEqualTo(1_000);
        }
    }
}
