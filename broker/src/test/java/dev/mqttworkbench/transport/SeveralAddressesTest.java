package dev.mqttworkbench.transport;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import dev.mqttworkbench.broker.BrokerSettings;
import dev.mqttworkbench.endpoint.ClientTls;
import dev.mqttworkbench.endpoint.ListenerSettings;
import dev.mqttworkbench.endpoint.PassedStep;
import dev.mqttworkbench.endpoint.Proxy;
import dev.mqttworkbench.endpoint.Route;
import dev.mqttworkbench.endpoint.ServerTls;
import dev.mqttworkbench.endpoint.Step;
import dev.mqttworkbench.endpoint.Transport;
import dev.mqttworkbench.interop.Certificates;
import dev.mqttworkbench.interop.Patience;
import dev.mqttworkbench.interop.TestBroker;
import dev.mqttworkbench.interop.TestProxy;
import dev.mqttworkbench.mqtt.packet.Packet;
import dev.mqttworkbench.mqtt.packet.PacketViolation;
import dev.mqttworkbench.mqtt.packet.ProtocolVersion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/// A name with several addresses of this computer, at some of which nobody listens.
@Timeout(60)
class SeveralAddressesTest {

    private static final String NAME = "localhost";
    private static final Duration LIMIT = Duration.ofSeconds(10);

    @TempDir
    private Path folder;

    private final Loop loop = Loop.start("test");
    private final ConcurrentLinkedQueue<PassedStep> steps = new ConcurrentLinkedQueue<>();

    @AfterEach
    void stop() {
        Patience.get(loop.stop());
    }

    /// What stands at the inner end, and says nothing.
    private record Silent(NetworkConnection connection) implements NetworkConnection.Handler {
        @Override
        public void received(Packet packet) {
            throw new AssertionError(packet);
        }

        @Override
        public void violated(PacketViolation violation) {
            throw new AssertionError(violation);
        }

        @Override
        public void closed() {
            // the test is over
        }
    }

    private static Route route(int port, Transport transport, Optional<ClientTls> tls, Optional<Proxy> proxy) {
        return new Route(NAME, port, transport, tls, proxy, LIMIT);
    }

    private Connector<Silent> connector(Route route, String... addresses) {
        return new Connector<>(host -> {
            var all = new ArrayList<InetAddress>();
            for (var address : addresses) {
                all.add(InetAddress.getByName(address));
            }
            return all.toArray(InetAddress[]::new);
        }, loop, route, ProtocolVersion.V5, 1_000, Instruments.on(loop), steps::add, Silent::new);
    }

    private void connect(Route route, String... addresses) {
        steps.clear();
        var opened = Patience.get(connector(route, addresses).connect());
        loop.run(() -> opened.connection().close());
    }

    private OpeningFailure failure(Route route, String... addresses) {
        var thrown = catchThrowable(() -> connector(route, addresses).connect().toCompletableFuture().get(20, TimeUnit.SECONDS));
        assertThat(thrown).isInstanceOf(ExecutionException.class);
        assertThat(thrown.getCause()).isInstanceOf(OpeningFailure.class);
        return (OpeningFailure) thrown.getCause();
    }

    private PassedStep.TcpOpened tcp() {
        return steps.stream().filter(PassedStep.TcpOpened.class::isInstance).map(PassedStep.TcpOpened.class::cast).findFirst().orElseThrow();
    }

    @Test
    void connectsToTheNextAddressOverEveryTransport() {
        var authority = new Certificates(folder, "authority");
        var shown = authority.sign("server", "CN=localhost");
        var tls = ServerTls.with(new ServerTls.Certificate.PemFiles(shown.certificateFile(), shown.keyFile(), Optional.empty()));
        var trusting = Optional.of(ClientTls.USUAL.withAuthorities(authority.file()));
        var listener = ListenerSettings.tcp("127.0.0.1", 0);
        var webSocket = Transport.WebSocket.usual();
        try (var broker = TestBroker.start(BrokerSettings.defaults().withListeners(List.of(
                listener, listener.withTls(tls), listener.withTransport(webSocket), listener.withTransport(webSocket).withTls(tls))))) {
            for (var place = 0; place < 4; place++) {
                var port = broker.ports().get(place);
                connect(route(port, place < 2 ? new Transport.Tcp() : webSocket, place % 2 == 0 ? Optional.empty() : trusting, Optional.empty()),
                        "127.0.0.2", "127.0.0.3", "127.0.0.1");
                assertThat(steps.element()).isInstanceOfSatisfying(PassedStep.NameResolved.class, name ->
                        assertThat(name.address()).isEqualTo("127.0.0.2, 127.0.0.3, 127.0.0.1"));
                assertThat(tcp().address()).isEqualTo("127.0.0.1:" + port);
                assertThat(steps).extracting(PassedStep::step).doesNotHaveDuplicates();
            }
        }
    }

