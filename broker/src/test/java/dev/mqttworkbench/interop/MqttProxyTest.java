package dev.mqttworkbench.interop;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import dev.mqttworkbench.broker.BrokerSettings;
import dev.mqttworkbench.client.ConnectOptions;
import dev.mqttworkbench.endpoint.ClientTls;
import dev.mqttworkbench.endpoint.ListenerSettings;
import dev.mqttworkbench.endpoint.ServerTls;
import dev.mqttworkbench.endpoint.Transport;
import dev.mqttworkbench.gate.Impairment;
import dev.mqttworkbench.mqtt.packet.ProtocolVersion;
import dev.mqttworkbench.proxy.MqttProxy.Wire;
import dev.mqttworkbench.trace.TracedConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Devices that talk to a broker through a proxy: it is as if it were not there.
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

    /// What it writes is what was written to it: here every byte, properties included.
    @Test
    void changesNothing() throws IOException {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress()); var proxy = TestMqttProxy.to(server.getLocalPort());
                var device = RawClient.open(proxy.port())) {
            var connect = "10 10 00 04 4D 51 54 54 05 02 00 3C 03 21 00 05 00 00"; // receive maximum 5, no client identifier
            var rest = "32 14 00 01 74 00 07 0A 23 00 01 26 00 01 61 00 01 62 68 65 6C 6C" // topic alias 1, a user property
                    + "C0 00 E0 02 04 00"; // PINGREQ, DISCONNECT with Will
            device.send(connect);
            try (var broker = Patience.accept(server)) {
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
                Patience.get(proxy.proxy().cut(Wire.DEVICE, "d"));
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

    /// A satellite is slow and loses nothing: what a device has said before it left arrives, its DISCONNECT too.
    /// The first way opens no further: the server does not answer. Were it answered later, the broker would take the first for the newer one.
    @Test
    void leavesTheFirstAttemptOfADeviceThatConnectsAgain() throws IOException {
        try (var server = new ServerSocket(0, 2, InetAddress.getLoopbackAddress());
                var proxy = TestMqttProxy.at(ListenerSettings.tcp("127.0.0.1", 0), ConnectOptions.to("127.0.0.1", server.getLocalPort()).withTransport(WEB_SOCKET).route());
                var first = RawClient.open(proxy.port());
                var second = RawClient.open(proxy.port()); var other = RawClient.open(proxy.port())) {
            first.send(CONNECT_WITH_WILL);
            try (var firstWay = Patience.accept(server)) {
                other.send(CONNECT_WITH_WILL.replace(" 00 01 64 ", " 00 01 65 "));
                try (var otherWay = Patience.accept(server)) {
                    second.send(CONNECT_WITH_WILL);
                    try (var secondWay = Patience.accept(server)) {
                        first.expectClosed();
                        RawWebSocket.accept(firstWay); // too late
                        for (var way : List.of(secondWay, otherWay)) {
                            RawWebSocket.accept(way);
                            assertThat(way.getInputStream().read()).as("a binary frame, with CONNECT").isEqualTo(0x82);
                        }
                        assertThatThrownBy(() -> firstWay.getInputStream().read()).as("cut").isInstanceOf(SocketException.class);
                        assertThat(proxy.proxy().status().trouble()).isEmpty();
                    }
                }
            }
        }
    }

    @Test
    void letsArriveWhatIsOnItsWayWhenADeviceLeaves() {
        try (var broker = TestBroker.start(); var proxy = TestMqttProxy.to(broker.port());
                var witness = RawClient.connected(broker.port(), ProtocolVersion.V3_1_1, "witness")) {
            witness.send("82 06 00 01 00 01 23 00").expect("90 03 00 01 00");
            var slow = new Impairment(1, Set.of(), 0, false, Duration.ofMillis(400), Duration.ZERO, 0, Optional.empty());
            try (var device = RawClient.open(proxy.port())) {
                device.send(CONNECT_WITH_WILL).expect("20 02 00 00");
                Patience.get(proxy.gates(Wire.DEVICE).impair("d", Optional.of(slow)));
                device.send("30 04 00 01 74 6D E0 00");
            }
            witness.expect("30 04 00 01 74 6D");
            proxy.awaitDevices(0);
            broker.await("it is gone", snapshot -> snapshot.connections() == 1);
            witness.expectAlive(); // and no Will
        }
    }

    // ---- how much waits ----

    /// A broker that does not read stops the device, and nothing is lost.
    @Test
    void readsNoFasterThanTheBrokerTakesIt() throws Exception {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress()); var proxy = TestMqttProxy.to(server.getLocalPort());
                var device = SocketChannel.open(proxy.proxy().address())) {
            Patience.get(proxy.proxy().trace(Wire.DEVICE, false));
            device.write(ByteBuffer.wrap(RawClient.connect(ProtocolVersion.V3_1_1, "d", true).toArray()));
            try (var broker = Patience.accept(server)) {
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

    /// A broker that is slow, and pauses for longer than others would be waited for, gets all that a device said before it left.
    @Test
    void waitsForASlowBrokerWhenADeviceHasLeft() throws Exception {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress()); var proxy = TestMqttProxy.to(server.getLocalPort());
                var device = SocketChannel.open(proxy.proxy().address())) {
            Patience.get(proxy.proxy().trace(Wire.DEVICE, false));
            var connect = RawClient.connect(ProtocolVersion.V3_1_1, "d", true).toArray();
            device.write(ByteBuffer.wrap(connect));
            try (var broker = Patience.accept(server)) {
                broker.getInputStream().readNBytes(connect.length);
                broker.getOutputStream().write(new byte[] {0x20, 2, 0, 0});
                proxy.awaitDevices(1);
                device.configureBlocking(false);
                var sent = sendUntilItStops(device, packet(), 128 << 20);
                device.shutdownOutput(); // it leaves
                var whole = sent - sent % packet().length; // the rest of a packet has not come
                var read = 0L;
                while (read < whole && proxy.proxy().status().devices() > 0) {
                    read += broker.getInputStream().readNBytes((int) Math.min(1 << 14, whole - read)).length;
                    Thread.sleep(1); // slower than the proxy passes it on
                }
                assertThat(read).as("what was read when the device was seen to have left").isLessThan(whole);
                Thread.sleep(2_500);
                assertThat(broker.getInputStream().readNBytes((int) (whole - read)).length).isEqualTo((int) (whole - read));
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
}
