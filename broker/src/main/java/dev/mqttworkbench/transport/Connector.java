package dev.mqttworkbench.transport;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

import dev.mqttworkbench.endpoint.PassedStep;
import dev.mqttworkbench.endpoint.Route;
import dev.mqttworkbench.endpoint.Step;
import dev.mqttworkbench.mqtt.codec.Dialect;
import dev.mqttworkbench.mqtt.packet.ProtocolVersion;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;

/// Opens a [NetworkConnection] to a Server: resolves its name, connects, and goes through proxy, TLS and WebSocket, whichever
/// of these are on the [Route].
///
/// @param <H> what stands at the inner end
public final class Connector<H extends NetworkConnection.Handler> {

    private final Loop loop;
    private final Route route;
    private final ProtocolVersion version;
    private final int maximumPacketSize;
    private final Instruments instruments;
    private final Consumer<PassedStep> passed;
    private final NetworkConnection.HandlerFactory<H> factory;
    private final CompletableFuture<H> connected = new CompletableFuture<>();

    /// @param version the version that CONNECT will name
    /// @param maximumPacketSize the largest packet that is accepted, in bytes
    /// @param instruments look at every packet
    /// @param passed told about every step, on the loop
    /// @param factory makes what stands at the inner end
    public Connector(
            Loop loop, Route route, ProtocolVersion version, int maximumPacketSize, Instruments instruments,
            Consumer<PassedStep> passed, NetworkConnection.HandlerFactory<H> factory) {
        this.loop = loop;
        this.route = route;
        this.version = version;
        this.maximumPacketSize = maximumPacketSize;
        this.instruments = instruments;
        this.passed = passed;
        this.factory = factory;
    }

    /// Opens the connection, once.
    ///
    /// @return completes on the loop with what stands at the inner end, exceptionally with an [OpeningFailure]
    public CompletionStage<H> connect() {
        CompletableFuture.runAsync(this::prepare).exceptionally(failure -> {
            connected.completeExceptionally(failure);
            return null;
        });
        return connected;
    }

    /// What takes its time: looking up a name, reading certificates.
    private void prepare() {
        var began = System.nanoTime();
        try {
            var address = InetAddress.getByName(route.nextHost());
            loop.run(() -> passed.accept(new PassedStep.NameResolved(
                    Duration.ofNanos(System.nanoTime() - began), route.nextHost(), address.getHostAddress())));
            var tls = route.tls().isPresent()
                    ? Optional.of(ClientTlsContext.of(route, route.tls().get()))
                    : Optional.<ClientTlsContext>empty();
            loop.run(() -> open(new InetSocketAddress(address, route.nextPort()), tls));
        } catch (UnknownHostException unknown) {
            connected.completeExceptionally(new OpeningFailure(Step.NAME, unknown));
        } catch (UnusableCertificate unusable) {
            connected.completeExceptionally(new OpeningFailure(Step.TLS, unusable));
        }
    }

    private void open(InetSocketAddress next, Optional<ClientTlsContext> tls) {
        var began = System.nanoTime();
        var proxy = route.proxy().map(each -> Proxies.handler(each, next, route.timeout()));
        // Behind a proxy the name of the broker is the proxy's to resolve: networks that have one often resolve no others.
        var target = proxy.isPresent() ? InetSocketAddress.createUnresolved(route.host(), route.port()) : next;
        bootstrap(channel -> {
            proxy.ifPresent(handler -> channel.pipeline().addLast("proxy", handler));
            channel.pipeline().addLast("opening", new Opening(route, version, tls, began, passed, () -> install(channel), this::failed));
        }).connect(target).addListener((ChannelFuture opened) -> {
            if (!opened.isSuccess()) {
                failed(new OpeningFailure(Step.TCP, opened.cause()));
            }
        });
    }

    private void failed(OpeningFailure failure) {
        connected.completeExceptionally(failure); // the first one counts
    }

    private void install(Channel channel) {
        connected.complete(NetworkConnection.install(
                loop, channel, Dialect.of(version), maximumPacketSize, instruments, factory));
    }

    private Bootstrap bootstrap(Consumer<Channel> pipeline) {
        return new Bootstrap()
                .group(loop.eventLoop())
                .channel(Loop.usesEpoll() ? EpollSocketChannel.class : NioSocketChannel.class)
                .disableResolver() // what has to be resolved is, off the loop
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.WRITE_BUFFER_WATER_MARK, NetworkConnection.WAITING_FOR_SOCKET)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) Math.min(Integer.MAX_VALUE, route.timeout().toMillis()))
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        pipeline.accept(channel);
                    }
                });
    }
}
