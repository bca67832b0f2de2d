package dev.mqttworkbench.interop;

import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.mqttworkbench.gate.Breakpoint;
import dev.mqttworkbench.gate.Impairment;
import dev.mqttworkbench.mqtt.packet.PacketType;
import dev.mqttworkbench.mqtt.packet.ProtocolVersion;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.proxy.MqttProxy.Wire;
import dev.mqttworkbench.trace.TracedPacket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/// What passes a proxy can be seen, held, lost, slowed down and cut.
@Timeout(60)
class MqttProxyGatesTest {

    @Test
    void holdsWhatADeviceIsToldAndLosesIt() {
        try (var broker = TestBroker.start(); var proxy = TestMqttProxy.to(broker.port())) {
            var gates = proxy.gates(Wire.DEVICE);
            Patience.get(gates.stopAt(List.of(new Breakpoint(Set.of(PacketType.PUBACK), Optional.empty(), "d", Optional.empty(), Optional.empty()))));
            try (var device = RawClient.open(proxy.port())) {
                device.send(RawClient.connect(ProtocolVersion.V3_1_1, "d", false)).expect("20 02 00 00");
                device.send("32 06 00 01 74 00 07 6D");
                Patience.until("the PUBACK waits", () -> Patience.get(gates.held()).size() == 1);
                assertThat(broker.snapshot().publishesReceived()).as("the broker has it").isEqualTo(1);
                assertThat(Patience.get(gates.drop(Patience.get(gates.held()).getFirst().hold()))).isTrue();
                device.expectAlive();
                assertThat(Patience.get(proxy.proxy().cut(Wire.DEVICE, "d"))).isTrue();
                device.expectClosed();
            }
            Patience.get(gates.stopAt(List.of()));
            try (var device = RawClient.open(proxy.port())) {
                device.send(RawClient.connect(ProtocolVersion.V3_1_1, "d", false)).expect("20 02 01 00");
                device.send("3A 06 00 01 74 00 07 6D").expect("40 02 00 07");
                assertThat(broker.snapshot().publishesReceived()).as("at least once is twice").isEqualTo(2);
            }
        }
    }

    @Test
    void tellsTheMessagesApartThatItHoldsOnTheirWayToADevice() {
        try (var broker = TestBroker.start(); var proxy = TestMqttProxy.to(broker.port());
                var device = RawClient.connected(proxy.port(), ProtocolVersion.V3_1_1, "d")) {
            device.send("82 06 00 01 00 01 23 00").expect("90 03 00 01 00");
            var gates = proxy.gates(Wire.DEVICE);
            Patience.get(gates.stopAt(List.of(Breakpoint.at(PacketType.PUBLISH))));
            try (var other = RawClient.connected(broker.port(), ProtocolVersion.V3_1_1, "other")) {
                other.send("30 04 00 01 74 6D").send("30 04 00 01 74 6E");
                Patience.until("both wait", () -> Patience.get(gates.held()).size() == 2);
            }
            assertThat(Patience.get(gates.held())).extracting(held -> ((Publish) held.packet()).message()).doesNotHaveDuplicates().doesNotContain(0L);
        }
    }

    @Test
    void letsADeviceHang() {
        try (var broker = TestBroker.start(); var proxy = TestMqttProxy.to(broker.port());
                var device = RawClient.connected(proxy.port(), ProtocolVersion.V3_1_1, "d")) {
            device.send("82 06 00 01 00 01 23 00").expect("90 03 00 01 00");
            var gates = proxy.gates(Wire.DEVICE);
            assertThat(Patience.get(gates.freeze("d", true))).isTrue();
            device.send("30 04 00 01 74 6D");
            try (var other = RawClient.connected(broker.port(), ProtocolVersion.V3_1_1, "other")) {
                other.send("30 04 00 01 74 6E");
                broker.await("the other one's is there", snapshot -> snapshot.publishesReceived() == 1);
                assertThat(Patience.get(gates.isFrozen("d"))).isTrue();
                assertThat(Patience.get(gates.freeze("d", false))).isTrue();
                device.expect("30 04 00 01 74 6E");
                device.expect("30 04 00 01 74 6D");
                broker.await("both are there", snapshot -> snapshot.publishesReceived() == 2);
            }
        }
    }

    @Test
    void holdsWhatABrokerIsTold() {
        try (var broker = TestBroker.start(); var proxy = TestMqttProxy.to(broker.port());
                var device = RawClient.connected(proxy.port(), ProtocolVersion.V3_1_1, "d")) {
            var gates = proxy.gates(Wire.DEVICE);
            Patience.get(gates.stopAt(List.of(Breakpoint.stepping(""))));
            device.send("32 06 00 01 74 00 07 6D");
            Patience.until("the PUBLISH waits", () -> Patience.get(gates.held()).size() == 1);
            assertThat(broker.snapshot().publishesReceived()).as("the broker has not heard of it").isZero();
            Patience.get(gates.stopAt(List.of()));
            device.expect("40 02 00 07");
        }
    }

