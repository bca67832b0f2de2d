package dev.mqttworkbench.interop;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import dev.mqttworkbench.broker.BrokerSettings;
import dev.mqttworkbench.broker.ListenFailure;
import dev.mqttworkbench.client.ConnectFailure.Kind;
import dev.mqttworkbench.client.ConnectOptions;
import dev.mqttworkbench.endpoint.ListenerSettings;
import dev.mqttworkbench.mqtt.packet.ProtocolVersion;
import dev.mqttworkbench.mqtt.packet.ReasonCode;
import dev.mqttworkbench.proxy.MqttProxy;
import dev.mqttworkbench.proxy.ProxySettings;
import dev.mqttworkbench.proxy.ProxyTrouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/// What a proxy says and does where device and broker do not come together.
@Timeout(60)
class MqttProxyTroubleTest {

    @TempDir
    private Path folder;

    @Test
    void tellsADeviceThatNoWayLeadsToTheBroker() throws IOException {
        int free;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        try (var proxy = TestMqttProxy.to(free); var old = RawClient.open(proxy.port()); var now = RawClient.open(proxy.port())) {
            old.send(RawClient.connect(ProtocolVersion.V3_1_1, "d", true)).expect("20 02 00 03");
            old.expectClosed();
            now.send(RawClient.connect(ProtocolVersion.V5, "e", true));
            assertThat(now.receive()).matches("20..0088.*");
            now.expectClosed();
            assertThat(proxy.trouble()).isInstanceOfSatisfying(ProxyTrouble.NoWay.class, trouble -> {
                assertThat(trouble.device()).isEqualTo("e");
                assertThat(trouble.reason().kind()).isEqualTo(Kind.NOTHING_LISTENS);
                assertThat(trouble.reason()).hasMessageContaining(String.valueOf(free));
            });
        }
    }

    @Test
    void saysWhatIsAtTheOtherEndInsteadOfABroker() {
        var webSockets = BrokerSettings.defaults().withListeners(List.of(ListenerSettings.webSocket("127.0.0.1", 0)));
        try (var broker = TestBroker.start(webSockets); var proxy = TestMqttProxy.to(broker.port()); var device = RawClient.open(proxy.port())) {
            device.send(RawClient.connect(ProtocolVersion.V3_1_1, "d", true)).expect("20 02 00 03");
            device.expectClosed();
            assertThat(proxy.trouble()).isInstanceOfSatisfying(ProxyTrouble.NoWay.class, trouble -> assertThat(trouble.reason().kind()).isEqualTo(Kind.SPEAKS_HTTP));
        }
    }

    @Test
    void passesARefusalOn() {
        Programs.assumeInstalled("mosquitto");
        try (var broker = MosquittoBroker.start(folder, "allow_anonymous false"); var proxy = TestMqttProxy.to(broker.port());
                var device = RawClient.open(proxy.port())) {
            device.send(RawClient.connect(ProtocolVersion.V3_1_1, "d", true)).expect("20 02 00 05");
            device.expectClosed();
            assertThat(proxy.trouble()).isInstanceOfSatisfying(ProxyTrouble.Refused.class, trouble -> {
                assertThat(trouble.device()).isEqualTo("d");
                assertThat(trouble.reasonCode()).isEqualTo(ReasonCode.NOT_AUTHORIZED);
            });
        }
    }

    @Test
    void endsBothConnectionsOfADeviceThatBreaksTheStandard() {
        try (var broker = TestBroker.start(); var proxy = TestMqttProxy.to(broker.port());
                var other = RawClient.connected(proxy.port(), ProtocolVersion.V5, "other");
                var device = RawClient.connected(proxy.port(), ProtocolVersion.V5, "d")) {
            device.send("36 06 00 01 74 00 07 6D"); // QoS 3
            device.expectDisconnect("81");
            broker.await("its session is alone", snapshot -> snapshot.connections() == 1);
            assertThat(proxy.trouble()).isInstanceOfSatisfying(ProxyTrouble.Violated.class, trouble -> {
                assertThat(trouble.byDevice()).isTrue();
                assertThat(trouble.device()).isEqualTo("d");
                assertThat(trouble.detail()).isNotBlank();
            });
            other.expectAlive();
        }
    }

    @Test
    void endsBothConnectionsWhenTheBrokerBreaksTheStandard() throws IOException {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress()); var proxy = TestMqttProxy.to(server.getLocalPort());
                var device = RawClient.open(proxy.port())) {
            device.send(RawClient.connect(ProtocolVersion.V5, "d", true));
            try (var broker = Patience.accept(server)) {
                broker.getOutputStream().write(new byte[] {0x20, 3, 0, 0, 0, (byte) 0xF1, 0});
                device.expect("20 03 00 00 00");
                device.expectClosed();
            }
            assertThat(proxy.trouble()).isInstanceOfSatisfying(ProxyTrouble.Violated.class, trouble -> assertThat(trouble.byDevice()).isFalse());
        }
    }

    @Test
    void wantsConnectFirst() {
        try (var broker = TestBroker.start(); var proxy = TestMqttProxy.to(broker.port()); var device = RawClient.open(proxy.port())) {
            device.send("C0 00");
            device.expectClosed();
            assertThat(proxy.trouble()).isInstanceOf(ProxyTrouble.Violated.class);
        }
    }

    @Test
    void doesNotWaitForEverForConnect() {
        try (var broker = TestBroker.start()) {
            var settings = new ProxySettings(ListenerSettings.tcp("127.0.0.1", 0), ConnectOptions.to("127.0.0.1", broker.port()).route(), Duration.ofMillis(200));
            var proxy = Patience.get(MqttProxy.start(settings));
            try (var silent = RawClient.open(proxy.address().getPort()); var device = RawClient.connected(proxy.address().getPort(), ProtocolVersion.V5, "d")) {
                silent.expectClosed();
                device.expectAlive();
            }
            Patience.get(proxy.stop());
        }
    }

    @Test
    void takesNoMoreDevicesThanItsListenerMay() {
        try (var broker = TestBroker.start();
                var proxy = TestMqttProxy.at(ListenerSettings.tcp("127.0.0.1", 0).withMaximumConnections(1), ConnectOptions.to("127.0.0.1", broker.port()).route());
                var first = RawClient.connected(proxy.port(), ProtocolVersion.V5, "first"); var second = RawClient.open(proxy.port())) {
            second.send(RawClient.connect(ProtocolVersion.V5, "second", true));
            assertThat(second.receive()).matches("20..0097.*");
            second.expectClosed();
            first.expectAlive();
        }
    }

    @Test
    void saysThatItsPortIsTaken() {
        try (var broker = TestBroker.start()) {
            var settings = new ProxySettings(ListenerSettings.tcp("127.0.0.1", broker.port()), ConnectOptions.to("127.0.0.1", broker.port()).route());
            var failure = catchThrowable(() -> MqttProxy.start(settings).toCompletableFuture().get(20, TimeUnit.SECONDS));
            assertThat(failure).isInstanceOf(ExecutionException.class);
            assertThat(failure.getCause()).isInstanceOfSatisfying(ListenFailure.class, listen -> assertThat(listen.isPortInUse()).isTrue());
        }
    }
}
