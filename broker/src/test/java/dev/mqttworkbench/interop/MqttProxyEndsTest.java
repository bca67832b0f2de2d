package dev.mqttworkbench.interop;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HexFormat;

import dev.mqttworkbench.mqtt.packet.PacketType;
import dev.mqttworkbench.mqtt.packet.ProtocolVersion;
import dev.mqttworkbench.proxy.MqttProxy.Wire;
import dev.mqttworkbench.trace.TracedConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/// What an end of a connection through a proxy has said before it left is the other's, whichever wire holds it.
@Timeout(60)
class MqttProxyEndsTest extends BothWires {

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void deliversWhatADeviceSaidThatHasLeft(boolean saysDisconnect) {
        try (var broker = TestBroker.start(); var proxy = TestMqttProxy.to(broker.port()); var witness = witness(broker)) {
            stopAt(proxy, Wire.BROKER, PacketType.PUBLISH);
            leaveBehind(proxy, PUBLISH + (saysDisconnect ? DISCONNECT : ""));
            awaitHeld(proxy, Wire.BROKER, saysDisconnect ? 2 : 1);
            assertThat(broker.snapshot().connections()).as("the broker sees nothing of it").isEqualTo(2);
            goOn(proxy, Wire.BROKER);
            witness.expect(PUBLISH);
            if (!saysDisconnect) {
                witness.expect(WILL);
            }
            broker.await("it is gone", snapshot -> snapshot.connections() == 1);
            witness.expectAlive(); // and no Will behind a DISCONNECT
        }
    }

    private static void leaveBehind(TestMqttProxy proxy, String words) {
        try (var device = RawClient.open(proxy.port())) {
            device.send(CONNECT_WITH_WILL).expect("20 02 00 00");
            device.send(words);
        }
        proxy.awaitDevices(0);
    }

    @Test
    void deliversBehindTheIceWhatADeviceSaidThatHasLeft() {
        try (var broker = TestBroker.start(); var proxy = TestMqttProxy.to(broker.port()); var witness = witness(broker)) {
            try (var device = RawClient.open(proxy.port())) {
                device.send(CONNECT_WITH_WILL).expect("20 02 00 00");
                assertThat(Patience.get(proxy.gates(Wire.BROKER).freeze("d", true))).isTrue();
                device.send(PUBLISH);
            }
            proxy.awaitDevices(0);
            assertThat(broker.snapshot().connections()).as("its end waits too").isEqualTo(2);
            assertThat(Patience.get(proxy.gates(Wire.BROKER).freeze("d", false))).isTrue();
            witness.expect(PUBLISH);
            witness.expect(WILL);
        }
    }

    /// Whichever gate holds it: a broker of MQTT 3.1.1 has no last word.
    @ParameterizedTest
    @EnumSource
    void deliversWhatABrokerSaidThatHasLeft(Wire wire) throws IOException {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress()); var proxy = TestMqttProxy.to(server.getLocalPort());
                var device = RawClient.open(proxy.port())) {
            Patience.get(proxy.proxy().trace(Wire.BROKER, true));
            stopAt(proxy, wire, PacketType.PUBLISH);
            device.send(CONNECT_WITH_WILL);
            try (var broker = Patience.accept(server)) {
                broker.getInputStream().readNBytes(HexFormat.of().parseHex(CONNECT_WITH_WILL.replace(" ", "")).length);
                broker.getOutputStream().write(HexFormat.of().parseHex("20020000" + "300400" + "01746D"));
                device.expect("20 02 00 00");
                awaitHeld(proxy, wire, 1);
            }
            if (wire == Wire.DEVICE) { // at the broker's, nobody is told of the end before what is held
                Patience.until("the proxy has seen the end", () -> proxy.drain(Wire.BROKER).stream()
                        .anyMatch(each -> each instanceof TracedConnection traced && traced.event() == TracedConnection.Event.CLOSED));
            }
            goOn(proxy, wire);
            device.expect(PUBLISH);
            device.expectClosed();
            proxy.awaitDevices(0);
        }
    }

    @Test
    void cutsTheWayToTheBrokerOfOneDeviceAlone() {
        try (var broker = TestBroker.start(); var proxy = TestMqttProxy.to(broker.port()); var witness = witness(broker);
                var other = RawClient.connected(proxy.port(), ProtocolVersion.V3_1_1, "e"); var device = RawClient.open(proxy.port())) {
            Patience.get(proxy.proxy().trace(Wire.BROKER, true));
            device.send(CONNECT_WITH_WILL).expect("20 02 00 00");
            assertThat(Patience.get(proxy.proxy().cut(Wire.BROKER, "nobody"))).isFalse();
            assertThat(Patience.get(proxy.proxy().cut(Wire.BROKER, "d"))).isTrue();
            witness.expect(WILL);
            device.expectClosed();
            other.expectAlive();
            assertThat(proxy.drain(Wire.BROKER)).filteredOn(each -> each instanceof TracedConnection).extracting(each -> ((TracedConnection) each).event())
                    .containsExactly(TracedConnection.Event.KNOWN, TracedConnection.Event.ACCEPTED, TracedConnection.Event.CUT, TracedConnection.Event.CLOSED);
        }
    }

    @Test
    void stopsThoughSomethingIsHeldOfOneThatHasLeft() {
        try (var broker = TestBroker.start(); var witness = witness(broker)) {
            try (var proxy = TestMqttProxy.to(broker.port())) {
                stopAt(proxy, Wire.BROKER, PacketType.PUBLISH);
                leaveBehind(proxy, PUBLISH);
                awaitHeld(proxy, Wire.BROKER, 1);
            }
            witness.expect(WILL); // at once, and without what was held
        }
    }
}
