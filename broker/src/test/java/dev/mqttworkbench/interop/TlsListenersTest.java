package dev.mqttworkbench.interop;

import java.io.IOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import javax.net.ssl.SSLSocket;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttClientSslConfig;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.suback.Mqtt5SubAckReasonCode;
import dev.mqttworkbench.broker.AccessSettings;
import dev.mqttworkbench.broker.AccessSettings.Anonymous;
import dev.mqttworkbench.broker.Broker;
import dev.mqttworkbench.broker.BrokerSettings;
import dev.mqttworkbench.broker.ListenFailure;
import dev.mqttworkbench.endpoint.ListenerSettings;
import dev.mqttworkbench.endpoint.ServerTls;
import dev.mqttworkbench.endpoint.ServerTls.Certificate.PemFiles;
import dev.mqttworkbench.endpoint.ServerTls.Certificate.SelfSigned;
import dev.mqttworkbench.endpoint.ServerTls.ClientCertificates;
import dev.mqttworkbench.endpoint.Transport;
import dev.mqttworkbench.mqtt.packet.ProtocolVersion;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// TLS, with clients that nobody here wrote, and with what goes wrong.
@Timeout(60)
class TlsListenersTest {

    @TempDir
    private Path folder;

    private Certificates authority;
    private ServerTls tls;

    @BeforeEach
    void makeCertificates() {
        authority = new Certificates(folder, "authority");
        var server = authority.sign("server", "CN=localhost");
        tls = ServerTls.with(new PemFiles(server.certificateFile(), server.keyFile(), Optional.empty()));
    }

    private static BrokerSettings on(ServerTls tls) {
        return BrokerSettings.defaults()
                .withListeners(List.of(ListenerSettings.tcp("127.0.0.1", 0).withTls(tls)))
                .withConnectTimeout(Duration.ofSeconds(2));
    }

    private static Mqtt5AsyncClient client(TestBroker broker, Path trusted, Optional<Certificates.Signed> shown) {
        var tls = MqttClientSslConfig.builder().trustManagerFactory(Certificates.trusting(trusted));
        if (shown.isPresent()) {
            tls = tls.keyManagerFactory(Certificates.showing(shown.get()));
        }
        return MqttClient.builder().useMqttVersion5().identifier("client")
                .serverHost("localhost").serverPort(broker.port()).sslConfig(tls.build()).buildAsync();
    }

    private static void exchange(Mqtt5AsyncClient client) {
        var received = new LinkedBlockingQueue<String>();
        client.publishes(MqttGlobalPublishFilter.ALL, publish ->
                received.add(new String(publish.getPayloadAsBytes(), StandardCharsets.UTF_8)));
        Patience.get(client.connect());
        Patience.get(client.subscribeWith().topicFilter("a/#").send());
        var large = "x".repeat(300_000);
        Patience.get(client.publishWith().topic("a/b").payload(large.getBytes(StandardCharsets.UTF_8)).send());
        assertThat(Patience.next(received)).isEqualTo(large);
        Patience.get(client.disconnect());
    }

    private static void expectRefused(Mqtt5AsyncClient client) {
        assertThatThrownBy(() -> client.connect().get(20, SECONDS)).isInstanceOf(ExecutionException.class);
        assertThat(client.getState().isConnected()).isFalse();
    }

    @Test
    void carriesMessages() {
        try (var broker = TestBroker.start(on(tls))) {
            exchange(client(broker, authority.file(), Optional.empty()));
        }
    }

    @Test
    void carriesMessagesOverWebSocket() {
        var settings = BrokerSettings.defaults().withListeners(List.of(
                ListenerSettings.tcp("127.0.0.1", 0).withTransport(Transport.WebSocket.usual()).withTls(tls)));
        try (var broker = TestBroker.start(settings)) {
            exchange(MqttClient.builder().useMqttVersion5().identifier("client")
                    .serverHost("localhost").serverPort(broker.port())
                    .sslConfig(MqttClientSslConfig.builder()
                            .trustManagerFactory(Certificates.trusting(authority.file())).build())
                    .webSocketConfig().serverPath("mqtt").applyWebSocketConfig()
                    .buildAsync());
        }
    }

