package dev.mqttworkbench.transport;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.util.ReferenceCountUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WebSocketPingsTest {

    private final EmbeddedChannel channel = new EmbeddedChannel(new WebSocketPings());

    @AfterEach
    void release() {
        channel.finishAndReleaseAll();
    }

    /// Bad input: ping flood.
    @Test
    void passesPingsOnlyWhileTheirAnswersAreTaken() {
        var first = new PingWebSocketFrame();
        channel.writeInbound(first);
        Object passed = channel.readInbound();
        assertThat(passed).isSameAs(first);
        ReferenceCountUtil.release(passed);

        channel.unsafe().outboundBuffer().setUserDefinedWritability(1, false);
        var second = new PingWebSocketFrame(Unpooled.buffer(1));
        channel.writeInbound(second, new BinaryWebSocketFrame());
        assertThat(second.refCnt()).isZero();
        Object binary = channel.readInbound();
        assertThat(binary).isInstanceOf(BinaryWebSocketFrame.class);
        ReferenceCountUtil.release(binary);
    }
}
