package dev.mqttworkbench.interop;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import dev.mqttworkbench.broker.BrokerSettings;
import dev.mqttworkbench.broker.ListenFailure;
import dev.mqttworkbench.client.ConnectFailure.Kind;
import dev.mqttworkbench.client.ConnectOptions;
import dev.mqttworkbench.endpoint.ClientTls;
import dev.mqttworkbench.endpoint.ListenerSettings;
import dev.mqttworkbench.endpoint.ServerTls;
import dev.mqttworkbench.endpoint.Transport;
import dev.mqttworkbench.gate.Breakpoint;
import dev.mqttworkbench.gate.Impairment;
import dev.mqttworkbench.mqtt.packet.PacketType;
import dev.mqttworkbench.mqtt.packet.ProtocolVersion;
import dev.mqttworkbench.mqtt.packet.ReasonCode;
import dev.mqttworkbench.proxy.MqttProxy;
import dev.mqttworkbench.proxy.ProxySettings;
import dev.mqttworkbench.proxy.ProxyTrouble;
import dev.mqttworkbench.trace.TracedConnection;
import dev.mqttworkbench.trace.TracedPacket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/// Devices that talk to a broker through a proxy: it is as if it were not there, and everything can be seen and held.
@Timeout(60)
class MqttProxyTest {

    private static final Transport WEB_SOCKET = new Transport.WebSocket("/mqtt", Set.of());

    /// CONNECT of `d` for a clean Session, with the Will `w` to the topic `w` (3.1.1).
    private static final String CONNECT_WITH_WILL = "10 13 00 04 4D 51 54 54 04 06 00 00 00 01 64 00 01 77 00 01 77";

    @TempDir
    private Path folder;

    // ---- it passes on ----

    @ParameterizedTest
    @EnumSource
    void isNotNoticedInAnyVersion(ProtocolVersion version) {
        try (var broker = TestBroker.start(); var proxy = TestMqttProxy.to(broker.port())) {
            RouteCase.exchange(proxy.options().withClientIdentifier("device").withVersion(version));
            proxy.awaitDevices(0);
            assertThat(proxy.proxy().status().connections()).isEqualTo(1);
            assertThat(proxy.proxy().status().trouble()).isEmpty();
        }
    }

    @Test
    void leadsToEveryTransportFromEveryTransport() {
        var authority = new Certificates(folder, "authority");
        var signed = authority.sign("server", "CN=localhost");
        var tls = ServerTls.with(new ServerTls.Certificate.PemFiles(signed.certificateFile(), signed.keyFile(), Optional.empty()));
        var tcp = ListenerSettings.tcp("127.0.0.1", 0);
        var webSocket = ListenerSettings.webSocket("127.0.0.1", 0);
        var listeners = List.of(tcp, tcp.withTls(tls), webSocket, webSocket.withTls(tls));
        var trusting = ClientTls.USUAL.withAuthorities(authority.file());
        try (var broker = TestBroker.start(BrokerSettings.defaults().withListeners(listeners))) {
            for (var i = 0; i < listeners.size(); i++) {
                try (var proxy = TestMqttProxy.at(listeners.get(i), as(i, broker.ports().get(3 - i), 3 - i, trusting).route())) {
                    RouteCase.exchange(as(i, proxy.port(), i, trusting));
                }
            }
        }
    }

    private static ConnectOptions as(int run, int port, int listener, ClientTls tls) {
        var plain = ConnectOptions.to("localhost", port).withClientIdentifier("device-" + run);
        var carried = listener < 2 ? plain : plain.withTransport(WEB_SOCKET);
        return listener % 2 == 0 ? carried : carried.withTls(tls);
    }

    @ParameterizedTest
    @EnumSource
    void carriesOtherPeoplesClientsToMosquitto(ThirdPartyClient.Library library) throws Exception {
        Programs.assumeInstalled("mosquitto");
        try (var broker = MosquittoBroker.start(folder); var proxy = TestMqttProxy.to(broker.port());
                var client = library.client(proxy.port(), "device").connect()) {
            client.subscribe("t/#", 2);
            for (var qos = 0; qos <= 2; qos++) {
                client.publish("t/" + qos, "m", qos, false);
                assertThat(Patience.next(client.received())).isEqualTo(new ThirdPartyClient.Received("t/" + qos, "m", qos, false));
            }
            client.disconnect();
            proxy.awaitDevices(0);
            assertThat(TestMqttProxy.packets(proxy.drain(), "device")).startsWith("IN CONNECT", "OUT CONNACK", "IN SUBSCRIBE", "OUT SUBACK")
                    .containsOnlyOnce("OUT PUBACK", "OUT PUBCOMP", "IN DISCONNECT");
        }
    }

    private static Socket accept(ServerSocket server) throws IOException {
        server.setSoTimeout((int) Patience.LIMIT.toMillis());
        var socket = server.accept();
        socket.setSoTimeout((int) Patience.LIMIT.toMillis());
        return socket;
    }

