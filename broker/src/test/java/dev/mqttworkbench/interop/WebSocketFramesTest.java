package dev.mqttworkbench.interop;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

import dev.mqttworkbench.broker.BrokerSettings;
import dev.mqttworkbench.endpoint.ListenerSettings;
import dev.mqttworkbench.mqtt.packet.ProtocolVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/// [MQTT-6.0.0-2]: the bytes of WebSocket frames may come in any pieces, and a packet may lie in any frames (CVE-2026-25627).
@Timeout(60)
class WebSocketFramesTest {

    private static final String UPGRADE = "GET /mqtt HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: mqtt\r\n\r\n";

    private static final byte[] CONNECT = RawClient.connect(ProtocolVersion.V3_1_1, "cut", true).toArray();

    /// A binary frame with a mask.
    private static byte[] frame(byte[] payload) {
        var frame = new ByteArrayOutputStream();
        frame.writeBytes(new byte[] {(byte) 0x82, (byte) (0x80 | payload.length), 1, 2, 3, 4});
        for (var i = 0; i < payload.length; i++) {
            frame.write(payload[i] ^ i % 4 + 1);
        }
        return frame.toByteArray();
    }

    private static byte[] joined(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(all::writeBytes);
        return all.toByteArray();
    }

    private static void expectAnswers(int port, byte[] first, byte[] second) {
        try (var client = RawClient.open(port)) {
            client.send(UPGRADE.getBytes(StandardCharsets.US_ASCII)).skipHead();
            client.send(first).send(second);
            var answers = new StringBuilder();
            while (answers.length() < 12) { // in one frame or in two
                var header = client.receive(2);
                assertThat(header).startsWith("82");
                answers.append(client.receive(Integer.parseInt(header.substring(2), 16)));
            }
            assertThat(answers).hasToString("20020000D000");
        }
    }

    @Test
    void mayBeCutAnywhere() {
        try (var broker = TestBroker.start(BrokerSettings.defaults().withListeners(List.of(ListenerSettings.webSocket("127.0.0.1", 0))))) {
            var ping = new byte[] {(byte) 0xC0, 0};
            var frames = joined(frame(CONNECT), frame(ping));
            for (var cut = 1; cut < frames.length; cut++) { // the bytes of the frames, in two segments
                expectAnswers(broker.port(), Arrays.copyOf(frames, cut), Arrays.copyOfRange(frames, cut, frames.length));
            }
            var packets = joined(CONNECT, ping);
            for (var cut = 0; cut <= packets.length; cut++) { // the bytes of the packets, in two frames
                expectAnswers(broker.port(), frame(Arrays.copyOf(packets, cut)), frame(Arrays.copyOfRange(packets, cut, packets.length)));
            }
        }
    }
}