    @Test
    void takesAKeyWithAPassword() {
        var server = authority.sign("other", "CN=localhost");
        var encrypted = new PemFiles(
                server.certificateFile(), authority.encryptedKey(server, "secret"), Optional.of("secret"));
        try (var broker = TestBroker.start(on(ServerTls.with(encrypted)))) {
            exchange(client(broker, authority.file(), Optional.empty()));
        }
    }

    /// Made once, readable by its owner alone, and the same after a restart.
    @Test
    void makesACertificateForThisComputer() throws Exception {
        var made = folder.resolve("made");
        var settings = on(ServerTls.with(new SelfSigned(made)));
        try (var broker = TestBroker.start(settings)) {
            exchange(client(broker, made.resolve("localhost.crt"), Optional.empty()));
        }
        var before = Files.readString(made.resolve("localhost.crt"));
        try (var broker = TestBroker.start(settings)) {
            exchange(client(broker, made.resolve("localhost.crt"), Optional.empty()));
        }
        assertThat(Files.readString(made.resolve("localhost.crt"))).isEqualTo(before);
        assertThat(Files.getPosixFilePermissions(made.resolve("localhost.key"))).hasSize(2);
    }

    @Test
    void letsInMosquittosClients() throws Exception {
        Programs.assumeInstalled("mosquitto_pub");
        var client = authority.sign("client", "CN=client");
        try (var broker = TestBroker.start(on(tls.withClients(new ClientCertificates(authority.file(), true, false))))) {
            for (var version : List.of("mqttv311", "mqttv5")) {
                assertThat(publish(broker, version, "--cert", client.certificateFile().toString(), "--key", client.keyFile().toString()))
                        .as("exit code with a certificate").isZero();
                assertThat(publish(broker, version)).as("exit code without a certificate").isNotZero();
            }
            assertThat(broker.snapshot().publishesReceived()).isEqualTo(2);
        }
    }

    private int publish(TestBroker broker, String version, String... more) throws Exception {
        var command = new ArrayList<>(List.of(
                Programs.path("mosquitto_pub").orElseThrow(), "-h", "localhost", "-p", Integer.toString(broker.port()),
                "--cafile", authority.file().toString(), "-V", version, "-t", "t", "-m", "m", "-q", "2"));
        command.addAll(List.of(more));
        var process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(folder.resolve("out").toFile()).start();
        assertThat(process.waitFor(20, SECONDS)).isTrue();
        return process.exitValue();
    }

    @Test
    void asksClientsForCertificates() {
        var strict = tls.withClients(new ClientCertificates(authority.file(), true, false));
        var stranger = new Certificates(folder, "stranger").sign("stranger-client", "CN=client");
        try (var broker = TestBroker.start(on(strict))) {
            exchange(client(broker, authority.file(), Optional.of(authority.sign("client", "CN=client"))));
            expectRefused(client(broker, authority.file(), Optional.empty()));
            expectRefused(client(broker, authority.file(), Optional.of(stranger)));
            expectRefused(client(broker, authority.file(), Optional.of(authority.signExpired("old", "CN=client"))));
            exchange(client(broker, authority.file(), Optional.of(authority.sign("client", "CN=client"))));
        }
    }

    /// The access list asks for the user that the certificate names.
    @Test
    void knowsAClientByItsCertificate() throws Exception {
        var rules = Files.writeString(folder.resolve("acl"), "pattern readwrite devices/%u/#\n");
        var strict = tls.withClients(new ClientCertificates(authority.file(), true, true));
        var settings = on(strict).withAccess(AccessSettings.DEFAULTS.withAccessList(rules).withAnonymous(Anonymous.NEVER));
        try (var broker = TestBroker.start(settings)) {
            var client = client(broker, authority.file(), Optional.of(authority.sign("device", "CN=device-7,O=Workshop")));
            Patience.get(client.connect());
            var own = Patience.get(client.subscribeWith().topicFilter("devices/device-7/#").send());
            assertThat(own.getReasonCodes()).containsExactly(Mqtt5SubAckReasonCode.GRANTED_QOS_2);
            assertThatThrownBy(() -> client.subscribeWith().topicFilter("devices/device-8/#").send().get(20, SECONDS))
                    .rootCause().hasMessageContaining("SUBACK");
            Patience.get(client.disconnect());
        }
    }

