package dev.mqttworkbench.transport;

import java.util.concurrent.CompletableFuture;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/// Tells once that a connection is open, before anything is read from it.
///
/// @param <H> what stands at its inner end
final class Opened<H> extends ChannelInboundHandlerAdapter {

    private final H handler;
    private final CompletableFuture<H> connected;

    Opened(H handler, CompletableFuture<H> connected) {
        this.handler = handler;
        this.connected = connected;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        context.pipeline().remove(this);
        connected.complete(handler);
    }
}
