package dev.mqttworkbench.app.robot;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;

import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import dev.mqttworkbench.broker.Broker;
import dev.mqttworkbench.broker.BrokerSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(ApplicationExtension.class)
class HandshakesScreenTest {

    private Workbench workbench;
    private HandshakesScreen screen;
    private Mqtt5BlockingClient press;

    @Start
    void open(Stage stage) {
        workbench = Workbench.open(stage, Locale.ENGLISH, 1440, 900);
    }

    @BeforeEach
    void connect() {
        workbench.waitUntilConnected();
        screen = new HandshakesScreen(workbench).open();
        press = MqttClient.builder().useMqttVersion5().identifier("press-04").serverHost("127.0.0.1").serverPort(workbench.port()).buildBlocking();
        press.connect();
        screen.waitForState("press-04", "CONNACK"); // the trace is on
    }

    @AfterEach
    void close() {
        if (press.getState().isConnected()) {
            press.disconnect();
        }
        workbench.close();
    }

    private void publish(String topic, MqttQos qos) {
        press.publishWith().topic(topic).qos(qos).payload("1".getBytes(StandardCharsets.UTF_8)).send();
    }

    @Test
    void showsAMessageWithAllItsPackets() {
        publish("orders/7713/state", MqttQos.EXACTLY_ONCE);
        screen.waitForState("orders/7713/state", "complete");
        screen.select("orders/7713/state");
        workbench.waitForText("handshakes-reason-question", "Nobody is waiting.");
        workbench.waitForText("handshakes-reason-text", "Four packets");
        workbench.waitForText("handshakes-promise", "must end at");
        assertThat(workbench.text("handshakes-deliveries")).isEqualTo("1");
        workbench.waitUntil("why press-04 did not get it", () -> workbench.scene().getRoot().lookupAll("#handshakes-fates .list-cell").stream()
                .map(Node::getAccessibleText).anyMatch(row -> row != null && row.startsWith("press-04: no: no subscription matches")));
    }

    /// Keyboard only: to the screen, to the mode, and packet by packet.
    @Test
    void stepsThroughAHandshakeWithTheKeyboard() throws Exception {
        workbench.focus("handshakes-live");
        workbench.press(KeyCode.TAB);
        assertThat(workbench.focused()).isEqualTo("handshakes-step");
        workbench.press(KeyCode.SPACE);
        workbench.write("handshakes-stop-client", "press-*");
        var sent = press.toAsync().publishWith().topic("orders/7714/state").qos(MqttQos.EXACTLY_ONCE).send();
        screen.waitForState("orders/7714/state", "held: PUBLISH");
        screen.select("orders/7714/state");
        screen.deliver("held: PUBREC");
        workbench.waitForText("handshakes-reason-question", "Why is press-04 waiting?");
        screen.deliver("held: PUBREL");
        workbench.waitForText("handshakes-reason-text", "It has stored packet id");
        assertThat(workbench.text("handshakes-reason-question")).isEqualTo("Why is the broker waiting?");
        assertThat(workbench.text("handshakes-reason-statement")).isEqualTo("MQTT-4.3.3-10");
        screen.deliver("held: PUBCOMP");
        workbench.press(KeyCode.F8);
        sent.get(20, TimeUnit.SECONDS);
        screen.waitForState("orders/7714/state", "complete · ");
    }

    @Test
    void deliversWhatIsHeldWhenTheReaderLeaves() throws Exception {
        screen.stopAt("press-04");
        var sent = press.toAsync().publishWith().topic("t").qos(MqttQos.AT_LEAST_ONCE).send();
        screen.waitForState("t", "held: PUBLISH");
        workbench.click("topicsRail");
        sent.get(20, TimeUnit.SECONDS);
        screen.open();
        assertThat(workbench.text("handshakes-note")).isEqualTo("1 held packet was delivered.");
        screen.waitForState("t", "acknowledged");
    }

