package dev.mqttworkbench.interop;

import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import dev.mqttworkbench.gate.Breakpoint;
import dev.mqttworkbench.gate.Impairment;
import dev.mqttworkbench.mqtt.packet.PacketType;
import dev.mqttworkbench.mqtt.packet.ProtocolVersion;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.proxy.MqttProxy.Wire;
import dev.mqttworkbench.trace.Direction;
import dev.mqttworkbench.trace.TraceRecord;
import dev.mqttworkbench.trace.TracedConnection;
import dev.mqttworkbench.trace.TracedPacket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/// What passes between a proxy and the broker can be seen, held, lost, slowed down and cut there too.
@Timeout(60)
class MqttProxyBrokerWireTest extends BothWires {

    // ---- seen ----

    @Test
    void seesTheSamePacketsOnBothWires() {
        try (var broker = TestBroker.start(); var proxy = TestMqttProxy.to(broker.port())) {
            Patience.get(proxy.proxy().trace(Wire.BROKER, true));
            try (var device = RawClient.connected(proxy.port(), ProtocolVersion.V3_1_1, "d")) {
                device.send("82 06 00 01 00 01 74 02").expect("90 03 00 01 02");
                device.send("34 06 00 01 74 00 07 6D");
                assertThat(List.of(device.receive(), device.receive())).containsExactlyInAnyOrder("50020007", "3406000174" + "00016D");
                device.send("62 02 00 07").expect("70 02 00 07");
                device.send("50 02 00 01").expect("62 02 00 01");
                device.send("70 02 00 01").send(DISCONNECT);
                device.expectClosed();
            }
            proxy.awaitDevices(0);
            var atDevice = proxy.drain(Wire.DEVICE);
            var atBroker = proxy.drain(Wire.BROKER);
            assertThat(TestMqttProxy.packets(atDevice, "d")).startsWith("IN CONNECT", "OUT CONNACK", "IN SUBSCRIBE", "OUT SUBACK", "IN PUBLISH")
                    .containsSubsequence("IN PUBLISH", "OUT PUBREC", "IN PUBREL", "OUT PUBCOMP")
                    .containsSubsequence("OUT PUBLISH", "IN PUBREC", "OUT PUBREL", "IN PUBCOMP").endsWith("IN DISCONNECT").hasSize(13);
            assertThat(TestMqttProxy.packets(atBroker, "d")).containsExactlyElementsOf(TestMqttProxy.packets(atDevice, "d").stream().map(MqttProxyBrokerWireTest::turned).toList());
            assertThat(messages(atBroker)).as("by the same numbers").containsExactlyElementsOf(messages(atDevice)).doesNotHaveDuplicates().doesNotContain(0L);
        }
    }

    private static String turned(String packet) {
        return packet.startsWith("IN ") ? "OUT " + packet.substring(3) : "IN " + packet.substring(4);
    }

    private static List<Long> messages(List<TraceRecord> records) {
        return records.stream().filter(each -> each instanceof TracedPacket traced && traced.packet() instanceof Publish)
                .map(each -> ((Publish) ((TracedPacket) each).packet()).message()).toList();
    }

    @Test
    void saysWhoIsThereWhenTheTraceBegins() {
        try (var broker = TestBroker.start(); var proxy = TestMqttProxy.to(broker.port());
                var device = RawClient.connected(proxy.port(), ProtocolVersion.V5, "d")) {
            Patience.get(proxy.proxy().trace(Wire.BROKER, true));
            device.expectAlive();
            var records = proxy.drain(Wire.BROKER);
            assertThat(TestMqttProxy.packets(records, "d")).containsExactly("OUT PINGREQ", "IN PINGRESP");
            assertThat(records.getFirst()).isInstanceOfSatisfying(TracedConnection.class, known -> {
                assertThat(known.event()).isEqualTo(TracedConnection.Event.KNOWN);
                assertThat(known.peer()).as("the broker").endsWith(":" + broker.port());
            });
        }
    }

    // ---- held ----

