package dev.mqttworkbench.mqtt.codec;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;

/// Tells the meter how large each packet is that leaves.
final class SentSizes extends ChannelOutboundHandlerAdapter {

    private final FrameMeter meter;

    SentSizes(FrameMeter meter) {
        this.meter = meter;
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof ByteBuf packet) {
            meter.send(packet.readableBytes());
        }
        context.write(message, promise);
    }
}