    @Test
    void goesOnHoldingWhileTheWindowIsMinimised() throws Exception {
        screen.stopAt("press-04");
        var sent = press.toAsync().publishWith().topic("t").qos(MqttQos.AT_LEAST_ONCE).send();
        screen.waitForState("t", "held: PUBLISH");
        workbench.minimise(true);
        assertThat(workbench.held()).hasSize(1);
        assertThat(sent).isNotDone();
        workbench.minimise(false);
        screen.select("t");
        screen.deliver("held: PUBACK");
        workbench.click("handshakes-live");
        sent.get(20, TimeUnit.SECONDS);
    }

    @Test
    void publishesAMessageOfItsOwn() {
        workbench.write("handshakes-publish-topic", "try/it");
        workbench.click("handshakes-publish-qos-1");
        workbench.click("handshakes-publish");
        screen.waitForState("try/it", "acknowledged");
        workbench.write("handshakes-publish-topic", "");
        workbench.click("handshakes-publish");
        workbench.waitForText("handshakes-publish-fault", "Enter a topic");
    }

    @Test
    void saysWhatIsWrongWithATopicFilter() {
        screen.stopAt("press-04");
        workbench.write("handshakes-stop-topic", "a/#/b");
        workbench.waitForText("handshakes-stop-fault", "Every topic stops until the filter is right");
        workbench.write("handshakes-stop-topic", "a/#");
        workbench.waitUntil("no fault", () -> workbench.text("handshakes-stop-fault").isEmpty());
    }

    @Test
    void isReachedFromAMessageOfTheStream() {
        publish("from/stream", MqttQos.AT_LEAST_ONCE);
        publish("other/stream", MqttQos.AT_LEAST_ONCE);
        workbench.click("streamRail");
        new StreamScreen(workbench).selectNewestRow("from/stream");
        workbench.click("stream-handshake");
        workbench.waitForNode("handshakes-ladder");
        workbench.waitUntil("the flow of the message", () -> screen.selected().equals("from/stream"));
    }

    /// Keyboard only: a packet of the ladder, its fields, and back.
    @Test
    void takesAPacketApart() {
        publish("t", MqttQos.AT_LEAST_ONCE);
        screen.waitForState("t", "acknowledged");
        screen.select("t");
        workbench.focus("handshakes-ladder");
        workbench.press(KeyCode.HOME);
        workbench.waitForText("handshakes-packet", "PACKET · PUBLISH");
        assertThat(workbench.rows("anatomy-fields")).contains("Packet Type: PUBLISH (3)", "QoS: 1", "Topic Name: t", "Packet Identifier: 1");
        workbench.press(KeyCode.END);
        workbench.waitForText("handshakes-packet", "PACKET · PUBACK");
    }

    @Test
    void exportsTheLadder() throws Exception {
        publish("t", MqttQos.AT_LEAST_ONCE);
        screen.waitForState("t", "acknowledged");
        screen.select("t");
        var folder = Workbench.emptyFolder();
        for (var format : List.of("PNG", "SVG", "MERMAID", "PCAPNG")) {
            var file = folder.resolve(format);
            workbench.chooseFile(file);
            workbench.choose("handshakes-export", "handshakes-export-" + format);
            workbench.waitForText("handshakes-note", "Written to " + file);
            assertThat(Files.size(file)).isPositive();
        }
        assertThat(ImageIO.read(folder.resolve("PNG").toFile()).getWidth()).isGreaterThan(300);
        workbench.chooseFile(folder.resolve("not/there"));
        workbench.choose("handshakes-export", "handshakes-export-SVG");
        workbench.waitForText("handshakes-note", "could not be written");
    }

    @Test
    void racesTheThreeQos() {
        workbench.click("handshakes-race");
        workbench.write("race-messages", "60");
        workbench.write("race-loss", "101");
        workbench.click("race-start");
        workbench.waitForText("race-sentence", "0 to 50 % loss");
        workbench.write("race-loss", "20");
        workbench.write("race-delay", "0");
        workbench.write("race-jitter", "0");
        workbench.click("race-start");
        workbench.waitForText("race-sentence", "All messages are done with.");
        assertThat(Integer.parseInt(workbench.text("race-arrived-0"))).isLessThan(60);
        assertThat(workbench.text("race-arrived-1")).isEqualTo("60");
        assertThat(workbench.text("race-arrived-2")).isEqualTo("60");
        assertThat(Integer.parseInt(workbench.text("race-duplicates-1"))).isPositive();
        assertThat(workbench.text("race-duplicates-2")).isEqualTo("0");
    }