    /// What it writes is what was written to it: here every byte, properties included.
    @Test
    void changesNothing() throws IOException {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress()); var proxy = TestMqttProxy.to(server.getLocalPort());
                var device = RawClient.open(proxy.port())) {
            var connect = "10 10 00 04 4D 51 54 54 05 02 00 3C 03 21 00 05 00 00"; // receive maximum 5, no client identifier
            var rest = "32 14 00 01 74 00 07 0A 23 00 01 26 00 01 61 00 01 62 68 65 6C 6C" // topic alias 1, a user property
                    + "C0 00 E0 02 04 00"; // PINGREQ, DISCONNECT with Will
            device.send(connect);
            try (var broker = accept(server)) {
                device.send(rest);
                var expected = HexFormat.of().parseHex((connect + rest).replace(" ", ""));
                assertThat(broker.getInputStream().readNBytes(expected.length)).isEqualTo(expected);
                var answer = "20 0A 00 00 07 12 00 01 78 22 00 09 40 02 00 07 D0 00 E0 02 8B 00"; // an assigned identifier; DISCONNECT of a server
                broker.getOutputStream().write(HexFormat.of().parseHex(answer.replace(" ", "")));
                device.expect(answer);
                proxy.awaitDevices(1);
            }
            device.expectClosed();
            proxy.awaitDevices(0);
            assertThat(proxy.drain()).filteredOn(TracedConnection.class::isInstance)
                    .allSatisfy(each -> assertThat(((TracedConnection) each).clientIdentifier()).isEqualTo("x"));
        }
    }

    // ---- it can be held ----

    @Test
    void holdsWhatADeviceIsToldAndLosesIt() {
        try (var broker = TestBroker.start(); var proxy = TestMqttProxy.to(broker.port())) {
            var gates = proxy.proxy().gates();
            Patience.get(gates.stopAt(List.of(new Breakpoint(Set.of(PacketType.PUBACK), Optional.empty(), "d", Optional.empty(), Optional.empty()))));
            try (var device = RawClient.open(proxy.port())) {
                device.send(RawClient.connect(ProtocolVersion.V3_1_1, "d", false)).expect("20 02 00 00");
                device.send("32 06 00 01 74 00 07 6D");
                Patience.until("the PUBACK waits", () -> Patience.get(gates.held()).size() == 1);
                assertThat(broker.snapshot().publishesReceived()).as("the broker has it").isEqualTo(1);
                assertThat(Patience.get(gates.drop(Patience.get(gates.held()).getFirst().hold()))).isTrue();
                device.expectAlive();
                assertThat(Patience.get(proxy.proxy().cut("d"))).isTrue();
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
    void holdsWhatABrokerIsTold() {
        try (var broker = TestBroker.start(); var proxy = TestMqttProxy.to(broker.port());
                var device = RawClient.connected(proxy.port(), ProtocolVersion.V3_1_1, "d")) {
            var gates = proxy.proxy().gates();
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
            Patience.get(proxy.proxy().gates().impair("d", Optional.of(lossy)));
            device.send("30 04 00 01 74 6D");
            device.expectAlive();
            assertThat(broker.snapshot().publishesReceived()).isZero();
            Patience.get(proxy.proxy().gates().impair("d", Optional.empty()));
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
            Patience.get(proxy.proxy().gates().impair("d", Optional.of(narrow)));
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
            Patience.get(proxy.proxy().gates().impair("d", Optional.of(every)));
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
            Patience.get(proxy.proxy().trace(false));
            try (var device = RawClient.connected(proxy.port(), ProtocolVersion.V5, "d")) {
                Patience.get(proxy.proxy().trace(true));
                device.expectAlive();
                assertThat(TestMqttProxy.packets(proxy.drain(), "d")).containsExactly("IN PINGREQ", "OUT PINGRESP");
            }
        }
    }

    // ---- how a connection ends ----

    @Test
    void letsTheBrokerPublishTheWillOfADeviceThatIsCut() {
        try (var broker = TestBroker.start(); var proxy = TestMqttProxy.to(broker.port());
                var witness = RawClient.connected(broker.port(), ProtocolVersion.V3_1_1, "witness")) {
            witness.send("82 06 00 01 00 01 77 00").expect("90 03 00 01 00");
            try (var device = RawClient.open(proxy.port())) {
                device.send(CONNECT_WITH_WILL).expect("20 02 00 00");
            }
            witness.expect("30 04 00 01 77 77");
            try (var device = RawClient.open(proxy.port())) {
                device.send(CONNECT_WITH_WILL).expect("20 02 00 00");
                Patience.get(proxy.proxy().cut("d"));
                witness.expect("30 04 00 01 77 77");
            }
            try (var device = RawClient.open(proxy.port())) {
                device.send(CONNECT_WITH_WILL).expect("20 02 00 00");
                device.send("E0 00");
                device.expectClosed();
            }
            witness.expectAlive(); // and no Will before that
        }
    }

    @Test
    void passesOnWhatADeviceSaysThatDoesNotWait() {
        try (var broker = TestBroker.start(); var proxy = TestMqttProxy.to(broker.port())) {
            try (var device = RawClient.open(proxy.port())) {
                device.send("10 0D 00 04 4D 51 54 54 04 02 00 00 00 01 64 30 04 00 01 74 6D E0 00");
            }
            broker.await("the message has come", snapshot -> snapshot.publishesReceived() == 1);
        }
    }

    // ---- what goes wrong ----

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
            try (var broker = accept(server)) {
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

    /// A satellite is slow and loses nothing: what a device has said before it left arrives, its DISCONNECT too.
    @Test
    void letsArriveWhatIsOnItsWayWhenADeviceLeaves() {
        try (var broker = TestBroker.start(); var proxy = TestMqttProxy.to(broker.port());
                var witness = RawClient.connected(broker.port(), ProtocolVersion.V3_1_1, "witness")) {
            witness.send("82 06 00 01 00 01 23 00").expect("90 03 00 01 00");
            var slow = new Impairment(1, Set.of(), 0, false, Duration.ofMillis(400), Duration.ZERO, 0, Optional.empty());
            try (var device = RawClient.open(proxy.port())) {
                device.send(CONNECT_WITH_WILL).expect("20 02 00 00");
                Patience.get(proxy.proxy().gates().impair("d", Optional.of(slow)));
                device.send("30 04 00 01 74 6D E0 00");
            }
            witness.expect("30 04 00 01 74 6D");
            proxy.awaitDevices(0);
            broker.await("it is gone", snapshot -> snapshot.connections() == 1);
            witness.expectAlive(); // and no Will
        }
    }

    @Test
    void cutsNobodyWhoseNetworkIsGoodAgain() {
        try (var broker = TestBroker.start(); var proxy = TestMqttProxy.to(broker.port())) {
            var every = new Impairment(1, Set.of(), 0, false, Duration.ZERO, Duration.ZERO, 0, Optional.of(Duration.ofMillis(300)));
            Patience.get(proxy.proxy().gates().impair("d", Optional.of(every)));
            Patience.get(proxy.proxy().gates().impair("e", Optional.of(every)));
            try (var device = RawClient.connected(proxy.port(), ProtocolVersion.V3_1_1, "d"); var other = RawClient.connected(proxy.port(), ProtocolVersion.V3_1_1, "e")) {
                Patience.get(proxy.proxy().gates().impair("d", Optional.empty()));
                other.expectClosed(); // so the time is over for both
                device.expectAlive();
            }
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

    // ---- how much waits ----

    /// A broker that does not read stops the device, and nothing is lost.
    @Test
    void readsNoFasterThanTheBrokerTakesIt() throws Exception {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress()); var proxy = TestMqttProxy.to(server.getLocalPort());
                var device = SocketChannel.open(proxy.proxy().address())) {
            Patience.get(proxy.proxy().trace(false));
            device.write(ByteBuffer.wrap(RawClient.connect(ProtocolVersion.V3_1_1, "d", true).toArray()));
            try (var broker = accept(server)) {
                broker.getInputStream().readNBytes(RawClient.connect(ProtocolVersion.V3_1_1, "d", true).toArray().length);
                device.configureBlocking(false);
                var sent = sendUntilItStops(device, packet(), 128 << 20);
                assertThat(sent).as("bytes that were taken").isBetween(1L << 20, 64L << 20);
                var whole = sent - sent % packet().length; // the rest of a packet has not come
                var read = 0L;
                while (read < whole) {
                    read += broker.getInputStream().readNBytes((int) Math.min(1 << 16, whole - read)).length;
                }
            }
        }
    }

    private static byte[] packet() {
        var packet = new byte[5 + 32_768];
        Arrays.fill(packet, (byte) 'x');
        var head = new byte[] {0x30, (byte) 0x82, (byte) 0x80, 0x02, 0, 1, 't'};
        System.arraycopy(head, 0, packet, 0, head.length);
        return Arrays.copyOf(packet, 4 + 32_770);
    }

    /// Sends until nothing is taken for a while: how many bytes that were.
    private static long sendUntilItStops(SocketChannel device, byte[] packet, long most) throws Exception {
        var sent = 0L;
        var buffer = ByteBuffer.wrap(packet);
        var movedAt = System.nanoTime();
        while (sent < most && System.nanoTime() - movedAt < TimeUnit.MILLISECONDS.toNanos(700)) {
            var taken = device.write(buffer);
            sent += taken;
            movedAt = taken > 0 ? System.nanoTime() : movedAt;
            if (!buffer.hasRemaining()) {
                buffer.rewind();
            }
        }
        return sent;
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
