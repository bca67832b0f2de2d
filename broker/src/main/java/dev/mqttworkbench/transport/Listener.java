package dev.mqttworkbench.transport;

import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

import dev.mqttworkbench.endpoint.ListenerSettings;
import dev.mqttworkbench.endpoint.Transport;
import dev.mqttworkbench.mqtt.codec.Dialect;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;

/// Listens on one address and makes a [NetworkConnection] of each connection that comes in.
public final class Listener {

    private static final int BACKLOG = 4_096;

    private final Channel channel;

    private Listener(Channel channel) {
        this.channel = channel;
    }

    /// Starts to listen.
    ///
    /// @param maximumPacketSize the largest packet that is accepted, in bytes
    /// @param instruments look at every packet
    /// @param factory makes what stands at the inner end of each connection
    /// @return completes when it listens; exceptionally with an [UnusableCertificate], or with what the system said
    public static CompletionStage<Listener> listen(
            Loop loop, ListenerSettings settings, int maximumPacketSize, Instruments instruments,
            NetworkConnection.HandlerFactory<?> factory) {
        return CompletableFuture.supplyAsync(() -> certificates(settings))
                .thenCompose(tls -> bind(loop, settings, tls, maximumPacketSize, instruments, factory));
    }

    private static Optional<TlsContext> certificates(ListenerSettings settings) {
        try {
            return settings.tls().isPresent() ? Optional.of(TlsContext.of(settings.tls().get())) : Optional.empty();
        } catch (UnusableCertificate unusable) {
            throw new CompletionException(unusable);
        }
    }

    private static CompletionStage<Listener> bind(
            Loop loop, ListenerSettings settings, Optional<TlsContext> tls, int maximumPacketSize, Instruments instruments,
            NetworkConnection.HandlerFactory<?> factory) {
        var listening = new CompletableFuture<Listener>();
        new ServerBootstrap()
                .group(loop.eventLoop())
                .channel(Loop.usesEpoll() ? EpollServerSocketChannel.class : NioServerSocketChannel.class)
                .option(ChannelOption.SO_REUSEADDR, true)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, NetworkConnection.WAITING_FOR_SOCKET)
                .childHandler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel child) {
                        tls.ifPresent(each -> child.pipeline().addLast("tls", each.handler(child.alloc())));
                        if (settings.transport() instanceof Transport.WebSocket webSocket) {
                            WebSocketServer.addTo(child.pipeline(), webSocket, maximumPacketSize);
                        }
                        NetworkConnection.install(loop, child, Dialect.unknown(), maximumPacketSize, instruments, factory);
                    }
                })
                .bind(new InetSocketAddress(settings.host(), settings.port()))
                .addListener((ChannelFuture bound) -> {
                    if (bound.isSuccess()) {
                        listening.complete(new Listener(bound.channel()));
                    } else {
                        listening.completeExceptionally(bound.cause());
                    }
                });
        return listening;
    }

    /// The address that is listened on, with the port that was chosen.
    public InetSocketAddress address() {
        return (InetSocketAddress) channel.localAddress();
    }

    /// Stops to listen; connections that are there stay.
    public void close() {
        channel.close();
    }
}
