package dev.mqttworkbench.interop;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.mqttworkbench.broker.BrokerSettings;
import dev.mqttworkbench.client.ConnectFailure.Kind;
import dev.mqttworkbench.client.ConnectOptions;
import dev.mqttworkbench.endpoint.ClientTls;
import dev.mqttworkbench.endpoint.ClientTls.Identity;
import dev.mqttworkbench.endpoint.ListenerSettings;
import dev.mqttworkbench.endpoint.PassedStep;
import dev.mqttworkbench.endpoint.ServerTls;
import dev.mqttworkbench.endpoint.ServerTls.ClientCertificates;
import dev.mqttworkbench.endpoint.Step;
import dev.mqttworkbench.endpoint.Transport;
import dev.mqttworkbench.mqtt.packet.ProtocolVersion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static dev.mqttworkbench.interop.RouteCase.assertFails;
import static dev.mqttworkbench.interop.RouteCase.exchange;
import static dev.mqttworkbench.interop.RouteCase.steps;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Our client over TCP, TLS and WebSocket to a broker that shows all of them, and the sentence for each way in which that fails.
@Timeout(60)
class ClientRoutesTest {

    private static final Transport WEB_SOCKET = new Transport.WebSocket("/mqtt", Set.of());

    @TempDir
    private Path folder;

    private Certificates authority;
    private Certificates.Signed shown;
    private TestBroker broker;
    private ClientTls trusting;

    @BeforeEach
    void startBroker() {
        authority = new Certificates(folder, "authority");
        shown = authority.sign("server", "CN=localhost");
        trusting = ClientTls.USUAL.withAuthorities(authority.file());
        var tls = tls(shown);
        var mutual = tls.withClients(new ClientCertificates(authority.file(), true, false));
        var tcp = ListenerSettings.tcp("127.0.0.1", 0);
        broker = TestBroker.start(BrokerSettings.defaults().withConnectTimeout(Duration.ofSeconds(2)).withListeners(List.of(
                tcp, tcp.withTls(tls), tcp.withTransport(Transport.WebSocket.usual()),
                tcp.withTransport(Transport.WebSocket.usual()).withTls(tls), tcp.withTls(mutual),
                tcp.withTls(tls(authority.signExpired("expired", "CN=localhost"))))));
    }

    @AfterEach
    void stopBroker() {
        broker.close();
    }

    private static ServerTls tls(Certificates.Signed signed) {
        return ServerTls.with(new ServerTls.Certificate.PemFiles(signed.certificateFile(), signed.keyFile(), Optional.empty()));
    }

    private ConnectOptions to(int listener) {
        return ConnectOptions.to("localhost", broker.ports().get(listener)).withConnectTimeout(Duration.ofSeconds(3));
    }

    private ConnectOptions mqtt() {
        return to(0);
    }

    private ConnectOptions mqtts() {
        return to(1).withTls(trusting);
    }

    private ConnectOptions ws() {
        return to(2).withTransport(WEB_SOCKET);
    }

    private ConnectOptions wss() {
        return to(3).withTransport(WEB_SOCKET).withTls(trusting);
    }

    private ConnectOptions mutual(ClientTls tls) {
        return to(4).withTls(tls);
    }

    @Test
    void carriesMessagesOverEveryTransport() {
        exchange(mqtt());
        exchange(mqtts());
        exchange(ws());
        exchange(wss());
    }

    @Test
    void tellsEachStepAndWhatWasLearnt() {
        var steps = steps(wss());
        assertThat(steps).extracting(PassedStep::step)
                .containsExactly(Step.NAME, Step.TCP, Step.TLS, Step.WEBSOCKET, Step.CONNACK);
        assertThat(steps.get(1)).isInstanceOfSatisfying(PassedStep.TcpOpened.class, tcp ->
                assertThat(tcp.address()).isEqualTo("127.0.0.1:" + broker.ports().get(3)));
        assertThat(steps.get(2)).isInstanceOfSatisfying(PassedStep.TlsAgreed.class, tls -> {
            assertThat(tls.protocol()).isEqualTo("TLSv1.3");
            assertThat(tls.cipher()).startsWith("TLS_");
            assertThat(tls.certificate().validUntil()).isEqualTo(shown.certificate().getNotAfter().toInstant());
            assertThat(tls.pinned()).isFalse();
        });
        assertThat(steps.get(3)).isInstanceOfSatisfying(PassedStep.WebSocketOpened.class, webSocket ->
                assertThat(webSocket.subprotocol()).isEqualTo("mqtt"));
        assertThat(steps).allMatch(step -> !step.took().isNegative());
    }

