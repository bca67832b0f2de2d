package dev.mqttworkbench.transport;

import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

import dev.mqttworkbench.mqtt.codec.Dialect;
import dev.mqttworkbench.mqtt.packet.ProtocolVersion;
import dev.mqttworkbench.trace.PacketTrace;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;

/// Opens a [NetworkConnection] to a Server.
public final class Connector {

    private Connector() {}

    /// Opens a connection.
    ///
    /// @param host address or name; a name is resolved off the loop
    /// @param port 1 to 65,535
    /// @param version the version that CONNECT will name
    /// @param maximumPacketSize the largest packet that is accepted, in bytes
    /// @param timeout until the connection is open
    /// @param trace told about every packet
    /// @param factory makes what stands at the inner end
    /// @param <H> what stands at the inner end
    /// @return completes on the loop with what stands at the inner end when the connection is open, exceptionally with what
    ///         the system said
    public static <H extends NetworkConnection.Handler> CompletionStage<H> connect(
            Loop loop, String host, int port, ProtocolVersion version, int maximumPacketSize, Duration timeout,
            PacketTrace trace, NetworkConnection.HandlerFactory<H> factory) {
        var connected = new CompletableFuture<H>();
        CompletableFuture.supplyAsync(() -> resolved(host, port)).thenAccept(address ->
                bootstrap(loop, version, maximumPacketSize, timeout, trace, factory, connected)
                        .connect(address)
                        .addListener((ChannelFuture opened) -> {
                            if (!opened.isSuccess()) {
                                connected.completeExceptionally(opened.cause());
                            }
                        }))
                .exceptionally(failure -> {
                    connected.completeExceptionally(failure);
                    return null;
                });
        return connected;
    }

    /// Resolved here and nowhere else: Netty would look an unknown name up once more, on the loop.
    private static InetSocketAddress resolved(String host, int port) {
        var address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw new CompletionException(new UnknownHostException(host));
        }
        return address;
    }

    private static <H extends NetworkConnection.Handler> Bootstrap bootstrap(
            Loop loop, ProtocolVersion version, int maximumPacketSize, Duration timeout, PacketTrace trace,
            NetworkConnection.HandlerFactory<H> factory, CompletableFuture<H> connected) {
        return new Bootstrap()
                .group(loop.eventLoop())
                .channel(Loop.usesEpoll() ? EpollSocketChannel.class : NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.WRITE_BUFFER_WATER_MARK, NetworkConnection.WAITING_FOR_SOCKET)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) Math.min(Integer.MAX_VALUE, timeout.toMillis()))
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        var handler = NetworkConnection.install(
                                loop, channel, Dialect.of(version), maximumPacketSize, trace, factory);
                        channel.pipeline().addLast("opened", new Opened<>(handler, connected));
                    }
                });
    }
}
