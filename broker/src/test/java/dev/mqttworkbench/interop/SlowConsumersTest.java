package dev.mqttworkbench.interop;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import dev.mqttworkbench.broker.BrokerSettings;
import dev.mqttworkbench.mqtt.packet.Bytes;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufAllocatorMetricProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.mqttworkbench.mqtt.packet.ProtocolVersion.V3_1_1;
import static org.assertj.core.api.Assertions.assertThat;

/// Subscribers that never read, while publishers are fast: the memory has its limits, what does not fit is counted, and others are
/// served.
@Timeout(120)
class SlowConsumersTest {

    private static final int SUBSCRIBERS = 8;
    private static final long MEGABYTE = 1 << 20;
    private static final long MAXIMUM_QUEUED_BYTES = 8 * MEGABYTE;

    private final List<RawClient> subscribers = new ArrayList<>();
    private TestBroker broker;

    @BeforeEach
    void start() {
        broker = TestBroker.start(BrokerSettings.defaults().withQueueLimit(10_000, MAXIMUM_QUEUED_BYTES));
    }

    @AfterEach
    void stop() {
        subscribers.forEach(RawClient::close);
        broker.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"00", "01", "02"})
    void costNoMoreThanTheirLimits(String qos) {
        for (var i = 0; i < SUBSCRIBERS; i++) {
            subscribers.add(RawClient.connected(broker.port(), V3_1_1, "stuck-" + i));
            subscribers.getLast().send("82 06 00 01 00 01 61 " + qos).expect("90 03 00 01 " + qos);
        }
        var direct = directMemory();
        var heap = heapAfterCollection();
        try (var publisher = RawClient.connected(broker.port(), V3_1_1, "fast")) {
            publish(publisher, 200);
            publisher.expectAlive();
            // What a socket takes, once more as it is copied; and what waits, which all of them share.
            assertThat(directMemory() - direct).as("bytes outside the heap").isLessThan(SUBSCRIBERS * 8 * MEGABYTE);
            assertThat(heapAfterCollection() - heap).as("bytes on the heap").isLessThan(3 * MAXIMUM_QUEUED_BYTES);
            assertThat(broker.snapshot().messagesDropped()).as("counted").isPositive();
        }
    }

    /// 900 kB each, at QoS 2, which counts at the subscriber's own QoS.
    private static void publish(RawClient publisher, int messages) {
        var payload = "x".repeat(900_000);
        for (var i = 1; i <= messages; i++) {
            publisher.send(Bytes.packet(0x34, "PUBLISH", Bytes.of()
                    .text("a", "topic name").twoBytes(i, "packet identifier").payload(payload)));
            publisher.expect(Bytes.packet(0x50, "PUBREC", Bytes.of().twoBytes(i, "packet identifier")));
            publisher.send(Bytes.packet(0x62, "PUBREL", Bytes.of().twoBytes(i, "packet identifier")));
            publisher.expect(Bytes.packet(0x70, "PUBCOMP", Bytes.of().twoBytes(i, "packet identifier")));
        }
    }

    /// More retained messages than may wait otherwise.
    @Test
    void getAllRetainedMessagesWhenTheyReadAtLast() {
        var messages = 12_000;
        try (var publisher = RawClient.connected(broker.port(), V3_1_1, "keeper")) {
            var all = Bytes.of();
            for (var i = 0; i < messages; i++) {
                all = all.hex(hex(Bytes.packet(0x31, "PUBLISH", Bytes.of().text("r/%05d".formatted(i), "topic name")
                        .payload("y".repeat(1_000)))), "a retained message");
            }
            publisher.send(all);
            publisher.expectAlive();
        }
        try (var late = RawClient.connected(broker.port(), V3_1_1, "late")) {
            late.send("82 08 00 01 00 03 72 2F 23 00").expect("90 03 00 01 00");
            for (var i = 0; i < messages; i++) {
                assertThat(late.receive()).startsWith("31");
            }
            late.expectAlive();
        }
        assertThat(broker.snapshot().messagesDropped()).isZero();
    }

    private static String hex(Bytes bytes) {
        return HexFormat.of().formatHex(bytes.toArray());
    }

    private static long directMemory() {
        return ((ByteBufAllocatorMetricProvider) ByteBufAllocator.DEFAULT).metric().usedDirectMemory();
    }

    private static long heapAfterCollection() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
