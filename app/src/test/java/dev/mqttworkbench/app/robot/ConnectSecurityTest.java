package dev.mqttworkbench.app.robot;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import javafx.stage.Stage;

import dev.mqttworkbench.broker.Broker;
import dev.mqttworkbench.broker.BrokerSettings;
import dev.mqttworkbench.endpoint.ListenerSettings;
import dev.mqttworkbench.endpoint.ServerTls;
import dev.mqttworkbench.endpoint.ServerTls.Certificate.SelfSigned;
import dev.mqttworkbench.endpoint.ServerTls.ClientCertificates;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import static org.assertj.core.api.Assertions.assertThat;

/// The page about TLS and the proxy: authorities, certificates of clients, server names, proxies.
@ExtendWith(ApplicationExtension.class)
class ConnectSecurityTest {

    private static final int PAGE = 2;

    @TempDir
    private Path folder;

    private Workbench workbench;

    @Start
    void open(Stage stage) {
        workbench = Workbench.open(stage, Locale.ENGLISH, 1300, 900);
    }

    @BeforeEach
    void openPanel() {
        workbench.openConnectPanel();
    }

    @AfterEach
    void close() {
        workbench.close();
    }

    private void name(String scheme, int port) {
        workbench.pick("connectScheme", scheme);
        workbench.write("connectHost", "127.0.0.1");
        workbench.write("connectPort", Integer.toString(port));
        workbench.turnTo("connectTabs", PAGE);
    }

    private static Broker start(ServerTls tls) {
        return Broker.start(BrokerSettings.defaults().withListeners(List.of(ListenerSettings.tcp("127.0.0.1", 0).withTls(tls)))).toCompletableFuture().join();
    }

    /// A certificate with its key, as a broker makes them for this computer.
    private Path made(String name) {
        var place = folder.resolve(name);
        start(ServerTls.with(new SelfSigned(place))).close();
        return place;
    }

    @Test
    void trustsAnAuthorityAndShowsACertificateWhereTheBrokerWantsOne() {
        var own = made("client");
        var server = folder.resolve("server");
        var tls = ServerTls.with(new SelfSigned(server)).withClients(new ClientCertificates(own.resolve("localhost.crt"), true, false));
        try (var broker = start(tls)) {
            name("mqtts", broker.address().getPort());
            workbench.write("connectAuthorities", server.resolve("localhost.crt").toString());
            workbench.click("connectTest");
            workbench.waitForText("connectSentence", "refuses this client's certificate, or wants one");

            workbench.pick("connectIdentity", "PEM: certificate and key");
            workbench.write("connectCertificate", own.resolve("localhost.crt").toString());
            workbench.write("connectKey", server.resolve("no.key").toString());
            workbench.click("connectTest");
            workbench.waitForText("connectSentence", "no.key");
            assertThat(workbench.text("connectSentence")).doesNotContain("Exception");

            workbench.write("connectKey", own.resolve("localhost.key").toString());
            workbench.click("connectConfirm");
            workbench.waitForText("connectionAddress", "mqtts://127.0.0.1");
        }
    }

    @Test
    void asksForAnotherServerNameAndSaysThatItsCertificateIsForOthers() {
        var server = folder.resolve("server");
        try (var broker = start(ServerTls.with(new SelfSigned(server)))) {
            name("mqtts", broker.address().getPort());
            workbench.write("connectAuthorities", server.resolve("localhost.crt").toString());
            workbench.write("connectServerName", "broker.example");
            workbench.click("connectTest");
            workbench.waitForText("connectSentence", "TLS failed.");
            assertThat(workbench.text("connectSentence")).contains("localhost");

            workbench.write("connectServerName", "no name at all!");
            workbench.click("connectTest");
            workbench.waitForText("connectSentence", "A server name has letters");

            workbench.write("connectServerName", "localhost");
            workbench.click("connectTest");
            workbench.waitForText("connectSentence", "The connection works");
        }
    }

    @Test
    void goesThroughAProxyThatWantsAName() throws IOException {
        try (var broker = Broker.start(BrokerSettings.defaults().withPort(0)).toCompletableFuture().join(); var proxy = new HttpProxy("baker", "sesame")) {
            name("mqtt", broker.address().getPort());
            workbench.pick("connectProxy", "HTTP (CONNECT)");
            workbench.write("connectProxyHost", "127.0.0.1");
            workbench.write("connectProxyPort", Integer.toString(proxy.port()));
            workbench.click("connectTest");
            workbench.waitForText("connectSentence", "Proxy failed.");

            workbench.write("connectProxyUserName", "baker");
            workbench.write("connectProxyPassword", "sesame");
            workbench.click("connectTest");
            workbench.waitForText("connectSentence", "The connection works");
            assertThat(proxy.asked()).contains("127.0.0.1:" + broker.address().getPort());
        }
    }
}