    @Test
    void letsClientsGoWithoutACertificateWhereItIsNotRequired() {
        var lenient = tls.withClients(new ClientCertificates(authority.file(), false, false));
        try (var broker = TestBroker.start(on(lenient))) {
            exchange(client(broker, authority.file(), Optional.empty()));
        }
    }

    @Test
    void isNotTrustedByAClientWithAnotherAuthority() {
        var stranger = new Certificates(folder, "stranger");
        try (var broker = TestBroker.start(on(tls))) {
            expectRefused(client(broker, stranger.file(), Optional.empty()));
            exchange(client(broker, authority.file(), Optional.empty()));
        }
    }

    /// Bad input: plain MQTT on the TLS port, and the reverse; TLS hello then silence.
    @Test
    void closesWhatIsNotTls() throws Exception {
        var both = on(tls).withListeners(List.of(
                ListenerSettings.tcp("127.0.0.1", 0).withTls(tls), ListenerSettings.tcp("127.0.0.1", 0)));
        try (var broker = TestBroker.start(both)) {
            try (var plain = RawClient.open(broker.port())) {
                plain.send(RawClient.connect(ProtocolVersion.V5, "plain", true));
                assertThat(plain.receiveUntilEnd()).as("a TLS alert, or the end").satisfiesAnyOf(
                        end -> assertThat(end).isEmpty(), alert -> assertThat(alert.orElseThrow()).startsWith("15"));
            }
            try (var plain = RawClient.open(broker.port())) {
                plain.expectClosed(); // silence until the connect timeout
            }
            var context = Certificates.context(authority.file());
            try (var socket = (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", broker.ports().get(1))) {
                assertThatThrownBy(socket::startHandshake).isInstanceOf(IOException.class);
            }
            try (var silent = (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", broker.port())) {
                silent.startHandshake();
                assertThatThrownBy(silent.getInputStream()::read).as("cut without a word").isInstanceOf(SocketException.class);
            }
            exchange(client(broker, authority.file(), Optional.empty()));
        }
    }

    /// Bad input: renegotiation.
    @Test
    void refusesToNegotiateAgain() throws Exception {
        try (var broker = TestBroker.start(on(tls));
                var socket = (SSLSocket) Certificates.context(authority.file()).getSocketFactory()
                        .createSocket("127.0.0.1", broker.port())) {
            socket.setEnabledProtocols(new String[] {"TLSv1.2"});
            socket.startHandshake();
            assertThatThrownBy(() -> {
                socket.startHandshake(); // a second one
                socket.getInputStream().read();
            }).isInstanceOf(IOException.class);
            exchange(client(broker, authority.file(), Optional.empty()));
        }
    }

    @Test
    void saysWhichFileCannotBeUsed() throws Exception {
        var wrong = Files.writeString(folder.resolve("wrong.key"), "no key");
        var server = authority.sign("other", "CN=localhost");
        assertStartFails(new PemFiles(server.certificateFile(), wrong, Optional.empty()), "wrong.key");
        assertStartFails(new PemFiles(folder.resolve("absent.crt"), wrong, Optional.empty()), "absent.crt, cannot be read");
        var anotherKey = authority.sign("another", "CN=localhost").keyFile();
        var encrypted = authority.encryptedKey(server, "secret");
        assertStartFails(new PemFiles(server.certificateFile(), encrypted, Optional.of("guess")), "password");
        assertStartFails(new PemFiles(server.certificateFile(), anotherKey, Optional.empty()), "does not belong to the certificate");
    }

    private static void assertStartFails(PemFiles files, String words) {
        assertThatThrownBy(() -> Broker.start(on(ServerTls.with(files))).toCompletableFuture().join())
                .isInstanceOf(CompletionException.class)
                .cause().isInstanceOfSatisfying(ListenFailure.class, failure -> {
                    assertThat(failure.kind()).isEqualTo(ListenFailure.Kind.CERTIFICATE_UNUSABLE);
                    assertThat(failure).hasMessageContaining(words);
                });
    }
}
