package dev.mqttworkbench.app.robot;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import atlantafx.base.controls.ToggleSwitch;
import com.hivemq.client.mqtt.MqttClient;
import dev.mqttworkbench.app.workbench.BundledBroker;
import dev.mqttworkbench.broker.Broker;
import dev.mqttworkbench.broker.BrokerEvent;
import dev.mqttworkbench.broker.BrokerSettings;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import static dev.mqttworkbench.app.robot.OnScreen.onScreen;
import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(ApplicationExtension.class)
class BrokerScreenTest {

    private final BundledBroker broker = new BundledBroker(BrokerSettings.defaults().withPort(0));
    private final Path settings = Workbench.emptyFolder();
    private Workbench workbench;

    @Start
    void open(Stage stage) {
        workbench = Workbench.open(stage, Locale.ENGLISH, 1300, 800, broker, settings);
    }

    @BeforeEach
    void connect() {
        workbench.waitUntilConnected();
        workbench.click("brokerRail");
        workbench.waitForNode("broker-log");
        workbench.waitForNode("tile-clients-value");
    }

    @AfterEach
    void close() {
        workbench.close();
    }

    private Node node(String id) {
        return Optional.ofNullable(workbench.scene().lookup("#" + id)).orElseThrow(() -> new AssertionError("There is no " + id));
    }

    private List<String> bars(String id) {
        return onScreen(() -> node(id).lookupAll(".bar-line").stream().map(Node::getAccessibleText).toList());
    }

    private List<String> addresses() {
        return onScreen(() -> node("broker-addresses").lookupAll(".address").stream().map(label -> ((Label) label).getText()).toList());
    }

    @SuppressWarnings("unchecked") // the layout says what it holds
    private List<BrokerEvent> log() {
        return onScreen(() -> List.copyOf(((TableView<BrokerEvent>) node("broker-log")).getItems()));
    }

