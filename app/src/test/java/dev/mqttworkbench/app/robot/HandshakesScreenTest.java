package dev.mqttworkbench.app.robot;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;

import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import dev.mqttworkbench.client.Client;
import dev.mqttworkbench.client.ClientListener;
import dev.mqttworkbench.client.ConnectOptions;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.mqtt.packet.Subscribe;
import dev.mqttworkbench.mqtt.packet.SubscriptionOptions;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;

import static org.assertj.core.api.Assertions.assertThat;

/// Flows, the ladder, steps and the anatomy of packets.
class HandshakesScreenTest extends HandshakesRobot {

    @Start
    void open(Stage stage) {
        start(stage);
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
        workbench.waitForText("heldStatus", "1 packet held");
        workbench.click("topicsRail");
        sent.get(20, TimeUnit.SECONDS);
        assertThat(workbench.isShown("heldStatus")).isFalse();
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
        workbench.waitForText("handshakes-stop-hint", "Stops at PUBLISH alone");
        assertThat(workbench.text("handshakes-stop-types")).isEqualTo("PUBLISH");
        workbench.write("handshakes-stop-topic", "");
        workbench.waitUntil("no hint", () -> !workbench.isShown("handshakes-stop-hint"));
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
        assertThat(workbench.isShown("anatomy-bits")).isFalse();
        workbench.focus("anatomy-fields");
        for (var i = 0; i < 3; i++) { // to a field of the first byte that is some of its bits
            workbench.press(KeyCode.DOWN);
        }
        workbench.waitUntil("the bits of the byte", () -> workbench.isShown("anatomy-bits"));
        workbench.focus("handshakes-ladder");
        workbench.press(KeyCode.END);
        workbench.waitForText("handshakes-packet", "PACKET · PUBACK");
    }

    /// Both copies are the same packet at the same time, and two rows of the ladder.
    @Test
    void keysPassBothCopiesOfADuplicate() throws Exception {
        screen.stopAt("press-04");
        var sent = press.toAsync().publishWith().topic("t").qos(MqttQos.AT_LEAST_ONCE).send();
        screen.waitForState("t", "held: PUBLISH");
        screen.select("t");
        workbench.click("handshakes-duplicate");
        screen.waitForState("t", "held: PUBACK");
        workbench.click("handshakes-live");
        sent.get(20, TimeUnit.SECONDS);
        screen.waitForState("t", "acknowledged");
        workbench.focus("handshakes-ladder");
        workbench.press(KeyCode.HOME);
        workbench.waitForText("handshakes-packet", "PACKET · PUBLISH");
        for (var i = 0; i < 10; i++) { // more than there are
            workbench.press(KeyCode.DOWN);
        }
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
        workbench.waitForText("handshakes-note", "could not be written: there is no such file or folder");
    }

    /// A picture of a thousand lanes would take gigabytes.
    @Test
    void saysThatAPictureDoesNotHoldAllLanes() throws Exception {
        var count = 45;
        var subscribers = new ArrayList<Client>();
        try {
            for (var i = 0; i < count; i++) {
                var subscriber = new Client(ConnectOptions.to("127.0.0.1", workbench.port()).withClientIdentifier("subscriber-" + i), new ClientListener() {});
                subscribers.add(subscriber);
                subscriber.connect().toCompletableFuture().get(20, TimeUnit.SECONDS);
                subscriber.subscribe(List.of(new Subscribe.Requested("t", SubscriptionOptions.of(QoS.AT_MOST_ONCE))), Properties.NONE).toCompletableFuture().get(20, TimeUnit.SECONDS);
            }
            publish("t", MqttQos.AT_MOST_ONCE);
            screen.waitForState("t", "delivered to " + (count + 1));
            screen.select("t");
            var file = Workbench.emptyFolder().resolve("wide.png");
            workbench.chooseFile(file);
            workbench.choose("handshakes-export", "handshakes-export-PNG");
            workbench.waitForText("handshakes-note", ": the first 8,000 × ");
            assertThat(ImageIO.read(file.toFile()).getWidth()).isEqualTo(8_000);
        } finally {
            subscribers.forEach(Client::close);
        }
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
        assertThat(workbench.isDisabled("handshakes-resend")).isTrue();
        workbench.focus("handshakes-ladder");
        workbench.press(KeyCode.HOME);
        workbench.click("handshakes-resend");
        workbench.waitForText("handshakes-note", "PUBLISH of press-04 sent once more.");
        screen.waitForState("again/1", "2 deliveries");
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
