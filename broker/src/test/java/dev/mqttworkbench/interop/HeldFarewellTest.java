package dev.mqttworkbench.interop;

import java.util.List;

import dev.mqttworkbench.gate.Breakpoint;
import dev.mqttworkbench.gate.Gates;
import dev.mqttworkbench.mqtt.packet.PacketType;
import dev.mqttworkbench.mqtt.packet.ProtocolVersion;
import dev.mqttworkbench.proxy.MqttProxy.Wire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/// What a client says before it leaves, while somebody steps: all of it arrives in its order, and its end behind it.
@Timeout(60)
class HeldFarewellTest {

    private static final String CONNECT_WITH_WILL = "10 13 00 04 4D 51 54 54 04 06 00 00 00 01 64 00 01 77 00 01 77";
    private static final String PUBLISH = "30 04 00 01 74 6D";
    private static final String DISCONNECT = "E0 00";
    private static final String WILL = "30 04 00 01 77 77";

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aMessageOfOneThatHasLeftArrivesWhenItGoesOn(boolean saysDisconnect) {
        try (var broker = TestBroker.start(); var witness = RawClient.connected(broker.port(), ProtocolVersion.V3_1_1, "witness")) {
            witness.send("82 06 00 01 00 01 23 00").expect("90 03 00 01 00");
            stepOf(broker.gates(), broker.port(), PUBLISH + (saysDisconnect ? " " + DISCONNECT : ""), saysDisconnect ? 2 : 1);
            assertThat(broker.snapshot().publishesReceived()).isZero();
            Patience.get(broker.gates().stopAt(List.of()));
            witness.expect(PUBLISH);
            if (!saysDisconnect) {
                witness.expect(WILL);
            }
            broker.await("it is gone", snapshot -> snapshot.connections() == 1);
            witness.expectAlive(); // and no Will behind a DISCONNECT
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void soItDoesThroughAProxy(boolean saysDisconnect) {
        try (var broker = TestBroker.start(); var proxy = TestMqttProxy.to(broker.port());
                var witness = RawClient.connected(broker.port(), ProtocolVersion.V3_1_1, "witness")) {
            witness.send("82 06 00 01 00 01 23 00").expect("90 03 00 01 00");
            var gates = proxy.gates(Wire.DEVICE);
            stepOf(gates, proxy.port(), PUBLISH + (saysDisconnect ? " " + DISCONNECT : ""), saysDisconnect ? 2 : 1);
            Patience.get(gates.stopAt(List.of()));
            witness.expect(PUBLISH);
            if (!saysDisconnect) {
                witness.expect(WILL);
            }
            proxy.awaitDevices(0);
            broker.await("it is gone", snapshot -> snapshot.connections() == 1);
            witness.expectAlive();
        }
    }

    private static void stepOf(Gates gates, int port, String words, int packets) {
        try (var client = RawClient.open(port)) {
            client.send(CONNECT_WITH_WILL).expect("20 02 00 00");
            Patience.get(gates.stopAt(List.of(Breakpoint.stepping("d"))));
            client.send(words);
            Patience.until("all of it waits", () -> Patience.get(gates.held()).size() == packets);
        }
    }

    @Test
    void aDisconnectThatIsHeldIsStillGraceful() {
        try (var broker = TestBroker.start(); var witness = RawClient.connected(broker.port(), ProtocolVersion.V3_1_1, "witness")) {
            witness.send("82 06 00 01 00 01 23 00").expect("90 03 00 01 00");
            try (var client = RawClient.open(broker.port())) {
                client.send(CONNECT_WITH_WILL).expect("20 02 00 00");
                Patience.get(broker.gates().stopAt(List.of(Breakpoint.at(PacketType.DISCONNECT))));
                client.send(DISCONNECT);
                Patience.until("it waits", () -> Patience.get(broker.gates().held()).size() == 1);
            }
            witness.expectAlive();
            assertThat(Patience.get(broker.gates().releaseNext())).isPresent();
            broker.await("it is gone", snapshot -> snapshot.connections() == 1);
            witness.expectAlive();
        }
    }

    @Test
    void theDisconnectThatThrowsOneOutArrivesWhenItGoesOn() {
        try (var broker = TestBroker.start(); var first = RawClient.connected(broker.port(), ProtocolVersion.V5, "c")) {
            Patience.get(broker.gates().stopAt(List.of(Breakpoint.at(PacketType.DISCONNECT))));
            try (var second = RawClient.connected(broker.port(), ProtocolVersion.V5, "c")) {
                Patience.until("it waits", () -> Patience.get(broker.gates().held()).size() == 1);
                second.expectAlive();
                assertThat(Patience.get(broker.gates().releaseNext())).isPresent();
                assertThat(first.receive()).startsWith("E0").contains("8E");
                first.expectClosed();
            }
        }
    }

    /// The same client comes back before what it said has gone on: that is lost with its old connection.
    @Test
    void oneThatComesBackEndsWhatItHadSaid() {
        try (var broker = TestBroker.start()) {
            stepOf(broker.gates(), broker.port(), PUBLISH, 1);
            Patience.get(broker.gates().stopAt(List.of(Breakpoint.at(PacketType.PUBREL))));
            assertThat(Patience.get(broker.gates().held())).hasSize(1);
            try (var again = RawClient.connected(broker.port(), ProtocolVersion.V3_1_1, "d")) {
                again.expectAlive();
                Patience.until("nothing waits", () -> Patience.get(broker.gates().held()).isEmpty());
                broker.await("one is there", snapshot -> snapshot.connections() == 1);
            }
        }
    }

    @Test
    void aBrokerStopsThoughSomethingIsHeldOfOneThatHasLeft() {
        try (var broker = TestBroker.start()) {
            stepOf(broker.gates(), broker.port(), PUBLISH, 1);
        }
    }
}
