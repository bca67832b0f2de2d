package dev.mqttworkbench.transport;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelOption;

/// How a Network Connection ends from this side: behind its last words, also where a gate holds them, or at once. On its loop only.
final class Farewell {

    /// How long a peer may take to read what was sent before a close.
    static final Duration LAST_WORDS = Duration.ofSeconds(2);

    private final Loop loop;
    private final Channel channel;
    private final ConnectionLine line;

    Farewell(Loop loop, Channel channel, ConnectionLine line) {
        this.loop = loop;
        this.channel = channel;
        this.line = line;
    }

    /// Closes after everything sent so far has left, or when the peer does not take it in time.
    ///
    /// @param longest that the peer may take
    void close(Duration longest) {
        assert loop.isCurrent();
        var gate = line.gate();
        if (!channel.isActive()) {
            channel.close();
            if (gate != null) {
                gate.cutting(); // nobody is there any more for what its peer has said before it left
            }
            return;
        }
        if (gate != null && !gate.closing(() -> close(longest))) {
            return;
        }
        channel.flush();
        channel.pipeline().firstContext().writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
        var overdue = loop.after(longest, this::cut);
        channel.closeFuture().addListener(closed -> overdue.cancel());
    }

    /// Closes at once: what waits to be sent is lost, here and in the kernel.
    void cut() {
        var gate = line.gate();
        if (gate != null) {
            gate.cutting();
        }
        if (channel.isOpen()) {
            channel.config().setOption(ChannelOption.SO_LINGER, 0);
        }
        var outermost = channel.pipeline().firstContext();
        if (outermost == null) {
            channel.close();
        } else {
            outermost.close(); // past TLS and WebSocket, which have words for a farewell
        }
    }

    /// Completes on the loop when the connection is closed.
    CompletionStage<Void> closed() {
        var closed = new CompletableFuture<Void>();
        channel.closeFuture().addListener(done -> closed.complete(null));
        return closed;
    }
}