    @Test
    void holdsWhatADeviceHasSaidBeforeTheBrokerHearsIt() {
        try (var broker = TestBroker.start(); var proxy = TestMqttProxy.to(broker.port())) {
            Patience.get(proxy.proxy().trace(Wire.BROKER, true));
            try (var device = RawClient.connected(proxy.port(), ProtocolVersion.V3_1_1, "d")) {
                stopAt(proxy, Wire.BROKER, PacketType.PUBLISH);
                device.send(PUBLISH_AT_LEAST_ONCE);
                awaitHeld(proxy, Wire.BROKER, 1);
                assertThat(Patience.get(proxy.gates(Wire.DEVICE).held())).isEmpty();
                assertThat(TestMqttProxy.packets(proxy.drain(Wire.DEVICE), "d")).contains("IN PUBLISH");
                assertThat(TestMqttProxy.packets(proxy.drain(Wire.BROKER), "d")).containsExactly("OUT CONNECT", "IN CONNACK");
                assertThat(broker.snapshot().publishesReceived()).isZero();
                device.expectAlive(); // Keep Alive passes what waits
                assertThat(Patience.get(proxy.gates(Wire.BROKER).releaseNext())).hasValueSatisfying(packet -> {
                    assertThat(packet.clientIdentifier()).isEqualTo("d");
                    assertThat(packet.direction()).isEqualTo(Direction.OUT);
                });
                device.expect("40 02 00 07");
                assertThat(broker.snapshot().publishesReceived()).isEqualTo(1);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void tellsApartWhatItHoldsAlsoWhenNobodyTraces(Wire wire) {
        try (var broker = TestBroker.start(); var proxy = TestMqttProxy.to(broker.port());
                var device = RawClient.connected(proxy.port(), ProtocolVersion.V3_1_1, "d")) {
            Patience.get(proxy.proxy().trace(Wire.DEVICE, false));
            device.send("82 06 00 01 00 01 74 00").expect("90 03 00 01 00");
            Patience.get(proxy.gates(wire).stopAt(List.of(new Breakpoint(
                    Set.of(PacketType.PUBLISH), Optional.of(Direction.OUT), "d", Optional.empty(), Optional.empty()))));
            device.send(PUBLISH).send(PUBLISH);
            awaitHeld(proxy, wire, 2);
            assertThat(Patience.get(proxy.gates(wire).held())).extracting(held -> ((Publish) held.packet()).message()).doesNotHaveDuplicates().doesNotContain(0L);
        }
    }

    @Test
    void releasesWhatItHoldsWhenItIsSwitchedOff() {
        try (var broker = TestBroker.start(); var proxy = TestMqttProxy.to(broker.port());
                var device = RawClient.connected(proxy.port(), ProtocolVersion.V3_1_1, "d")) {
            stopAt(proxy, Wire.BROKER, PacketType.PUBLISH);
            device.send(PUBLISH).send(PUBLISH_AT_LEAST_ONCE);
            awaitHeld(proxy, Wire.BROKER, 2);
            goOn(proxy, Wire.BROKER);
            device.expect("40 02 00 07");
            assertThat(broker.snapshot().publishesReceived()).isEqualTo(2);
        }
    }

    /// At least once is twice: the broker has the message, and the device cannot know.
    @Test
    void losesTheAnswerOfTheBroker() {
        try (var broker = TestBroker.start(); var proxy = TestMqttProxy.to(broker.port())) {
            stopAt(proxy, Wire.BROKER, PacketType.PUBACK);
            try (var device = RawClient.open(proxy.port())) {
                device.send(RawClient.connect(ProtocolVersion.V3_1_1, "d", false)).expect("20 02 00 00");
                device.send(PUBLISH_AT_LEAST_ONCE);
                awaitHeld(proxy, Wire.BROKER, 1);
                assertThat(Patience.get(proxy.gates(Wire.BROKER).drop(Patience.get(proxy.gates(Wire.BROKER).held()).getFirst().hold()))).isTrue();
                device.expectAlive();
                assertThat(Patience.get(proxy.proxy().cut(Wire.BROKER, "d"))).isTrue();
                device.expectClosed();
            }
            goOn(proxy, Wire.BROKER);
            try (var device = RawClient.open(proxy.port())) {
                device.send(RawClient.connect(ProtocolVersion.V3_1_1, "d", false)).expect("20 02 01 00");
                device.send("3A 06 00 01 74 00 07 6D").expect("40 02 00 07");
                assertThat(broker.snapshot().publishesReceived()).isEqualTo(2);
            }
        }
    }

    /// Who connects again has given its first attempt up. Were that let go later, it would throw the second one out.
    @Test
    void forgetsTheHeldConnectOfADeviceThatConnectsAgain() {
        try (var broker = TestBroker.start(); var proxy = TestMqttProxy.to(broker.port())) {
            stopAt(proxy, Wire.BROKER, PacketType.CONNECT);
            try (var first = RawClient.open(proxy.port()); var second = RawClient.open(proxy.port())) {
                first.send(CONNECT_WITH_WILL);
                awaitHeld(proxy, Wire.BROKER, 1);
                var given = Patience.get(proxy.gates(Wire.BROKER).held()).getFirst();
                assertThat(given.clientIdentifier()).as("known before it is said").isEqualTo("d");
                second.send(CONNECT_WITH_WILL);
                first.expectClosed();
                Patience.until("the second waits alone", () -> Patience.get(proxy.gates(Wire.BROKER).held()).stream().map(held -> held.hold()).toList()
                        .equals(List.of(given.hold() + 1)));
                goOn(proxy, Wire.BROKER);
                second.expect("20 02 00 00");
                second.expectAlive();
            }
        }
    }

    /// A gate that is full stops the device, and nothing is lost.
    @Test
    void readsNoFasterThanTheGateTakesIt() throws Exception {
        try (var broker = TestBroker.start(); var proxy = TestMqttProxy.to(broker.port()); var device = SocketChannel.open(proxy.proxy().address())) {
            Patience.get(proxy.proxy().trace(Wire.DEVICE, false));
            device.write(ByteBuffer.wrap(RawClient.connect(ProtocolVersion.V3_1_1, "d", true).toArray()));
            proxy.awaitDevices(1);
            stopAt(proxy, Wire.BROKER, PacketType.PUBLISH);
            device.configureBlocking(false);
            var packet = ByteBuffer.wrap(HexFormat.of().parseHex("3083800200" + "0174" + "78".repeat(32_768)));
            var sent = 0L;
            var movedAt = System.nanoTime();
            while (System.nanoTime() - movedAt < TimeUnit.MILLISECONDS.toNanos(700)) {
                var taken = device.write(packet);
                sent += taken;
                movedAt = taken > 0 ? System.nanoTime() : movedAt;
                assertThat(sent).as("bytes that were taken").isLessThan(128L << 20);
                if (!packet.hasRemaining()) {
                    packet.rewind();
                }
            }
            assertThat(broker.snapshot().publishesReceived()).isZero();
            goOn(proxy, Wire.BROKER);
            var whole = sent / packet.capacity();
            broker.await("all of it", snapshot -> snapshot.publishesReceived() == whole);
        }
    }

    // ---- made worse ----

    @Test
    void losesPacketsOfADevice() {
        try (var broker = TestBroker.start(); var proxy = TestMqttProxy.to(broker.port());
                var device = RawClient.connected(proxy.port(), ProtocolVersion.V3_1_1, "d"); var other = RawClient.connected(proxy.port(), ProtocolVersion.V3_1_1, "e")) {
            var lossy = new Impairment(1, Set.of(PacketType.PUBLISH), 1, false, Duration.ZERO, Duration.ZERO, 0, Optional.empty());
            Patience.get(proxy.gates(Wire.BROKER).impair("d", Optional.of(lossy)));
            device.send(PUBLISH);
            device.expectAlive();
            assertThat(broker.snapshot().publishesReceived()).isZero();
            assertThat(TestMqttProxy.packets(proxy.drain(Wire.DEVICE), "d")).as("the device has sent it").contains("IN PUBLISH");
            other.send(PUBLISH);
            other.expectAlive();
            assertThat(broker.snapshot().publishesReceived()).as("nobody else's").isEqualTo(1);
            Patience.get(proxy.gates(Wire.BROKER).impair("d", Optional.empty()));
            device.send(PUBLISH);
            device.expectAlive();
            assertThat(broker.snapshot().publishesReceived()).isEqualTo(2);
        }
    }

    /// Its time begins with CONNACK, and the broker publishes its Will: nobody has said DISCONNECT.
    @Test
    void cutsADeviceAgainAndAgain() {
        try (var broker = TestBroker.start(); var proxy = TestMqttProxy.to(broker.port()); var witness = witness(broker)) {
            var every = new Impairment(1, Set.of(), 0, false, Duration.ZERO, Duration.ZERO, 0, Optional.of(Duration.ofMillis(200)));
            Patience.get(proxy.gates(Wire.BROKER).impair("d", Optional.of(every)));
            for (var i = 0; i < 3; i++) {
                var began = System.nanoTime();
                try (var device = RawClient.open(proxy.port())) {
                    device.send(CONNECT_WITH_WILL).expect("20 02 00 00");
                    device.expectClosed();
                    assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(190));
                    witness.expect(WILL);
                }
            }
        }
    }

    @Test
    void letsTheConnectionToTheBrokerHang() {
        try (var broker = TestBroker.start(); var proxy = TestMqttProxy.to(broker.port());
                var device = RawClient.connected(proxy.port(), ProtocolVersion.V3_1_1, "d")) {
            device.send("82 06 00 01 00 01 23 00").expect("90 03 00 01 00");
            var gates = proxy.gates(Wire.BROKER);
            assertThat(Patience.get(gates.freeze("d", true))).isTrue();
            device.send(PUBLISH);
            try (var other = RawClient.connected(broker.port(), ProtocolVersion.V3_1_1, "other")) {
                other.send("30 04 00 01 74 6E");
                broker.await("the other one's is there", snapshot -> snapshot.publishesReceived() == 1);
                Patience.until("the proxy has read the device's", () -> proxy.drain(Wire.DEVICE).stream()
                        .anyMatch(each -> each instanceof TracedPacket traced && traced.packet() instanceof Publish));
                assertThat(Patience.get(gates.isFrozen("d"))).isTrue();
                assertThat(broker.snapshot().publishesReceived()).isEqualTo(1);
                assertThat(Patience.get(gates.freeze("d", false))).isTrue();
                device.expect("30 04 00 01 74 6E");
                device.expect(PUBLISH);
            }
        }
    }
}
