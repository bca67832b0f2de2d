package dev.mqttworkbench.transport;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Stream;

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

/// Opens a [NetworkConnection] to a Server: resolves its name, connects to the first of its addresses that takes the connection, and goes through proxy, TLS and WebSocket, whichever
/// of these are on the [Route].
///
/// @param <H> what stands at the inner end
public final class Connector<H extends NetworkConnection.Handler> {

    /// Finds the addresses of a name.
    @FunctionalInterface
    interface Resolver {

        /// The addresses in the order in which they are tried, at least one. Takes its time.
        InetAddress[] addresses(String host) throws UnknownHostException;
    }

    /// Each task has a thread of its own, and no virtual one: the system's resolver would hold the processor's, and with it all others.
    private static final Executor THREADS = Executors.newThreadPerTaskExecutor(Thread.ofPlatform().daemon().name("connect-", 1).factory());

    /// Addresses of one name that are tried, at the most.
    private static final int MOST_ADDRESSES = 8;

    private final Resolver resolver;
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
        this(InetAddress::getAllByName, loop, route, version, maximumPacketSize, instruments, passed, factory);
    }

    Connector(
            Resolver resolver, Loop loop, Route route, ProtocolVersion version, int maximumPacketSize, Instruments instruments,
            Consumer<PassedStep> passed, NetworkConnection.HandlerFactory<H> factory) {
        this.resolver = resolver;
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
        CompletableFuture.runAsync(this::prepare, THREADS).exceptionally(failure -> {
            connected.completeExceptionally(failure);
            return null;
        });
        return connected;
    }

    /// What takes its time: looking up a name, reading certificates.
    private void prepare() {
        var began = System.nanoTime();
        try {
            var addresses = Stream.of(resolve()).limit(MOST_ADDRESSES)
                    .map(address -> new InetSocketAddress(address, route.nextPort())).toList();
            var named = UnreachableAddresses.named(addresses);
            loop.run(() -> passed.accept(new PassedStep.NameResolved(Duration.ofNanos(System.nanoTime() - began), route.nextHost(), named)));
            var tls = route.tls().isPresent()
                    ? Optional.of(ClientTlsContext.of(route, route.tls().get()))
                    : Optional.<ClientTlsContext>empty();
            loop.run(() -> new Attempts(addresses, tls).next());
        } catch (UnknownHostException unknown) {
            connected.completeExceptionally(new OpeningFailure(Step.NAME, unknown));
        } catch (TimeoutException late) {
            connected.completeExceptionally(new OpeningFailure(Step.NAME, late));
        } catch (UnusableCertificate unusable) {
            connected.completeExceptionally(new OpeningFailure(Step.TLS, unusable));
        }
    }

    /// The system's resolver takes as long as it likes, and nothing ends it: who waits for it does not wait longer than for any other step.
    private InetAddress[] resolve() throws UnknownHostException, TimeoutException {
        var asked = new FutureTask<>(() -> resolver.addresses(route.nextHost()));
        THREADS.execute(asked);
        try {
            return asked.get(route.timeout().toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof UnknownHostException unknown) {
                throw unknown;
            }
            throw new CompletionException(failure.getCause());
        } catch (InterruptedException ended) {
            throw new CompletionException(ended); // nobody interrupts these threads
        }
    }

    /// The addresses of the name, one behind the other until one takes the connection; together they have the time of one step. What fails
    /// behind TCP fails for all of them. On the loop only.
    private final class Attempts {

        private final List<InetSocketAddress> addresses;
        private final Optional<ClientTlsContext> tls;
        private final long began = System.nanoTime();
        private final List<Throwable> failures = new ArrayList<>(); // of the first addresses

        Attempts(List<InetSocketAddress> addresses, Optional<ClientTlsContext> tls) {
            this.addresses = addresses;
            this.tls = tls;
        }

        void next() {
            open(addresses.get(failures.size()), tls, began, share(), this::refused);
        }

        /// Milliseconds for the next address: what is left of the time, in equal parts for those that are left.
        private int share() {
            var left = route.timeout().toMillis() - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
            return Math.clamp(left / (addresses.size() - failures.size()), 1, Integer.MAX_VALUE);
        }

        private void refused(Throwable cause) {
            failures.add(cause);
            if (failures.size() < addresses.size()) {
                next();
            } else {
                failed(new OpeningFailure(Step.TCP, addresses.size() == 1 ? cause : new UnreachableAddresses(addresses, failures)));
            }
        }
    }

    private void open(InetSocketAddress next, Optional<ClientTlsContext> tls, long began, int milliseconds, Consumer<Throwable> refused) {
        var proxy = route.proxy().map(each -> Proxies.handler(each, next, route.timeout()));
        // Behind a proxy the name of the broker is the proxy's to resolve: networks that have one often resolve no others.
        var target = proxy.isPresent() ? InetSocketAddress.createUnresolved(route.host(), route.port()) : next;
        bootstrap(milliseconds, channel -> {
            proxy.ifPresent(handler -> channel.pipeline().addLast("proxy", handler));
            channel.pipeline().addLast("opening", new Opening(route, version, tls, began, passed, () -> install(channel), this::failed));
        }).connect(target).addListener((ChannelFuture opened) -> {
            if (!opened.isSuccess()) {
                refused.accept(opened.cause());
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

    private Bootstrap bootstrap(int milliseconds, Consumer<Channel> pipeline) {
        return new Bootstrap()
                .group(loop.eventLoop())
                .channel(Loop.usesEpoll() ? EpollSocketChannel.class : NioSocketChannel.class)
                .disableResolver() // what has to be resolved is, off the loop
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.WRITE_BUFFER_WATER_MARK, NetworkConnection.WAITING_FOR_SOCKET)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, milliseconds)
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        pipeline.accept(channel);
                    }
                });
    }
}
