package dev.mqttworkbench.transport;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import dev.mqttworkbench.mqtt.codec.Dialect;
import dev.mqttworkbench.mqtt.packet.Packet;
import dev.mqttworkbench.mqtt.packet.PacketViolation;
import dev.mqttworkbench.mqtt.packet.ProtocolVersion;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class NetworkConnectionTest {

    private static final int MEGABYTE = 1 << 20;

    private final Loop loop = Loop.start("test");
    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final List<NetworkConnection> connections = new ArrayList<>();
    private final AtomicInteger received = new AtomicInteger();
    private final NetworkConnection.Handler handler = new NetworkConnection.Handler() {
        @Override
        public void received(Packet packet) {
            received.incrementAndGet();
        }

        @Override
        public void violated(PacketViolation violation) {
            throw new AssertionError(violation);
        }

        @Override
        public void closed() {
            // of no interest here
        }
    };

    NetworkConnectionTest() {
        NetworkConnection.install(
                loop, channel, Dialect.of(ProtocolVersion.V5), MEGABYTE, Instruments.on(loop), opened -> {
                    connections.add(opened);
                    return handler;
                });
    }

    @AfterEach
    void stop() {
        channel.finishAndReleaseAll();
        loop.stop().toCompletableFuture().join();
    }

    private void takes(boolean more) {
        channel.unsafe().outboundBuffer().setUserDefinedWritability(1, more);
        channel.runPendingTasks();
    }

    private void receivePingReqs(int bytes) {
        var pings = Unpooled.buffer(bytes);
        while (pings.isWritable()) {
            pings.writeShort(0xC000);
        }
        channel.writeInbound(pings);
    }

    private boolean isRead() {
        return channel.config().isAutoRead();
    }

    @Test
    void knowsWhetherItsSocketHasTakenWhatWasSent() {
        assertThat(connections.getFirst().hasWaitingOutput()).isFalse();
        channel.pipeline().firstContext().write(Unpooled.buffer().writeZero(10));
        assertThat(connections.getFirst().hasWaitingOutput()).isTrue();
        channel.flush();
        assertThat(connections.getFirst().hasWaitingOutput()).isFalse();
    }

    /// Bad input: a flood of packets whose answers nobody reads. Acknowledgements and keep alive of a slow peer pass.
    @Test
    void readsAMegabyteFromAPeerThatTakesNothing() {
        receivePingReqs(2 * MEGABYTE);
        takes(false);
        receivePingReqs(MEGABYTE);
        assertThat(isRead()).isTrue();
        receivePingReqs(2);
        assertThat(isRead()).isFalse();
        assertThat(received).hasValue(3 * MEGABYTE / 2 + 1);

        takes(true);
        assertThat(isRead()).isTrue();
        receivePingReqs(2 * MEGABYTE);
        assertThat(isRead()).isTrue();
    }
}