    /// At a broker elsewhere: our side of the wire, with a gate of its own.
    @Test
    void stepsThroughOurSideOfTheWireAtABrokerElsewhere() {
        var other = Broker.start(BrokerSettings.defaults().withPort(0)).toCompletableFuture().join();
        try {
            workbench.connectTo(other.address().getPort(), "#");
            workbench.click("handshakesRail");
            workbench.waitUntil("the flows of the other broker", () -> screen.flows().isEmpty());
            workbench.click("handshakes-step");
            workbench.write("handshakes-publish-topic", "elsewhere");
            workbench.click("handshakes-publish");
            screen.waitForState("elsewhere", "held: PUBLISH");
            screen.select("elsewhere");
            screen.deliver("held: PUBREC");
            screen.deliver("held: PUB");
            workbench.click("handshakes-live");
            screen.waitForState("elsewhere", "complete");
            assertThat(other.trace().isOn()).as("nothing but our client is looked at").isFalse();
        } finally {
            other.close();
        }
    }

    /// A device of its own, through the proxy, to the broker in the box: held on its way, and told apart from those that go straight.
    @Test
    void seesADeviceThroughTheProxy() throws Exception {
        workbench.click("handshakes-proxy");
        workbench.write("proxy-port", String.valueOf(workbench.port()));
        workbench.click("proxy-start");
        workbench.waitForText("proxy-trouble", "used by another program");
        workbench.write("proxy-port", "none");
        workbench.click("proxy-start");
        workbench.waitForText("proxy-trouble", "from 1 to 65535");
        var port = freePort();
        workbench.write("proxy-port", String.valueOf(port));
        workbench.click("proxy-start");
        workbench.waitForText("proxy-sentence", "No device is connected");
        var device = MqttClient.builder().useMqttVersion5().identifier("device").serverHost("127.0.0.1").serverPort(port).buildBlocking();
        device.connect();
        try {
            workbench.waitForText("proxy-sentence", "1 device is connected");
            workbench.click("handshakes-proxy");
            screen.stopAt("device");
            var sent = device.toAsync().publishWith().topic("far").qos(MqttQos.AT_LEAST_ONCE).send();
            screen.waitForState("far", "held: PUBLISH");
            screen.select("far");
            screen.deliver("held: PUBACK");
            assertThat(sent).isNotDone();
            publish("straight", MqttQos.AT_LEAST_ONCE);
            workbench.press(KeyCode.F8);
            sent.get(20, TimeUnit.SECONDS);
            screen.waitForState("far", "acknowledged");
            assertThat(workbench.rows("handshakes-list")).noneSatisfy(row -> assertThat(row).contains("straight"));
        } finally {
            workbench.click("handshakes-proxy");
            workbench.click("proxy-start"); // ends the device's connection
        }
        workbench.waitForText("proxy-sentence", "The proxy was stopped");
        workbench.waitUntil("the device is cut", () -> !device.getState().isConnected());
        publish("again", MqttQos.AT_LEAST_ONCE);
        screen.waitForState("again", "acknowledged");
    }

    @Test
    void keepsTheSelectedFlowWhileOthersCome() {
        publish("selected", MqttQos.AT_LEAST_ONCE);
        screen.waitForState("selected", "acknowledged");
        screen.select("selected");
        for (var i = 0; i < 20; i++) {
            publish("other/" + i, MqttQos.EXACTLY_ONCE);
        }
        press.disconnect();
        press.connect();
        publish("last", MqttQos.AT_LEAST_ONCE);
        screen.waitForState("last", "acknowledged");
        assertThat(screen.selected()).isEqualTo("selected");
        workbench.waitForText("handshakes-deliveries", "1");
    }