    /// The name that its own time had for it is offered first, and the one that is registered now.
    @Test
    void offersTheSubprotocolOfItsVersion() {
        for (var version : ProtocolVersion.values()) {
            var steps = steps(ws().withVersion(version).withClientIdentifier("c"));
            assertThat(steps.get(2)).isInstanceOfSatisfying(PassedStep.WebSocketOpened.class, webSocket ->
                    assertThat(webSocket.subprotocol()).isEqualTo(version == ProtocolVersion.V3_1 ? "mqttv3.1" : "mqtt"));
        }
    }

    @Test
    void showsItsCertificateFromPemFilesAndFromPkcs12() {
        var client = authority.sign("client", "CN=client");
        var pem = new Identity.PemFiles(client.certificateFile(), client.keyFile(), Optional.empty());
        var encrypted = new Identity.PemFiles(
                client.certificateFile(), authority.encryptedKey(client, "secret"), Optional.of("secret"));
        exchange(mutual(trusting.withIdentity(pem)));
        exchange(mutual(trusting.withIdentity(encrypted)));
        exchange(mutual(trusting.withIdentity(new Identity.Pkcs12(
                Certificates.pkcs12(client, folder.resolve("client.p12"), "secret"), Optional.of("secret")))));
    }

    @Test
    void saysThatTheBrokerWantsACertificateOrAnother() {
        assertFails(mutual(trusting), Step.TLS, Kind.CLIENT_CERTIFICATE_REFUSED);
        var stranger = new Certificates(folder, "stranger").sign("stranger", "CN=stranger");
        assertFails(
                mutual(trusting.withIdentity(
                        new Identity.PemFiles(stranger.certificateFile(), stranger.keyFile(), Optional.empty()))),
                Step.TLS, Kind.CLIENT_CERTIFICATE_REFUSED);
    }

    @Test
    void namesTheFileThatCannotBeUsed() throws IOException {
        var client = authority.sign("client", "CN=client");
        var wrongPassword = new Identity.PemFiles(
                client.certificateFile(), authority.encryptedKey(client, "secret"), Optional.of("wrong"));
        assertThat(assertFails(mutual(trusting.withIdentity(wrongPassword)), Step.TLS, Kind.KEY_PASSWORD))
                .hasMessageContaining("client.key.encrypted");
        var noPassword = new Identity.PemFiles(client.certificateFile(), authority.encryptedKey(client, "secret"), Optional.empty());
        assertThat(assertFails(mutual(trusting.withIdentity(noPassword)), Step.TLS, Kind.KEY_PASSWORD))
                .hasMessageContaining("client.key.encrypted");
        var wrongStore = new Identity.Pkcs12(Certificates.pkcs12(client, folder.resolve("locked.p12"), "secret"), Optional.of("wrong"));
        assertFails(mutual(trusting.withIdentity(wrongStore)), Step.TLS, Kind.KEY_PASSWORD);
        var noFile = new Identity.Pkcs12(folder.resolve("none.p12"), Optional.empty());
        assertThat(assertFails(mutual(trusting.withIdentity(noFile)), Step.TLS, Kind.UNUSABLE_FILES))
                .hasMessageContaining("none.p12");
        var noPkcs12 = new Identity.Pkcs12(client.certificateFile(), Optional.of("x"));
        assertFails(mutual(trusting.withIdentity(noPkcs12)), Step.TLS, Kind.UNUSABLE_FILES);
        var empty = Files.writeString(folder.resolve("empty.crt"), "nothing\n");
        assertThat(assertFails(to(1).withTls(ClientTls.USUAL.withAuthorities(empty)), Step.TLS, Kind.UNUSABLE_FILES))
                .hasMessageContaining("empty.crt");
    }

    @Test
    void saysThatTheKeyOfTheOldFormOfOpenSslIsLocked() throws IOException {
        var client = authority.sign("client", "CN=client");
        var key = authority.traditionalKey(client, "secret");
        assertThat(key).content().contains("DEK-Info: AES-256-CBC,");
        for (var password : List.of(Optional.of("wrong"), Optional.<String>empty())) {
            assertThat(assertFails(mutual(trusting.withIdentity(new Identity.PemFiles(client.certificateFile(), key, password))), Step.TLS, Kind.KEY_PASSWORD))
                    .hasMessageContaining("client.key.traditional");
        }
        exchange(mutual(trusting.withIdentity(new Identity.PemFiles(client.certificateFile(), key, Optional.of("secret")))));

        var noCertificate = Files.writeString(folder.resolve("none.crt"), "nothing\n");
        assertFails(mutual(trusting.withIdentity(new Identity.PemFiles(noCertificate, key, Optional.of("secret")))), Step.TLS, Kind.UNUSABLE_FILES);
    }