    @Test
    void losesPacketsOfADevice() {
        try (var broker = TestBroker.start(); var proxy = TestMqttProxy.to(broker.port());
                var device = RawClient.connected(proxy.port(), ProtocolVersion.V3_1_1, "d")) {
            var lossy = new Impairment(1, Set.of(PacketType.PUBLISH), 1, false, Duration.ZERO, Duration.ZERO, 0, Optional.empty());
            Patience.get(proxy.gates(Wire.DEVICE).impair("d", Optional.of(lossy)));
            device.send("30 04 00 01 74 6D");
            device.expectAlive();
            assertThat(broker.snapshot().publishesReceived()).isZero();
            Patience.get(proxy.gates(Wire.DEVICE).impair("d", Optional.empty()));
            device.send("30 04 00 01 74 6D");
            device.expectAlive();
            assertThat(broker.snapshot().publishesReceived()).isEqualTo(1);
        }
    }

    /// 100,000 bytes a second: 50,000 take about half a second.
    @Test
    void lendsADeviceANarrowBand() {
        try (var broker = TestBroker.start(); var proxy = TestMqttProxy.to(broker.port());
                var device = RawClient.connected(proxy.port(), ProtocolVersion.V3_1_1, "d")) {
            var narrow = new Impairment(1, Set.of(), 0, false, Duration.ZERO, Duration.ZERO, 100_000, Optional.empty());
            Patience.get(proxy.gates(Wire.DEVICE).impair("d", Optional.of(narrow)));
            var began = System.nanoTime();
            for (var i = 0; i < 5; i++) {
                device.send("30 93 4E 00 01 74").send(new byte[10_000]);
            }
            device.send("C0 00").expect("D0 00");
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isBetween(Duration.ofMillis(490), Duration.ofSeconds(10));
            assertThat(broker.snapshot().publishesReceived()).isEqualTo(5);
        }
    }

    @Test
    void cutsADeviceAgainAndAgain() {
        try (var broker = TestBroker.start(); var proxy = TestMqttProxy.to(broker.port())) {
            var every = new Impairment(1, Set.of(), 0, false, Duration.ZERO, Duration.ZERO, 0, Optional.of(Duration.ofMillis(200)));
            Patience.get(proxy.gates(Wire.DEVICE).impair("d", Optional.of(every)));
            for (var i = 0; i < 3; i++) {
                var began = System.nanoTime();
                try (var device = RawClient.connected(proxy.port(), ProtocolVersion.V3_1_1, "d")) {
                    device.expectClosed();
                    assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(190));
                }
            }
        }
    }

    @Test
    void saysWhoIsThereWhenTheTraceBegins() {
        try (var broker = TestBroker.start(); var proxy = TestMqttProxy.to(broker.port())) {
            Patience.get(proxy.proxy().trace(Wire.DEVICE, false));
            try (var device = RawClient.connected(proxy.port(), ProtocolVersion.V5, "d")) {
                Patience.get(proxy.proxy().trace(Wire.DEVICE, true));
                device.expectAlive();
                assertThat(TestMqttProxy.packets(proxy.drain(), "d")).containsExactly("IN PINGREQ", "OUT PINGRESP");
            }
        }
    }

    @Test
    void cutsNobodyWhoseNetworkIsGoodAgain() {
        try (var broker = TestBroker.start(); var proxy = TestMqttProxy.to(broker.port())) {
            var every = new Impairment(1, Set.of(), 0, false, Duration.ZERO, Duration.ZERO, 0, Optional.of(Duration.ofMillis(300)));
            Patience.get(proxy.gates(Wire.DEVICE).impair("d", Optional.of(every)));
            Patience.get(proxy.gates(Wire.DEVICE).impair("e", Optional.of(every)));
            try (var device = RawClient.connected(proxy.port(), ProtocolVersion.V3_1_1, "d"); var other = RawClient.connected(proxy.port(), ProtocolVersion.V3_1_1, "e")) {
                Patience.get(proxy.gates(Wire.DEVICE).impair("d", Optional.empty()));
                other.expectClosed(); // so the time is over for both
                device.expectAlive();
            }
        }
    }

    @Test
    void tracesEveryByteOfADevice() {
        try (var broker = TestBroker.start(); var proxy = TestMqttProxy.to(broker.port());
                var device = RawClient.connected(proxy.port(), ProtocolVersion.V3_1_1, "d")) {
            device.send("34 06 00 01 74 00 07 6D").expect("50 02 00 07");
            device.send("62 02 00 07").expect("70 02 00 07");
            assertThat(proxy.drain()).filteredOn(TracedPacket.class::isInstance)
                    .extracting(each -> HexFormat.of().formatHex(((TracedPacket) each).bytes().toBytes()))
                    .containsExactly(HexFormat.of().formatHex(RawClient.connect(ProtocolVersion.V3_1_1, "d", true).toArray()),
                            "20020000", "3406000174" + "00076d", "50020007", "62020007", "70020007");
        }
    }
}
