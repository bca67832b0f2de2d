package dev.mqttworkbench.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;

/// Looks at what a server says first on a connection that is not encrypted: TLS and HTTP are often found where MQTT was
/// expected, and can be told apart from it by their first bytes.
final class FirstBytes extends ChannelInboundHandlerAdapter {

    private static final int TLS_ALERT = 0x15;
    private static final int TLS_MAJOR_VERSION = 3;

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        context.pipeline().remove(this);
        if (message instanceof ByteBuf bytes && bytes.readableBytes() >= 2) {
            var first = bytes.getUnsignedByte(bytes.readerIndex());
            var second = bytes.getUnsignedByte(bytes.readerIndex() + 1);
            var isTls = first == TLS_ALERT && second == TLS_MAJOR_VERSION;
            if (isTls || first == 'H' && second == 'T') {
                ReferenceCountUtil.release(message);
                context.fireExceptionCaught(new OtherProtocol(isTls));
                return;
            }
        }
        context.fireChannelRead(message);
    }
}
