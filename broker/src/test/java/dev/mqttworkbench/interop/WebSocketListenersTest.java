package dev.mqttworkbench.interop;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import dev.mqttworkbench.broker.BrokerSettings;
import dev.mqttworkbench.endpoint.ListenerSettings;
import dev.mqttworkbench.endpoint.Transport;
import dev.mqttworkbench.mqtt.packet.ProtocolVersion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/// MQTT over WebSocket: clients that nobody here wrote, then upgrades and frames that are wrong.
@Timeout(60)
class WebSocketListenersTest {

    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final String PINGREQ = "C000";
    private static final String PINGRESP = "D000";

    private final TestBroker broker = TestBroker.start(BrokerSettings.defaults()
            .withListeners(List.of(
                    ListenerSettings.webSocket("127.0.0.1", 0),
                    ListenerSettings.tcp("127.0.0.1", 0),
                    ListenerSettings.tcp("127.0.0.1", 0)
                            .withTransport(new Transport.WebSocket("/anywhere", Set.of(Transport.WebSocket.ANY_ORIGIN)))))
            .withConnectTimeout(Duration.ofSeconds(2)));
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        http.close();
        broker.close();
    }

    /// What came in over a WebSocket: the bytes of binary frames in hexadecimal digits, then the code of the close.
    private static final class Heard implements WebSocket.Listener {

        final BlockingQueue<String> queue = new LinkedBlockingQueue<>();

        @Override
        public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
            var bytes = new byte[data.remaining()];
            data.get(bytes);
            queue.add(HEX.formatHex(bytes));
            socket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onPong(WebSocket socket, ByteBuffer data) {
            queue.add("pong " + StandardCharsets.UTF_8.decode(data));
            socket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            queue.add("close " + code);
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            queue.add("error");
        }
    }

    private WebSocket open(Heard heard) {
        return Patience.get(http.newWebSocketBuilder()
                .subprotocols("mqtt")
                .buildAsync(URI.create("ws://127.0.0.1:%d/mqtt".formatted(broker.port())), heard));
    }

    private static ByteBuffer connect(ProtocolVersion version) {
        return ByteBuffer.wrap(RawClient.connect(version, "client", true).toArray());
    }

    private static ByteBuffer hex(String digits) {
        return ByteBuffer.wrap(HEX.parseHex(digits));
    }

    private static void expectConnAck(Heard heard) {
        assertThat(Patience.next(heard.queue)).startsWith("20");
    }

    /// Bad input is survived by everybody else.
    private void expectAlive() {
        try (var bystander = RawClient.connected(broker.ports().get(1), ProtocolVersion.V3_1_1, "bystander")) {
            bystander.expectAlive();
        }
    }

    @Test
    void letsInHiveMqsClient() throws Exception {
        var received = new LinkedBlockingQueue<String>();
        for (var v5 : List.of(true, false)) {
            var builder = MqttClient.builder().identifier("hive").serverHost("127.0.0.1").serverPort(broker.port())
                    .webSocketConfig().serverPath("mqtt").applyWebSocketConfig();
            if (v5) {
                var client = builder.useMqttVersion5().buildAsync();
                client.publishes(MqttGlobalPublishFilter.ALL, publish -> received.add(publish.getTopic().toString()));
                Patience.get(client.connect());
                Patience.get(client.subscribeWith().topicFilter("v5/#").send());
                Patience.get(client.publishWith().topic("v5/a").payload(new byte[500_000]).send());
                assertThat(Patience.next(received)).isEqualTo("v5/a");
                Patience.get(client.disconnect());
            } else {
                var client = builder.useMqttVersion3().buildAsync();
                client.publishes(MqttGlobalPublishFilter.ALL, publish -> received.add(publish.getTopic().toString()));
                Patience.get(client.connect());
                Patience.get(client.subscribeWith().topicFilter("v3/#").send());
                Patience.get(client.publishWith().topic("v3/a").payload(new byte[500_000]).send());
                assertThat(Patience.next(received)).isEqualTo("v3/a");
                Patience.get(client.disconnect());
            }
        }
    }

    @Test
    void letsInPaho() throws Exception {
        var received = new LinkedBlockingQueue<String>();
        var client = new org.eclipse.paho.client.mqttv3.MqttClient(
                "ws://127.0.0.1:%d/mqtt".formatted(broker.port()), "paho", null);
        client.connect();
        client.subscribe("a", 2, (topic, message) -> received.add(new String(message.getPayload(), StandardCharsets.UTF_8)));
        client.publish("a", "x".repeat(70_000).getBytes(StandardCharsets.UTF_8), 2, false);
        assertThat(Patience.next(received)).hasSize(70_000);
        client.disconnect();
        client.close();
    }

    /// [MQTT-6.0.0-2]
    @Test
    void takesPacketsThatDoNotEndWhereFramesDo() {
        var heard = new Heard();
        var socket = open(heard);
        var connect = connect(ProtocolVersion.V3_1_1);
        Patience.get(socket.sendBinary(connect.slice(0, 3), false));
        Patience.get(socket.sendBinary(connect.slice(3, 4), false));
        Patience.get(socket.sendBinary(connect.slice(7, connect.limit() - 7), true));
        expectConnAck(heard);
        Patience.get(socket.sendBinary(hex(PINGREQ + PINGREQ + "C0"), true));
        Patience.get(socket.sendBinary(hex("00"), true));
        var answers = new StringBuilder();
        while (answers.length() < 3 * PINGRESP.length()) {
            answers.append(Patience.next(heard.queue));
        }
        assertThat(answers).hasToString(PINGRESP.repeat(3));
        socket.abort();
    }

    /// [MQTT-6.0.0-1]
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void closesAtText(boolean connected) {
        var heard = new Heard();
        var socket = open(heard);
        if (connected) {
            Patience.get(socket.sendBinary(connect(ProtocolVersion.V5), true));
            expectConnAck(heard);
        }
        Patience.get(socket.sendText("hello", true));
        assertThat(Patience.next(heard.queue)).isEqualTo("close 1003");
        expectAlive();
    }

    @Test
    void answersPingsWithTheirOwnWords() {
        var heard = new Heard();
        var socket = open(heard);
        Patience.get(socket.sendPing(ByteBuffer.wrap("are you there".getBytes(StandardCharsets.UTF_8))));
        assertThat(Patience.next(heard.queue)).isEqualTo("pong are you there");
        socket.abort();
    }

    @Test
    void saysWhyItClosesAndThenCloses() {
        var heard = new Heard();
        var socket = open(heard);
        Patience.get(socket.sendBinary(connect(ProtocolVersion.V5), true));
        expectConnAck(heard);
        Patience.get(socket.sendBinary(hex("C100"), true)); // PINGREQ with a reserved flag [MQTT-2.1.3-1]
        assertThat(Patience.next(heard.queue)).startsWith("E0").matches(packet -> packet.startsWith("81", 4));
        assertThat(Patience.next(heard.queue)).startsWith("close");
        socket.abort();
    }

    @Test
    void closesInSilenceWithoutConnect() {
        var heard = new Heard();
        open(heard);
        assertThat(Patience.next(heard.queue)).as("the end, without a word").isIn("error", "close 1006");
        broker.await("no connection", snapshot -> snapshot.connections() == 0);
    }

    @Test
    void publishesTheWillOfAClientThatClosesTheWebSocketAlone() {
        try (var watcher = RawClient.connected(broker.ports().get(1), ProtocolVersion.V3_1_1, "watcher")) {
            watcher.send("82 06 0001 0001 77 00").expect("90 03 0001 00");
            var heard = new Heard();
            var socket = open(heard);
            Patience.get(socket.sendBinary(hex("1013" + "00044D515454" + "0406" + "0000" + "000163" + "000177" + "000178"), true));
            expectConnAck(heard);
            Patience.get(socket.sendClose(WebSocket.NORMAL_CLOSURE, "bye"));
            watcher.expect("30 04 0001 77 78"); // [MQTT-3.1.2-8]
        }
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(broker.port(), path)));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void tellsABrowserWhatItIs() throws Exception {
        var answer = get("/mqtt");
        assertThat(answer.statusCode()).isEqualTo(426);
        assertThat(answer.body()).isEqualTo("This is an MQTT broker. Connect with an MQTT client over WebSocket.\n");
        assertThat(get("/").statusCode()).isEqualTo(404);
        assertThat(get("/").body()).contains("/mqtt");
    }

    /// The status line of the answer to an upgrade with these header lines.
    private String upgrade(int port, String path, String... lines) throws IOException {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(10_000);
            var request = "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port
                    + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                    + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" + String.join("", Arrays.stream(lines).map(line -> line + "\r\n").toList())
                    + "\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            var line = new ByteArrayOutputStream();
            for (var next = socket.getInputStream().read(); next > 0 && next != '\r'; next = socket.getInputStream().read()) {
                line.write(next);
            }
            return line.toString(StandardCharsets.US_ASCII);
        }
    }

    /// Another page could otherwise speak to a broker on the computer of whoever looks at it.
    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:8000, 101", "http://localhost:3000, 101", "http://[::1]:3000, 101",
        "https://example.org, 403", "null, 403", "http://localhost.example.org, 403", "nonsense:::, 403"
    })
    void letsPagesOfThisComputerIn(String origin, int status) throws Exception {
        assertThat(upgrade(broker.port(), "/mqtt", "Sec-WebSocket-Protocol: mqtt", "Origin: " + origin)).contains(" " + status);
        assertThat(upgrade(broker.ports().get(2), "/anywhere", "Sec-WebSocket-Protocol: mqtt", "Origin: " + origin)).contains(" 101");
    }

    /// [MQTT-6.0.0-3]
    @Test
    void wantsTheSubprotocolMqtt() throws Exception {
        assertThat(upgrade(broker.port(), "/mqtt")).contains(" 400");
        assertThat(upgrade(broker.port(), "/mqtt", "Sec-WebSocket-Protocol: chat")).contains(" 400");
        assertThat(upgrade(broker.port(), "/mqtt", "Sec-WebSocket-Protocol: chat, mqtt")).contains(" 101");
        assertThat(upgrade(broker.port(), "/mqtt", "Sec-WebSocket-Protocol: mqttv3.1")).contains(" 101");
        expectAlive();
    }

    /// What a raw socket says after a good upgrade, and what comes back until the end.
    private byte[] afterUpgrade(byte[] frames) throws IOException {
        try (var socket = new Socket("127.0.0.1", broker.port())) {
            socket.setSoTimeout((int) Patience.LIMIT.toMillis());
            var request = "GET /mqtt?a=b HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                    + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: mqtt\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            skipHead(socket);
            socket.getOutputStream().write(frames);
            var answer = new ByteArrayOutputStream();
            var buffer = new byte[8_192];
            for (var read = socket.getInputStream().read(buffer); read >= 0; read = socket.getInputStream().read(buffer)) {
                answer.write(buffer, 0, read);
            }
            return answer.toByteArray();
        } catch (IOException reset) {
            return new byte[0]; // an end too
        }
    }

    /// Reads the answer to an upgrade up to its empty line.
    private static void skipHead(Socket socket) throws IOException {
        var end = 0;
        while (end < 4) {
            var next = socket.getInputStream().read();
            assertThat(next).as("the answer to the upgrade goes on").isNotNegative();
            end = next == "\r\n\r\n".charAt(end) ? end + 1 : next == '\r' ? 1 : 0;
        }
    }

    /// The client has to wait for the answer to its upgrade before it goes on.
    @Test
    void closesWhereFramesCameBeforeTheUpgrade() throws Exception {
        try (var socket = new Socket("127.0.0.1", broker.port())) {
            socket.setSoTimeout((int) Patience.LIMIT.toMillis());
            var request = "GET /mqtt HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                    + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: mqtt\r\n\r\n\u0002\u0003\u0004";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            skipHead(socket);
            assertThat(HEX.formatHex(socket.getInputStream().readAllBytes())).startsWith("88").matches(frame -> frame.startsWith("03EA", 4));
        }
    }

    /// Huge frame; a frame without a mask; a fragmented control frame; a reserved opcode; a close that is too short.
    @ParameterizedTest
    @CsvSource({
        "82FF7FFFFFFFFFFFFFFF, 03F1", "82FF0000000040000000AABBCCDD, 03F1", "8202C000, 03EA", "0980AABBCCDD, 03EA", "8380AABBCCDD, 03EA",
        "8881AABBCCDD00, 03EA"
    })
    void closesAtWrongFrames(String frames, String code) throws Exception {
        assertThat(HEX.formatHex(afterUpgrade(HEX.parseHex(frames)))).startsWith("88").matches(frame -> frame.startsWith(code, 4));
        broker.await("no connection", snapshot -> snapshot.connections() == 0);
        expectAlive();
    }

    /// Bad input: a flood of pings whose answers nobody reads.
    @Test
    void survivesAFloodOfPings() throws Exception {
        var ping = HEX.parseHex("89FD" + "00000000" + "41".repeat(125));
        try (var socket = new Socket("127.0.0.1", broker.port())) {
            socket.setReceiveBufferSize(4_096);
            var request = "GET /mqtt HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                    + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: mqtt\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            skipHead(socket);
            var many = new byte[ping.length * 1_000];
            for (var i = 0; i < 1_000; i++) {
                System.arraycopy(ping, 0, many, i * ping.length, ping.length);
            }
            try {
                for (var i = 0; i < 500; i++) { // 64 MB, unless the connect timeout comes first
                    socket.getOutputStream().write(many);
                }
            } catch (IOException closedByTheConnectTimeout) {
                broker.await("no connection", snapshot -> snapshot.connections() == 0);
            }
            expectAlive();
        }
    }

    @Test
    void countsConnectionsOfEachListener() {
        var few = BrokerSettings.defaults().withListeners(List.of(
                ListenerSettings.tcp("127.0.0.1", 0).withMaximumConnections(1), ListenerSettings.tcp("127.0.0.1", 0)));
        try (var crowded = TestBroker.start(few);
                var first = RawClient.connected(crowded.port(), ProtocolVersion.V5, "first");
                var second = RawClient.open(crowded.port());
                var elsewhere = RawClient.connected(crowded.ports().get(1), ProtocolVersion.V5, "elsewhere")) {
            second.send(RawClient.connect(ProtocolVersion.V5, "second", true));
            assertThat(second.receive()).startsWith("20").matches(packet -> packet.startsWith("97", 6));
            second.expectClosed();
            first.expectAlive();
            elsewhere.expectAlive();
        }
    }
}
