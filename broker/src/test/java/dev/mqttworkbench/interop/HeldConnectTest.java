package dev.mqttworkbench.interop;

import java.time.Duration;
import java.util.List;

import dev.mqttworkbench.broker.BrokerSettings;
import dev.mqttworkbench.gate.Breakpoint;
import dev.mqttworkbench.mqtt.packet.PacketType;
import dev.mqttworkbench.mqtt.packet.ProtocolVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/// A CONNECT that somebody looks at: how long its connection stays.
@Timeout(60)
class HeldConnectTest {

    private static final Duration SHORT = Duration.ofMillis(300);

    private final BrokerSettings impatient = BrokerSettings.defaults().withConnectTimeout(SHORT);

    @Test
    void waitsForAsLongAsItIsHeld() {
        try (var broker = TestBroker.start(impatient)) {
            var gates = broker.gates();
            Patience.get(gates.pauseKeepAlive(true));
            Patience.get(gates.stopAt(List.of(Breakpoint.at(PacketType.CONNECT))));
            var began = System.nanoTime();
            try (var client = RawClient.open(broker.port())) {
                client.send(RawClient.connect(ProtocolVersion.V3_1_1, "c", true));
                Patience.until("it waits longer than a CONNECT may take",
                        () -> System.nanoTime() - began > SHORT.multipliedBy(4).toNanos() && Patience.get(gates.held()).size() == 1);
                assertThat(Patience.get(gates.releaseNext())).isPresent();
                client.expect("20 02 00 00");
            }
        }
    }

    @Test
    void isCutInTimeWhereTheKeepAliveGoesOn() {
        try (var broker = TestBroker.start(impatient)) {
            Patience.get(broker.gates().stopAt(List.of(Breakpoint.at(PacketType.CONNECT))));
            try (var client = RawClient.open(broker.port())) {
                client.send(RawClient.connect(ProtocolVersion.V3_1_1, "c", true)).expectClosed();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"CONNACK", "DISCONNECT"})
    void aBrokerStopsThoughLastWordsAreHeld(PacketType lastWord) {
        try (var broker = TestBroker.start(); var there = RawClient.connected(broker.port(), ProtocolVersion.V5, "c"); var refused = RawClient.open(broker.port())) {
            Patience.get(broker.gates().stopAt(List.of(Breakpoint.at(lastWord))));
            refused.send("10 0C 00 04 4D 51 54 54 04 00 00 0A 00 00"); // no identifier, and a Session that is to stay
            if (lastWord == PacketType.CONNACK) {
                Patience.until("the answer waits", () -> Patience.get(broker.gates().held()).size() == 1);
            }
            Patience.get(broker.stop());
            assertThat(there.receive()).startsWith("E0").contains("8B");
        }
    }

    /// Without a gate a refusal leaves before its connection closes; with one too.
    @Test
    void aRefusalThatIsHeldArrives() {
        try (var broker = TestBroker.start(impatient)) {
            var gates = broker.gates();
            Patience.get(gates.stopAt(List.of(Breakpoint.at(PacketType.CONNACK))));
            try (var client = RawClient.open(broker.port())) {
                client.send("10 0C 00 04 4D 51 54 54 04 00 00 0A 00 00"); // no identifier, and a Session that is to stay
                Patience.until("the answer waits", () -> Patience.get(gates.held()).size() == 1);
                assertThat(Patience.get(gates.releaseNext())).isPresent();
                client.expect("20 02 00 02");
                client.expectClosed();
            }
        }
    }
}
