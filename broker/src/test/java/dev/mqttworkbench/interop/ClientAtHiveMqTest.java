package dev.mqttworkbench.interop;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

import dev.mqttworkbench.client.ConnectFailure.Kind;
import dev.mqttworkbench.client.ConnectOptions;
import dev.mqttworkbench.endpoint.ClientTls;
import dev.mqttworkbench.endpoint.ClientTls.Identity;
import dev.mqttworkbench.endpoint.Step;
import dev.mqttworkbench.endpoint.Transport;
import dev.mqttworkbench.mqtt.packet.ProtocolVersion;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static dev.mqttworkbench.interop.RouteCase.assertFails;
import static dev.mqttworkbench.interop.RouteCase.exchange;
import static org.assertj.core.api.Assertions.assertThat;

/// Our client at HiveMQ CE, which is another broker with another TLS and another WebSocket than Mosquitto, and there always.
@Timeout(60)
class ClientAtHiveMqTest {

    @TempDir
    private static Path folder;

    private static Certificates authority;
    private static Certificates.Signed server;
    private static HiveMqBroker broker;

    @BeforeAll
    static void start() {
        authority = new Certificates(folder, "authority");
        server = authority.sign("server", "CN=localhost");
        broker = HiveMqBroker.start(folder, server, authority.file());
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    private static ConnectOptions to(int port) {
        return ConnectOptions.to("127.0.0.1", port).withConnectTimeout(Duration.ofSeconds(10));
    }

    private static ClientTls trusting() {
        return ClientTls.USUAL.withAuthorities(authority.file());
    }

    @ParameterizedTest
    @EnumSource(ProtocolVersion.class)
    void speaksEveryVersion(ProtocolVersion version) {
        exchange(to(broker.ports().tcp()).withVersion(version).withClientIdentifier("version-" + version.ordinal()));
    }

    @Test
    void speaksTls() {
        exchange(to(broker.ports().tls()).withTls(trusting()));
    }

    @Test
    void refusesACertificateThatNobodyVouchesForUntilItIsAccepted() {
        var failure = assertFails(to(broker.ports().tls()).withTls(ClientTls.USUAL), Step.TLS, Kind.UNKNOWN_AUTHORITY);
        var shown = failure.certificate().orElseThrow();
        assertThat(shown.fingerprint()).isEqualTo(Certificates.fingerprint(server));

        exchange(to(broker.ports().tls()).withTls(ClientTls.USUAL.accepting(shown.fingerprint())));
    }

    @Test
    void showsAClientCertificate() {
        var client = authority.sign("client", "CN=client");
        var identity = new Identity.PemFiles(client.certificateFile(), client.keyFile(), Optional.empty());

        exchange(to(broker.ports().mutual()).withTls(trusting().withIdentity(identity)));
        assertFails(to(broker.ports().mutual()).withTls(trusting()), Step.TLS, Kind.CLIENT_CERTIFICATE_REFUSED);
    }

    @Test
    void speaksWebSocket() {
        exchange(to(broker.ports().webSocket()).withTransport(Transport.WebSocket.usual()));
    }

    @Test
    void speaksWebSocketOverTls() {
        exchange(to(broker.ports().secureWebSocket()).withTransport(Transport.WebSocket.usual()).withTls(trusting()));
    }

    @Test
    void saysThatHiveMqSpeaksNoTls() {
        assertFails(to(broker.ports().tcp()).withTls(trusting()), Step.TLS, Kind.NO_TLS);
    }

    @Test
    void saysThatHiveMqWantsTls() {
        assertThat(RouteCase.failure(to(broker.ports().tls())).kind()).isIn(Kind.WANTS_TLS, Kind.CLOSED_EARLY);
    }
}