    /// The system's resolver knows no limit of ours.
    @Test
    void waitsForAnAddressNoLongerThanForAnyOtherStep() {
        var said = new CountDownLatch(1);
        var route = new Route("broker.example", 1883, new Transport.Tcp(), Optional.empty(), Optional.empty(), Duration.ofMillis(200));
        var thrown = catchThrowable(() -> new Connector<>(host -> {
            try {
                said.await();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
            throw new UnknownHostException(host);
        }, loop, route, ProtocolVersion.V5, 1_000, Instruments.on(loop), steps::add, Silent::new).connect().toCompletableFuture().get(20, TimeUnit.SECONDS));
        said.countDown();
        assertThat(thrown).cause().isInstanceOfSatisfying(OpeningFailure.class, failure -> assertThat(failure.step()).isEqualTo(Step.NAME));
        assertThat(thrown.getCause()).cause().isInstanceOf(TimeoutException.class);
    }

    @Test
    void connectsToTheNextAddressOfAProxy() throws IOException {
        try (var broker = TestBroker.start(); var proxy = TestProxy.start(TestProxy.Kind.SOCKS5, "", "")) {
            connect(route(broker.port(), new Transport.Tcp(), Optional.empty(), Optional.of(Proxy.of(Proxy.Kind.SOCKS5, "proxy", proxy.port()))),
                    "127.0.0.2", "127.0.0.1");

            assertThat(tcp().address()).isEqualTo("127.0.0.1:" + proxy.port());
            assertThat(steps).extracting(PassedStep::step).containsExactly(Step.NAME, Step.TCP, Step.PROXY);
        }
    }

    @Test
    void staysAtTheFirstAddressThatTakesTheConnection() {
        try (var broker = TestBroker.start()) {
            connect(route(broker.port(), new Transport.Tcp(), Optional.empty(), Optional.empty()), "127.0.0.1", "127.0.0.2");

            assertThat(tcp().address()).isEqualTo("127.0.0.1:" + broker.port());
        }
    }

    @Test
    void saysOfEachAddressWhyItFailed() throws IOException {
        var failure = failure(route(freePort(), new Transport.Tcp(), Optional.empty(), Optional.empty()), "127.0.0.2", "127.0.0.1");

        assertThat(failure.step()).isEqualTo(Step.TCP);
        assertThat(failure.reason()).isInstanceOfSatisfying(UnreachableAddresses.class, several -> {
            assertThat(several.addresses()).isEqualTo("127.0.0.2, 127.0.0.1");
            assertThat(several.failures()).hasSize(2).allMatch(java.net.ConnectException.class::isInstance);
            assertThat(several.getMessage()).matches(".*127\\.0\\.0\\.2.*; .*127\\.0\\.0\\.1.*");
        });
    }

    @Test
    void saysWhyItFailedWhereThereIsOneAddress() throws IOException {
        var failure = failure(route(freePort(), new Transport.Tcp(), Optional.empty(), Optional.empty()), "127.0.0.2");

        assertThat(failure.reason()).isInstanceOf(java.net.ConnectException.class);
    }

    /// An address that says nothing takes its share of the time, and leaves the rest to the others.
    @Test
    void waitsForASilentAddressNoLongerThanItsShare() throws IOException {
        try (var broker = TestBroker.start(); var silent = new ServerSocket(broker.port(), 1, InetAddress.getByName("127.0.0.2"));
                var waiting = new Waiting(silent)) {
            assumeTrue(waiting.isFull(), "this system refuses what a listener has no room for, or takes all of it");
            connect(route(broker.port(), new Transport.Tcp(), Optional.empty(), Optional.empty()), "127.0.0.2", "127.0.0.1");

            assertThat(tcp().address()).isEqualTo("127.0.0.1:" + broker.port());
            assertThat(tcp().took()).isBetween(LIMIT.dividedBy(2).minusMillis(500), LIMIT);
        }
    }

    /// Connections that nobody takes, so many that a listener has no room for another one.
    private static final class Waiting implements AutoCloseable {

        private final List<Socket> sockets = new ArrayList<>();
        private boolean isFull;

        Waiting(ServerSocket listener) throws IOException {
            var address = new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort());
            while (!isFull && sockets.size() < 20) {
                var socket = new Socket();
                sockets.add(socket);
                try {
                    socket.connect(address, 300);
                } catch (SocketTimeoutException full) {
                    isFull = true;
                }
            }
        }

        boolean isFull() {
            return isFull;
        }

        @Override
        public void close() throws IOException {
            for (var socket : sockets) {
                socket.close();
            }
        }
    }

    private static int freePort() throws IOException {
        try (var free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }
}
