package dev.mqttworkbench.app.robot;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

import javafx.stage.Stage;

import dev.mqttworkbench.broker.AccessSettings;
import dev.mqttworkbench.broker.Broker;
import dev.mqttworkbench.broker.BrokerSettings;
import dev.mqttworkbench.endpoint.ListenerSettings;
import dev.mqttworkbench.endpoint.ServerTls;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import static org.assertj.core.api.Assertions.assertThat;

/// "Test connection" says which step failed, and a certificate is accepted by its fingerprint only.
@ExtendWith(ApplicationExtension.class)
class TestConnectionTest {

    @TempDir
    private Path folder;

    private Workbench workbench;

    @Start
    void open(Stage stage) {
        workbench = Workbench.open(stage, Locale.ENGLISH, 1300, 800);
    }

    @BeforeEach
    void openPanel() {
        workbench.openConnectPanel();
    }

    @AfterEach
    void close() {
        workbench.close();
    }

    private void test(String scheme, String host, int port) {
        workbench.pick("connectScheme", scheme);
        workbench.write("connectHost", host);
        workbench.write("connectPort", Integer.toString(port));
        workbench.click("connectTest");
    }

    private void expectFailure(String step, String sentence) {
        workbench.waitForText("connectStep" + step, "failed");
        workbench.waitForText("connectSentence", sentence);
        assertThat(workbench.text("connectSentence")).doesNotContain("Exception");
    }

    private static Broker start(BrokerSettings settings) {
        return Broker.start(settings).toCompletableFuture().join();
    }

    @Test
    void saysThatTheNameIsUnknown() {
        test("mqtt", "no-such-host.invalid", 1883);

        expectFailure("NAME", "Name failed. The name \"no-such-host.invalid\" is not known.");
        assertThat(workbench.text("connectStepTCPSign")).isEqualTo("·");
    }

    @Test
    void saysThatNothingListens() throws IOException {
        int port;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        test("mqtt", "127.0.0.1", port);

        expectFailure("TCP", "TCP failed. Nothing listens on 127.0.0.1");
        assertThat(workbench.text("connectStepNAMESign")).isEqualTo("✓");
    }

    @Test
    void saysThatTheUpgradeToWebSocketWasRefused() {
        try (var broker = start(BrokerSettings.defaults().withListeners(List.of(ListenerSettings.webSocket("127.0.0.1", 0))))) {
            workbench.pick("connectScheme", "ws");
            workbench.write("connectPath", "/elsewhere");
            test("ws", "127.0.0.1", broker.address().getPort());

            expectFailure("WEBSOCKET", "does not open a WebSocket at /elsewhere: 404");
        }
    }

    @Test
    void saysThatThePasswordIsWrong() throws Exception {
        Files.writeString(folder.resolve("passwords"), "baker:" + hash("sesame") + "\n");
        var settings = BrokerSettings.defaults().withPort(0).withAccess(AccessSettings.DEFAULTS.withPasswordFile(folder.resolve("passwords")));
        try (var broker = start(settings)) {
            workbench.write("connectUserName", "baker");
            workbench.write("connectPassword", "open");
            test("mqtt", "127.0.0.1", broker.address().getPort());
            expectFailure("CONNACK", "CONNACK failed. The broker refuses the connection: ");

            workbench.write("connectPassword", "sesame");
            workbench.click("connectTest");
            workbench.waitForText("connectSentence", "The connection works");
        }
    }

    /// As `mosquitto_passwd` writes it.
    private static String hash(String password) throws GeneralSecurityException {
        var salt = "salt of a test".getBytes(StandardCharsets.UTF_8);
        var hash = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512").generateSecret(new PBEKeySpec(password.toCharArray(), salt, 101, 512)).getEncoded();
        return "$7$101$%s$%s".formatted(Base64.getEncoder().encodeToString(salt), Base64.getEncoder().encodeToString(hash));
    }

    @Test
    void asksAboutACertificateAndConnectsWhenItIsAccepted() {
        try (var broker = startWithTls()) {
            test("mqtts", "127.0.0.1", broker.address().getPort());
            expectFailure("TLS", "Nobody who is trusted vouches for the certificate");
            assertThat(workbench.text("connectCertificateSubject")).contains("CN=");
            assertThat(workbench.text("connectCertificateIssuer")).isEqualTo("itself (self-signed)");
            assertThat(workbench.text("connectCertificateValidity")).contains(" to ");
            assertThat(workbench.text("connectCertificateFingerprint")).matches("([0-9A-F]{2}:){31}[0-9A-F]{2}");

            workbench.click("connectCertificateAccept");
            workbench.waitForText("connectSentence", "The connection works");
            workbench.waitForText("connectStepTLS", "accepted certificate of CN=");
            workbench.click("connectConfirm");
            workbench.waitForText("connectionAddress", "mqtts://127.0.0.1");
        }
    }

    @Test
    void staysAwayFromABrokerWhoseCertificateIsNotAccepted() {
        try (var broker = startWithTls()) {
            workbench.pick("connectScheme", "mqtts");
            workbench.write("connectHost", "127.0.0.1");
            workbench.write("connectPort", Integer.toString(broker.address().getPort()));
            workbench.click("connectConfirm");
            expectFailure("TLS", "Nobody who is trusted vouches for the certificate");

            workbench.click("connectCertificateRefuse");
            workbench.waitForText("connectSentence", "Not connected");
            assertThat(workbench.isShown("connectQuestion")).isFalse();
            workbench.turnTo("connectTabs", 2);
            assertThat(workbench.isThere("connectForget0")).isFalse();
        }
    }

    private Broker startWithTls() {
        var tls = ServerTls.with(new ServerTls.Certificate.SelfSigned(folder));
        return start(BrokerSettings.defaults().withListeners(List.of(ListenerSettings.tcp("127.0.0.1", 0).withTls(tls))));
    }
}
