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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static dev.mqttworkbench.interop.RouteCase.assertFails;
import static dev.mqttworkbench.interop.RouteCase.exchange;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/// Our client at Eclipse Mosquitto, whose TLS is OpenSSL's and whose WebSocket is that of libwebsockets.
@Timeout(60)
class ClientAtMosquittoTest {

    @TempDir
    private Path folder;

    private Certificates authority;
    private ClientTls trusting;
    private String tls;

    @BeforeEach
    void makeCertificates() {
        Programs.assumeInstalled("mosquitto");
        authority = new Certificates(folder, "authority");
        var server = authority.sign("server", "CN=localhost");
        trusting = ClientTls.USUAL.withAuthorities(authority.file());
        tls = """
                allow_anonymous true
                certfile %s
                keyfile %s
                # Started by root it would become somebody else, who must not read the key.
                user %s
                """.formatted(server.certificateFile(), server.keyFile(), System.getProperty("user.name"));
    }

    private static ConnectOptions to(MosquittoBroker broker) {
        return ConnectOptions.to("127.0.0.1", broker.port()).withConnectTimeout(Duration.ofSeconds(5));
    }

    @Test
    void speaksTls() {
        try (var broker = MosquittoBroker.start(folder, tls)) {
            exchange(to(broker).withTls(trusting));
            assertThat(assertFails(to(broker).withTls(ClientTls.USUAL), Step.TLS, Kind.UNKNOWN_AUTHORITY).certificate())
                    .isPresent();
        }
    }

    @Test
    void saysThatMosquittoWantsTls() {
        try (var broker = MosquittoBroker.start(folder, tls)) {
            assertThat(RouteCase.failure(to(broker)).kind()).isIn(Kind.WANTS_TLS, Kind.CLOSED_EARLY);
        }
    }

    @Test
    void saysThatMosquittoSpeaksNoTls() {
        try (var broker = MosquittoBroker.start(folder)) {
            assertFails(to(broker).withTls(trusting), Step.TLS, Kind.NO_TLS);
        }
    }

    @Test
    void showsAClientCertificate() {
        var client = authority.sign("client", "CN=client");
        var identity = new Identity.PemFiles(client.certificateFile(), client.keyFile(), Optional.empty());
        var mutual = tls + "require_certificate true\ncafile " + authority.file() + "\n";
        try (var broker = MosquittoBroker.start(folder, mutual)) {
            exchange(to(broker).withTls(trusting.withIdentity(identity)));
            assertFails(to(broker).withTls(trusting), Step.TLS, Kind.CLIENT_CERTIFICATE_REFUSED);
        }
    }

    private void assumeWebSocket() {
        var has = MosquittoBroker.hasWebSocket(folder);
        if (!has) {
            System.out.println("SKIPPED: this mosquitto has no WebSocket, so nothing was tested against it");
        }
        assumeTrue(has, "mosquitto has no WebSocket");
    }

    @Test
    void speaksWebSocket() {
        assumeWebSocket();
        try (var broker = MosquittoBroker.start(folder, "protocol websockets\nallow_anonymous true\n")) {
            exchange(to(broker).withTransport(Transport.WebSocket.usual()));
        }
    }

    @Test
    void speaksWebSocketOverTls() {
        assumeWebSocket();
        try (var broker = MosquittoBroker.start(folder, "protocol websockets\n" + tls)) {
            exchange(to(broker).withTransport(Transport.WebSocket.usual()).withTls(trusting));
        }
    }
}
