package dev.mqttworkbench.transport;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.concurrent.CompletableFuture;

/// Tells once that a connection is open, before anything is read from it.
final class Opened extends ChannelInboundHandlerAdapter {

    private final NetworkConnection connection;
    private final CompletableFuture<NetworkConnection> connected;

    Opened(NetworkConnection connection, CompletableFuture<NetworkConnection> connected) {
        this.connection = connection;
        this.connected = connected;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        context.pipeline().remove(this);
        connected.complete(connection);
    }
}
