package dev.mqttworkbench.app.robot;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;

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
        assertThat(workbench.rows("handshakes-fates")).anySatisfy(row -> assertThat(row).startsWith("press-04: no: no subscription matches"));
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