    @Test
    void describesACertificateThatNobodyVouchesFor() {
        var failure = assertFails(to(1).withTls(ClientTls.USUAL), Step.TLS, Kind.UNKNOWN_AUTHORITY);
        assertThat(failure.certificate()).hasValueSatisfying(certificate -> {
            assertThat(certificate.subject()).isEqualTo("CN=localhost");
            assertThat(certificate.issuer()).isEqualTo("CN=authority");
            assertThat(certificate.names()).contains("localhost", "127.0.0.1");
            assertThat(certificate.validUntil()).isEqualTo(shown.certificate().getNotAfter().toInstant());
            assertThat(certificate.fingerprint()).isEqualTo(Certificates.fingerprint(shown));
        });
    }

    @Test
    void believesACertificateThatWasAcceptedAndNoOther() {
        var accepting = to(1).withTls(ClientTls.USUAL.accepting(Certificates.fingerprint(shown)));
        exchange(accepting);
        assertThat(steps(accepting).get(2)).isInstanceOfSatisfying(PassedStep.TlsAgreed.class, tls ->
                assertThat(tls.pinned()).isTrue());
        var another = authority.sign("another", "CN=localhost");
        assertFails(
                to(1).withTls(ClientTls.USUAL.accepting(Certificates.fingerprint(another))), Step.TLS, Kind.UNKNOWN_AUTHORITY);
    }

    @Test
    void looksWhetherTheCertificateIsForTheHost() {
        var asked = trusting.withServerName("broker.example");
        var failure = assertFails(to(1).withTls(asked), Step.TLS, Kind.WRONG_NAME);
        assertThat(failure).hasMessageContaining("localhost, 127.0.0.1");
        assertThat(failure.certificate()).isPresent();
        exchange(to(1).withTls(asked.withoutHostNameCheck()));
    }

    @Test
    void saysThatTheCertificateHasExpired() {
        var failure = assertFails(to(5).withTls(trusting), Step.TLS, Kind.CERTIFICATE_EXPIRED);
        assertThat(failure.certificate()).isPresent();
    }

    @Test
    void saysThatTheOtherEndDoesNotSpeakTls() throws IOException {
        assertFails(to(0).withTls(trusting), Step.TLS, Kind.NO_TLS);
        try (var chatting = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> greet(chatting));
            assertFails(
                    ConnectOptions.to("127.0.0.1", chatting.getLocalPort()).withTls(trusting), Step.TLS, Kind.NO_TLS);
        }
    }

    private static void greet(ServerSocket listener) {
        try (var socket = listener.accept()) {
            socket.getOutputStream().write("220 good day\r\n".getBytes(StandardCharsets.US_ASCII));
            socket.getInputStream().readAllBytes();
        } catch (IOException ended) {
            // The test is over.
        }
    }

    @Test
    void saysThatTheOtherEndWantsTlsOrSpeaksHttp() {
        assertFails(to(1), Step.CONNACK, Kind.CLOSED_EARLY); // this broker hangs up without a word
        assertFails(to(2), Step.CONNACK, Kind.SPEAKS_HTTP);
    }

    @Test
    void saysThatThePathIsWrongOrThatThereIsNoWebSocket() {
        var failure = assertFails(
                to(2).withTransport(new Transport.WebSocket("/other", Set.of())), Step.WEBSOCKET, Kind.WEBSOCKET_REFUSED);
        assertThat(failure).hasMessageContaining("/other").hasMessageContaining("404 Not Found");
        assertFails(to(0).withTransport(WEB_SOCKET), Step.WEBSOCKET, Kind.NO_WEBSOCKET);
    }

    @Test
    void saysThatNothingComesBackInTime() throws IOException {
        try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            var options = ConnectOptions.to("127.0.0.1", silent.getLocalPort()).withConnectTimeout(Duration.ofMillis(300));
            assertFails(options, Step.CONNACK, Kind.NO_CONNACK);
            assertFails(options.withTls(trusting), Step.TLS, Kind.TIMED_OUT);
            assertFails(options.withTransport(WEB_SOCKET), Step.WEBSOCKET, Kind.TIMED_OUT);
        }
    }

    @Test
    void refusesAPathThatIsNone() {
        var options = mqtt();
        assertThatThrownBy(() -> options.withTransport(new Transport.WebSocket("/a b", Set.of())))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("/a b");
    }

    @Test
    void saysAddressesAsUris() {
        assertThat(ConnectOptions.to("::1", 1883).address()).isEqualTo("mqtt://[::1]:1883");
        assertThat(ConnectOptions.to("example.org", 443).withTransport(WEB_SOCKET).withTls(ClientTls.USUAL).address())
                .isEqualTo("wss://example.org:443/mqtt");
    }
}