    private String kept() throws IOException {
        return Files.readString(settings.resolve("broker.json"));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Test
    void showsNumbersWhoFloodsAndTheLog() throws Exception {
        try (var client = ThirdPartyClient.connect(workbench.port())) {
            for (var i = 0; i < 40; i++) {
                client.publish("plant/line-1/press/rpm", "1482", 1, false);
            }
            workbench.waitForText("tile-clients-value", "2");
            workbench.waitUntil("a bar of the subtree", () -> bars("broker-subtrees").stream().anyMatch(bar -> bar.startsWith("plant/line-1: "))
                    || publishAgain(client));
            assertThat(bars("broker-publishers")).anyMatch(bar -> bar.startsWith("paho"));
        }
        workbench.waitUntil("the end of the client in the log", () -> log().stream().anyMatch(event -> event.kind() == BrokerEvent.Kind.DISCONNECTED));
        workbench.press(KeyCode.CONTROL, KeyCode.F);
        workbench.write("broker-log-filter", "DISCONNECTED");
        assertThat(log()).extracting(BrokerEvent::kind).containsOnly(BrokerEvent.Kind.DISCONNECTED);
    }

    /// The counting began with the first look, perhaps behind the first messages.
    private static boolean publishAgain(ThirdPartyClient client) {
        try {
            client.publish("plant/line-1/press/rpm", "1482", 1, false);
            return false;
        } catch (MqttException failure) {
            throw new AssertionError(failure);
        }
    }

    @Test
    void stopsAndStartsTheBroker() {
        workbench.click("broker-running");
        workbench.waitForText("broker-sentence", "The bundled broker is stopped.");
        workbench.waitForText("broker-running", "Start");
        workbench.waitForText("brokerStatus", "stopped");
        assertThat(broker.running()).isEmpty();
        workbench.waitUntil("the banner of the lost connection, which moves the view", () -> workbench.isShown("banner"));
        workbench.click("broker-running");
        workbench.waitForText("broker-sentence", "Broker running");
        workbench.waitUntil("the workbench's own client to be back", () ->
                ((Label) node("connectionAddress")).getText().endsWith(":" + workbench.port()) && node("connectionLamp").getStyleClass().contains("ok"));
        workbench.waitForNode("tile-clients-value");
        workbench.waitForText("tile-clients-value", "1");
    }

    @Test
    void opensToTheNetworkBySwitchWithABannerThatStays() throws Exception {
        assertThat(workbench.isShown("openBanner")).isFalse();
        assertThat(workbench.text("broker-open-sentence")).isEqualTo("Only programs of this computer reach the broker.");
        onScreen(() -> {
            node("broker-open").requestFocus();
        });
        workbench.press(KeyCode.SPACE);
        workbench.waitForText("openBannerSentence", "The bundled broker is open to the network");
        workbench.waitForText("broker-open-sentence", "it lets none of them in");
        assertThat(broker.running().orElseThrow().address().getAddress().isAnyLocalAddress()).isTrue();
        workbench.waitUntil("it to be kept", () -> Files.exists(settings.resolve("broker.json")));
        workbench.click("topicsRail");
        assertThat(workbench.isShown("openBanner")).isTrue();
        workbench.click("openBannerBroker");
        workbench.click("broker-open");
        workbench.waitUntil("the banner to go", () -> !workbench.isShown("openBanner"));
        assertThat(broker.running().orElseThrow().address().getAddress().isLoopbackAddress()).isTrue();
    }

    @Test
    void asksBeforeWhatIsInMemoryIsGone() throws Exception {
        try (var client = ThirdPartyClient.connect(workbench.port())) {
            client.publish("home/lamp", "on", 1, true);
        }
        workbench.click("broker-running");
        workbench.waitForText("broker-stop-question-sentence", "Gone would be: 1 retained message, no session, no message that waits.");
        assertThat(workbench.focused()).isEqualTo("broker-stop-question-cancel");
        workbench.press(KeyCode.ENTER);
        workbench.waitUntil("the question to go", () -> !workbench.isShown("broker-stop-question"));
        assertThat(workbench.retained()).containsExactly("home/lamp");

        workbench.click("broker-open");
        workbench.waitForText("broker-settings-question-sentence", "1 retained message");
        assertThat(onScreen(() -> ((ToggleSwitch) node("broker-open")).isSelected())).as("not yet").isFalse();
        assertThat(workbench.retained()).containsExactly("home/lamp");
        workbench.picture(Path.of("target/broker-loss.png"));
        workbench.click("broker-settings-question-confirm");
        workbench.waitUntil("the banner", () -> workbench.isShown("openBanner"));
        assertThat(onScreen(() -> ((ToggleSwitch) node("broker-open")).isSelected())).isTrue();
        assertThat(workbench.isShown("broker-settings-question")).isFalse();
        assertThat(workbench.retained()).isEmpty();
    }

    @Test
    void addsAListenerAndKeepsIt() throws Exception {
        var port = freePort();
        workbench.click("broker-listener-add");
        workbench.waitForNode("broker-listener-0-port");
        workbench.write("broker-listener-0-port", Integer.toString(port));
        assertThat(workbench.isShown("broker-certificate")).isTrue();
        workbench.click("broker-apply");
        workbench.waitForText("broker-outcome", "Applied");
        workbench.waitUntil("the address", () -> addresses().contains("mqtts://127.0.0.1:" + port));
        workbench.waitUntil("it to be kept", () -> {
            try {
                return kept().contains("MQTTS") && kept().contains(Integer.toString(port));
            } catch (IOException notYet) {
                return false;
            }
        });
        assertThat(Files.exists(settings.resolve("certificates").resolve("localhost.crt"))).isTrue();
    }

    /// With the files that the workbench has made for this computer, as if somebody else had signed them.
    @Test
    void showsACertificateOfItsOwn() throws Exception {
        var port = freePort();
        workbench.click("broker-listener-add");
        workbench.waitForNode("broker-listener-0-port");
        workbench.write("broker-listener-0-port", Integer.toString(port));
        workbench.click("broker-apply");
        workbench.waitForText("broker-outcome", "Applied");
        var made = settings.resolve("certificates");
        var chain = Files.copy(made.resolve("localhost.crt"), settings.resolve("mine.crt"));
        var key = Files.copy(made.resolve("localhost.key"), settings.resolve("mine.key"));
        Files.delete(made.resolve("localhost.crt"));

        workbench.write("broker-certificate-chain", settings.resolve("absent.crt").toString());
        workbench.waitForText("broker-certificate", "There is no file");
        workbench.write("broker-certificate-chain", key.toString());
        workbench.waitForText("broker-certificate", "holds no certificate in PEM form");
        workbench.write("broker-certificate-chain", chain.toString());
        workbench.waitForText("broker-certificate", "CN=localhost, for localhost, 127.0.0.1");
        assertThat(workbench.text("broker-certificate")).containsPattern("SHA-256 ([0-9A-F]{2}:){31}[0-9A-F]{2}");
        workbench.write("broker-certificate-key", key.toString());
        workbench.click("broker-apply");
        workbench.waitUntil("the files to be used", () -> kept(chain) && broker.latestState() instanceof BundledBroker.State.Listening);
        assertThat(Files.exists(made.resolve("localhost.crt"))).as("nothing was made anew").isFalse();
        assertThat(shown(port, chain)).isEqualTo("CN=localhost");
        workbench.picture(Path.of("target/broker-certificate.png"));
    }

    private boolean kept(Path part) {
        try {
            return kept().contains(part.toString());
        } catch (IOException notYet) {
            return false;
        }
    }

    /// Whose certificate a client sees that trusts it.
    private static String shown(int port, Path trusted) throws Exception {
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (var in = Files.newInputStream(trusted)) {
            store.setCertificateEntry("broker", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        try (var socket = (SSLSocket) context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            socket.startHandshake();
            return socket.getSession().getPeerPrincipal().getName();
        }
    }

    @Test
    void saysWhatIsWrongAndRunsAsBefore() throws Exception {
        workbench.write("broker-limit-connections", "many");
        assertThat(workbench.text("broker-fault")).isEqualTo("Connections is a number from 1 to 2147483647, not “many”.");
        assertThat(onScreen(() -> node("broker-apply").isDisabled())).isTrue();
        workbench.click("broker-revert");
        assertThat(workbench.isShown("broker-fault")).isFalse();
        assertThat(workbench.text("broker-limit-connections")).isEqualTo("20000");

        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            workbench.click("broker-listener-add");
            workbench.waitForNode("broker-listener-0-port");
            workbench.write("broker-listener-0-port", Integer.toString(taken.getLocalPort()));
            workbench.click("broker-apply");
            workbench.waitForText("broker-outcome", "The broker runs as before.");
            assertThat(workbench.text("broker-outcome")).contains(Integer.toString(taken.getLocalPort()));
        }
        workbench.waitForText("broker-sentence", "Broker running");
        workbench.waitUntil("one listener", () -> addresses().size() == 1);
    }

    @Test
    void limitsWhatOneClientPublishes() throws Exception {
        workbench.write("broker-limit-connections", "2");
        workbench.click("broker-apply");
        workbench.waitForText("broker-outcome", "Applied");
        workbench.waitForNode("tile-clients-value");
        workbench.waitForText("tile-clients-value", "1");
        try (var second = ThirdPartyClient.connect(workbench.port())) {
            var third = MqttClient.builder().useMqttVersion5().identifier("third").serverHost("127.0.0.1").serverPort(workbench.port()).buildAsync();
            assertThat(third.connect()).failsWithin(10, TimeUnit.SECONDS);
            workbench.waitUntil("the refusal in the log", () -> log().stream().anyMatch(event ->
                    event.kind() == BrokerEvent.Kind.REFUSED && event.clientIdentifier().equals("third") && event.detail().contains("Quota exceeded")));
            assertThat(second).isNotNull();
        }
    }

    @Test
    void showsWhatABrokerElsewhereSaysAboutItself() throws Exception {
        try (var elsewhere = Broker.start(BrokerSettings.defaults().withPort(0)).toCompletableFuture().get(10, TimeUnit.SECONDS)) {
            workbench.choose("connectionMenu", "connectItem");
            workbench.waitForNode("connectPanel");
            workbench.write("connectHost", "127.0.0.1");
            workbench.write("connectPort", Integer.toString(elsewhere.address().getPort()));
            workbench.click("connectConfirm");
            workbench.waitForText("connectionTitle", "127.0.0.1");
            workbench.waitForText("broker-sys", "Only what this connection measures");
            assertThat(workbench.text("subscriptionsChip")).isEqualTo("1 subscription");
            workbench.click("broker-sys-watch");
            workbench.waitForText("subscriptionsChip", "2 subscriptions");
            assertThat(workbench.isShown("broker-sys-watch")).isFalse();
            workbench.waitForText("broker-sys", "What the broker publishes under $SYS");
            workbench.waitForNode("tile-sys-version-value");
            workbench.waitForNode("tile-sys-clients-connected-value");
            workbench.waitForText("tile-sys-version-value", "mqtt-workbench");
            assertThat(workbench.isShown("broker-running")).isFalse();
            assertThat(onScreen(() -> workbench.scene().lookup("#broker-settings") == null)).isTrue();
        }
    }
}
