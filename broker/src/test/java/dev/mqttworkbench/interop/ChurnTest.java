package dev.mqttworkbench.interop;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HexFormat;

import dev.mqttworkbench.broker.BrokerSettings;
import dev.mqttworkbench.broker.Limits;
import dev.mqttworkbench.mqtt.packet.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static dev.mqttworkbench.mqtt.packet.ProtocolVersion.V3_1_1;
import static dev.mqttworkbench.mqtt.packet.ProtocolVersion.V5;
import static org.assertj.core.api.Assertions.assertThat;

/// Clients that come and go, and what they leave behind: nothing, or as much as there may be.
@Timeout(60)
class ChurnTest extends BesideABystander {

    private static Bytes connect(int index, String flags, String properties, Bytes will) {
        return Bytes.packet(0x10, "CONNECT", Bytes.of()
                .text("MQTT", "protocol name").oneByte(5, "level").hex(flags, "flags").twoBytes(0, "keep alive")
                .properties(Bytes.of().hex(properties, "properties")).text("churn-" + index, "client identifier")
                .hex(HexFormat.of().formatHex(will.toArray()), "will"));
    }

    /// Wills on ever new topics, by clients that connect and are cut [MQTT-3.1.2-8].
    @Test
    void aFloodOfWillsIsDeliveredAndBounded() {
        var few = BrokerSettings.defaults().withLimits(new Limits(1_000, 1_000, 10, 100, 1 << 20, 10, 100, 1_000, 0));
        try (var small = TestBroker.start(few); var watcher = RawClient.connected(small.port(), V3_1_1, "watcher")) {
            watcher.send("82 08 00 01 00 03 77 2F 23 00").expect("90 03 00 01 00");
            for (var i = 0; i < 300; i++) {
                try (var client = RawClient.open(small.port())) {
                    client.send(connect(i, "26", "", Bytes.of().noProperties().text("w/" + i, "will topic").text("x", "will payload")));
                    assertThat(client.receive()).startsWith("20");
                }
            }
            for (var i = 0; i < 300; i++) {
                assertThat(watcher.receive()).startsWith("30");
            }
            assertThat(small.snapshot().retainedMessages()).isEqualTo(100);
            assertThat(small.snapshot().sessions()).isOne();
        }
    }

    /// Random identifiers with Sessions that never end: as many as there may be, and others are served.
    @Test
    void aFloodOfSessionsIsBounded() {
        var few = BrokerSettings.defaults().withLimits(new Limits(1_000, 1_000, 10, 100, 1 << 20, 10, 100, 50, 0));
        try (var small = TestBroker.start(few)) {
            var accepted = 0;
            for (var i = 0; i < 200; i++) {
                try (var client = RawClient.open(small.port())) {
                    client.send(connect(i, "00", "11 FF FF FF FF", Bytes.of()));
                    accepted += client.receive().startsWith("0000", 4) ? 1 : 0;
                }
            }
            assertThat(accepted).isEqualTo(50);
            assertThat(small.snapshot().sessions()).isEqualTo(50);
            try (var passing = RawClient.open(small.port())) {
                passing.send(connect(1_000, "02", "", Bytes.of()));
                assertThat(passing.receive().substring(4)).startsWith("0000");
            }
        }
    }

    /// Subscriptions that come and go (CVE-2024-8376): no filter and no memory stays.
    @Test
    void subscribingAndUnsubscribingLeavesNothing() {
        try (var client = RawClient.connected(broker.port(), V3_1_1, "restless")) {
            var subscriptions = broker.snapshot().subscriptions();
            churn(client, 500);
            var before = heapAfterCollection();
            churn(client, 2_000);
            assertThat(heapAfterCollection() - before).as("bytes").isLessThan(4 << 20);
            assertThat(broker.snapshot().subscriptions()).isEqualTo(subscriptions);
        }
    }

    private static void churn(RawClient client, int times) {
        for (var i = 0; i < times; i++) {
            var filter = "churn/%d/+/%d/#".formatted(i % 7, i);
            client.send(Bytes.packet(0x82, "SUBSCRIBE",
                    Bytes.of().twoBytes(1, "packet identifier").text(filter, "topic filter").hex("01", "QoS 1")));
            client.send(Bytes.packet(0xA2, "UNSUBSCRIBE", Bytes.of().twoBytes(2, "packet identifier").text(filter, "topic filter")));
            client.expect("90 03 00 01 01 B0 02 00 02");
        }
    }

    private static long heapAfterCollection() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /// Two connections that race for one client identifier with Subscriptions in flight, some with a clean start (CVE-2025-59946, and
    /// CVE-2024-8376 once more): no Subscription stays without its Session, and the last one has it.
    @Test
    void connectionsThatRaceForOneSessionLeaveOne_3_1_4_3() {
        var racers = new ArrayList<RawClient>();
        for (var round = 0; round < 150; round++) {
            racers.add(RawClient.open(broker.port()));
            var request = Bytes.packet(0x82, "SUBSCRIBE", Bytes.of()
                    .twoBytes(1, "packet identifier").noProperties().text("race/" + round, "topic filter").hex("02", "QoS 2"));
            var leaving = Bytes.packet(0xA2, "UNSUBSCRIBE", Bytes.of()
                    .twoBytes(2, "packet identifier").noProperties().text("race/" + (round - 1), "topic filter"));
            racers.getLast().send(RawClient.connect(V5, "raced", round % 3 == 0)).send(request).send(leaving);
        }
        broker.await("one of them has it", snapshot -> snapshot.connections() == 2);
        try (var last = RawClient.open(broker.port())) {
            last.send(RawClient.connect(V5, "raced", true));
            assertThat(last.receive().substring(4)).startsWith("0000");
            last.send("82 0B 00 01 00 00 05 72 61 63 65 2F 01").expect("90 04 00 01 00 01"); // race/
            last.send("30 08 00 05 72 61 63 65 2F 00").expect("30 08 00 05 72 61 63 65 2F 00");
            assertThat(broker.snapshot().subscriptions()).as("this one, and that of the bystander").isEqualTo(2);
            last.send("E0 07 00 05 11 00 00 00 00");
            last.expectClosed();
        }
        racers.forEach(RawClient::close);
    }
}
