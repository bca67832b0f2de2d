package dev.mqttworkbench.interop;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import dev.mqttworkbench.broker.BrokerSettings;
import dev.mqttworkbench.client.ConnectFailure.Kind;
import dev.mqttworkbench.client.ConnectOptions;
import dev.mqttworkbench.endpoint.ClientTls;
import dev.mqttworkbench.endpoint.ListenerSettings;
import dev.mqttworkbench.endpoint.PassedStep;
import dev.mqttworkbench.endpoint.Proxy;
import dev.mqttworkbench.endpoint.ServerTls;
import dev.mqttworkbench.endpoint.Step;
import dev.mqttworkbench.endpoint.Transport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static dev.mqttworkbench.interop.RouteCase.assertFails;
import static dev.mqttworkbench.interop.RouteCase.exchange;
import static dev.mqttworkbench.interop.RouteCase.steps;
import static org.assertj.core.api.Assertions.assertThat;

/// Our client through proxies on the loopback address.
@Timeout(60)
class ClientProxiesTest {

    private static ConnectOptions through(TestBroker broker, TestProxy proxy, Proxy.Kind kind) {
        return ConnectOptions.to("localhost", broker.port())
                .withConnectTimeout(Duration.ofSeconds(3))
                .withProxy(Proxy.of(kind, "127.0.0.1", proxy.port()));
    }

    private static ConnectOptions withCredentials(ConnectOptions options, String userName, String password) {
        return options.withProxy(options.proxy().orElseThrow().withCredentials(userName, password));
    }

    @ParameterizedTest
    @EnumSource
    void carriesMessagesAndLeavesTheNameToTheProxy(Proxy.Kind kind) {
        try (var broker = TestBroker.start(); var proxy = TestProxy.start(TestProxy.Kind.valueOf(kind.name()), "", "")) {
            var options = through(broker, proxy, kind);
            exchange(options);
            assertThat(proxy.asked()).containsExactly("localhost:" + broker.port());
            assertThat(steps(options)).extracting(PassedStep::step)
                    .containsExactly(Step.NAME, Step.TCP, Step.PROXY, Step.CONNACK);
        }
    }

    @ParameterizedTest
    @EnumSource
    void tellsTheProxyWhoAsks(Proxy.Kind kind) {
        try (var broker = TestBroker.start(); var proxy = TestProxy.start(TestProxy.Kind.valueOf(kind.name()), "me", "secret")) {
            var options = through(broker, proxy, kind);
            exchange(withCredentials(options, "me", "secret"));
            var refused = withCredentials(options, "somebody", "wrong");
            assertFails(refused, Step.PROXY, kind == Proxy.Kind.SOCKS4 ? Kind.PROXY_REFUSED : Kind.PROXY_CREDENTIALS);
        }
    }

    @ParameterizedTest
    @EnumSource
    void saysThatTheProxyRefuses(Proxy.Kind kind) {
        try (var broker = TestBroker.start();
                var proxy = TestProxy.start(TestProxy.Kind.valueOf("REFUSING_" + kind), "", "")) {
            var failure = assertFails(through(broker, proxy, kind), Step.PROXY, Kind.PROXY_REFUSED);
            assertThat(failure.arguments()).startsWith("127.0.0.1", Integer.toString(proxy.port()));
        }
    }

    @Test
    void saysThatTheProxyIsDownOrSilent() throws IOException {
        int free;
        try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            free = silent.getLocalPort();
            assertFails(
                    ConnectOptions.to("localhost", 1883).withConnectTimeout(Duration.ofMillis(300))
                            .withProxy(Proxy.of(Proxy.Kind.SOCKS5, "127.0.0.1", free)),
                    Step.PROXY, Kind.PROXY_REFUSED);
        }
        assertFails(
                ConnectOptions.to("localhost", 1883).withProxy(Proxy.of(Proxy.Kind.HTTP, "127.0.0.1", free)),
                Step.TCP, Kind.PROXY_UNREACHABLE);
        assertFails(
                ConnectOptions.to("localhost", 1883).withProxy(Proxy.of(Proxy.Kind.HTTP, "no-such-proxy.invalid", 80)),
                Step.NAME, Kind.UNKNOWN_HOST);
    }

    @Test
    void goesThroughProxyThenTlsThenWebSocket(@TempDir Path folder) {
        var authority = new Certificates(folder, "authority");
        var server = authority.sign("server", "CN=localhost");
        var settings = BrokerSettings.defaults().withListeners(List.of(ListenerSettings.webSocket("127.0.0.1", 0).withTls(
                ServerTls.with(new ServerTls.Certificate.PemFiles(server.certificateFile(), server.keyFile(), Optional.empty())))));
        try (var broker = TestBroker.start(settings); var proxy = TestProxy.start(TestProxy.Kind.HTTP, "", "")) {
            var options = through(broker, proxy, Proxy.Kind.HTTP)
                    .withTransport(Transport.WebSocket.usual())
                    .withTls(ClientTls.USUAL.withAuthorities(authority.file()));
            exchange(options);
            assertThat(steps(options)).extracting(PassedStep::step).containsExactly(Step.values());
        }
    }
}
