package dev.mqttworkbench.transport;

import java.net.Socket;
import java.util.concurrent.CountDownLatch;

import dev.mqttworkbench.endpoint.ListenerSettings;
import dev.mqttworkbench.interop.Patience;
import dev.mqttworkbench.mqtt.packet.Bytes;
import dev.mqttworkbench.mqtt.packet.Packet;
import dev.mqttworkbench.mqtt.packet.PacketType;
import dev.mqttworkbench.mqtt.packet.PacketViolation;
import dev.mqttworkbench.mqtt.packet.PingReq;
import dev.mqttworkbench.mqtt.packet.PingResp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

/// A defect in what one connection or one timer does ends that one alone: others of the same loop go on.
@Timeout(60)
class OneFailureTest {

    private final Loop loop = Loop.start("test");

    @AfterEach
    void stop() {
        Patience.get(loop.stop());
    }

    /// Answers PINGREQ, and fails at everything else.
    private record Fragile(NetworkConnection connection, CountDownLatch end) implements NetworkConnection.Handler {
        @Override
        public void received(Packet packet) {
            if (packet instanceof PingReq) {
                connection.send(new PingResp());
            } else if (packet.type() != PacketType.CONNECT) {
                throw new IllegalStateException("a defect, as this test wants it");
            }
        }

        @Override
        public void violated(PacketViolation violation) {
            throw new AssertionError(violation);
        }

        @Override
        public void closed() {
            end.countDown();
        }
    }

    private static Socket connected(int port) throws Exception {
        var socket = new Socket("127.0.0.1", port);
        socket.setSoTimeout((int) Patience.LIMIT.toMillis());
        socket.getOutputStream().write(Bytes.packet(0x10, "CONNECT", Bytes.of()
                .text("MQTT", "protocol name").oneByte(4, "level").hex("02 00 00", "flags, keep alive").text("c", "client identifier"))
                .toArray());
        return socket;
    }

    private static void assertAlive(Socket socket) throws Exception {
        socket.getOutputStream().write(new byte[] {(byte) 0xC0, 0});
        assertThat(socket.getInputStream().readNBytes(2)).containsExactly(0xD0, 0);
    }

    @Test
    void aDefectInOneConnectionEndsThatOneAlone() throws Exception {
        var closed = new CountDownLatch(1);
        var listener = Patience.get(Listener.listen(
                loop, ListenerSettings.tcp("127.0.0.1", 0), 1_000, Instruments.on(loop), connection -> new Fragile(connection, closed)));
        try (var other = connected(listener.address().getPort()); var victim = connected(listener.address().getPort())) {
            assertAlive(other);
            victim.getOutputStream().write(new byte[] {(byte) 0xE0, 0});
            assertThat(closed.await(20, SECONDS)).isTrue();
            assertAlive(other);
            try (var next = connected(listener.address().getPort())) {
                assertAlive(next);
            }
        }
        listener.close();
    }

    @Test
    void aDefectInOneTimerStopsNoOther() throws Exception {
        var after = new CountDownLatch(2);
        loop.afterNanos(0, () -> {
            throw new IllegalStateException("a defect, as this test wants it");
        });
        loop.afterNanos(0, after::countDown);
        loop.afterNanos(MILLISECONDS.toNanos(20), after::countDown);
        assertThat(after.await(20, SECONDS)).isTrue();
    }
}