    /// A PUBLISH at QoS 2 that comes twice is one message; at QoS 1 it is two [MQTT-4.3.2-5, 4.3.3-10].
    @Test
    void sendsAPacketOnceMore() {
        publish("again/1", MqttQos.AT_LEAST_ONCE);
        screen.waitForState("again/1", "acknowledged");
        screen.select("again/1");
        assertThat(workbench.scene().lookup("#handshakes-resend").isDisabled()).isTrue();
        workbench.focus("handshakes-ladder");
        workbench.press(KeyCode.HOME);
        workbench.click("handshakes-resend");
        workbench.waitForText("handshakes-note", "PUBLISH of press-04 sent once more.");
        screen.waitForState("again/1", "2 deliveries");
    }

    @Test
    void countsDownForAClientAndPullsItsPlug() {
        var sensor = MqttClient.builder().useMqttVersion5().identifier("sensor").serverHost("127.0.0.1").serverPort(workbench.port()).buildBlocking();
        sensor.connectWith().keepAlive(90).sessionExpiryInterval(600)
                .willPublish().topic("sensor/gone").payload("x".getBytes(StandardCharsets.UTF_8)).delayInterval(30).applyWillPublish().send();
        screen.waitForState("sensor", "CONNACK");
        screen.select("sensor");
        workbench.waitForText("handshakes-client-state", "connected");
        workbench.waitForText("handshakes-client-keep-alive", "Keep alive 90 s: given up in");
        workbench.waitForText("handshakes-client-will", "Will: published to sensor/gone when");
        workbench.click("handshakes-client-freeze");
        workbench.waitForText("handshakes-client-state", "frozen");
        workbench.waitForText("handshakes-note", "reads and answers nothing of sensor");
        workbench.click("handshakes-client-freeze");
        workbench.waitForText("handshakes-note", "reads and answers sensor again");
        workbench.click("handshakes-client-plug");
        workbench.waitForText("handshakes-client-state", "away");
        workbench.waitForText("handshakes-client-will", "Will: published to sensor/gone in ");
        workbench.waitUntil("it counts", () -> workbench.text("handshakes-client-will").contains(" in 28 s"));
        assertThat(workbench.scene().lookup("#handshakes-client-plug").isDisabled()).isTrue();
        workbench.waitUntil("it was cut", () -> !sensor.getState().isConnected());
    }

    @Test
    void makesTheNetworkOfAClientWorseAndGoodAgain() {
        screen.select("press-04");
        workbench.click("handshakes-network");
        assertThat(workbench.text("network-client")).isEqualTo("press-04");
        workbench.write("network-loss", "many");
        workbench.click("network-apply");
        workbench.waitForText("network-fault", "Whole numbers only");
        workbench.write("network-loss", "100");
        workbench.click("network-cuts");
        workbench.click("network-apply");
        workbench.waitForText("network-bad-press-04", "loses 100 % of all exchanges");
        assertThat(workbench.text("handshakes-network")).isEqualTo("Bad network · 1");
        publish("lost", MqttQos.AT_MOST_ONCE);
        workbench.click("network-remove-press-04");
        workbench.waitUntil("no bad network", () -> workbench.text("handshakes-network").equals("Bad network"));
        publish("arrives", MqttQos.AT_LEAST_ONCE);
        screen.waitForState("arrives", "acknowledged");
        screen.select("lost");
        assertThat(workbench.rows("handshakes-fates")).isEmpty();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Test
    void filtersFlows() {
        publish("a/one", MqttQos.AT_LEAST_ONCE);
        publish("b/two", MqttQos.AT_LEAST_ONCE);
        screen.waitForState("b/two", "acknowledged");
        workbench.write("handshakes-filter", "one");
        workbench.waitUntil("one flow", () -> screen.flows().size() == 1);
        assertThat(screen.flows().getFirst().title()).isEqualTo("a/one");
        workbench.write("handshakes-filter", "nothing like it");
        workbench.waitUntil("a sentence instead of flows", () -> workbench.isShown("handshakes-empty"));
    }
}
