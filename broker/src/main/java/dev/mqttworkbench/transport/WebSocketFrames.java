package dev.mqttworkbench.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.util.ReferenceCountUtil;

/// Binary frames to bytes and back. Packets need not begin or end where frames do [MQTT-6.0.0-2].
final class WebSocketFrames extends ChannelDuplexHandler {

    private boolean closing;

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (closing) {
            ReferenceCountUtil.release(message);
        } else if (!(message instanceof WebSocketFrame frame)) { // sent before the answer to the upgrade, which RFC 6455 forbids
            ReferenceCountUtil.release(message);
            close(context, WebSocketCloseStatus.PROTOCOL_ERROR);
        } else if (frame instanceof BinaryWebSocketFrame || frame instanceof ContinuationWebSocketFrame) {
            context.fireChannelRead(frame.content());
        } else { // text [MQTT-6.0.0-1]
            ReferenceCountUtil.release(message);
            close(context, WebSocketCloseStatus.INVALID_MESSAGE_TYPE);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof CorruptedWebSocketFrameException wrong) {
            close(context, wrong.closeStatus());
        } else {
            context.fireExceptionCaught(cause);
        }
    }

    private void close(ChannelHandlerContext context, WebSocketCloseStatus status) {
        if (!closing) {
            closing = true;
            context.writeAndFlush(new CloseWebSocketFrame(status)).addListener(ChannelFutureListener.CLOSE);
        }
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof ByteBuf bytes && bytes.isReadable()) {
            context.write(new BinaryWebSocketFrame(bytes), promise);
        } else {
            context.write(message, promise);
        }
    }
}
