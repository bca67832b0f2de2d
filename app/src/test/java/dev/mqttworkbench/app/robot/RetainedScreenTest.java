package dev.mqttworkbench.app.robot;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import dev.mqttworkbench.broker.Broker;
import dev.mqttworkbench.broker.BrokerSettings;
import dev.mqttworkbench.broker.RetainedMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import static dev.mqttworkbench.app.robot.OnScreen.onScreen;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(ApplicationExtension.class)
class RetainedScreenTest {

    private RetainedScreen screen;
    private Workbench workbench;
    private ThirdPartyClient client;

    @TempDir
    private Path folder;

    @Start
    void open(Stage stage) {
        screen = RetainedScreen.open(stage);
        workbench = screen.workbench();
    }

    @BeforeEach
    void connect() throws Exception {
        screen.show();
        client = ThirdPartyClient.connect(workbench.port());
    }

    @AfterEach
    void close() throws Exception {
        client.close();
        screen.close();
    }

    // ---- the list ----

    @Test
    void listsWhatTheBrokerKeepsAndNothingElse() throws Exception {
        assertThat(workbench.isShown("retained-empty")).isTrue();
        client.publish("home/lamp", "{\"on\":true}", 1, true);
        client.publish("home/live", "x", 1, false);
        client.publish("home/room10", "x", 0, true);
        client.publish("home/room2", "x", 2, true);

        screen.waitForTopics("home/lamp", "home/room2", "home/room10");
        workbench.waitForText("retained-footer", "3 retained messages · 13 B · in memory only");
        assertThat(screen.rows()).extracting(row -> row.qos().level()).containsExactly(1, 2, 0);
        assertThat(workbench.isShown("retained-empty")).isFalse();
        assertThat(workbench.isShown("retained-foreign")).isFalse();
        assertThat(workbench.cutButtons()).isEmpty();

        client.publish("home/lamp", "", 1, true);
        screen.waitForTopics("home/room2", "home/room10");
    }

    @Test
    void sortsByAColumnAndFiltersByTextAndFilter() throws Exception {
        client.publish("home/a", "300", 1, true);
        client.publish("home/b", "20", 1, true);
        client.publish("plant/c", "1", 1, true);
        screen.waitForTopics("home/a", "home/b", "plant/c");

        sortBy("retained-column-value");
        screen.waitForTopics("plant/c", "home/b", "home/a");
        workbench.press(KeyCode.CONTROL, KeyCode.F);
        workbench.write("retained-filter", "home/+");
        screen.waitForTopics("home/b", "home/a");
        workbench.write("retained-filter", "home/#/a");
        workbench.waitForText("retained-filter-fault", "# must be last");
        workbench.write("retained-filter", "PLANT");
        screen.waitForTopics("plant/c");
        workbench.write("retained-filter", "nothing");
        workbench.waitUntil("the sentence", () -> workbench.isShown("retained-nothing-fits"));
    }

    private void sortBy(String column) {
        onScreen(() -> {
            var table = (TableView<?>) workbench.scene().lookup("#retained-table");
            sort(table, column);
        });
    }

    private static <R> void sort(TableView<R> table, String column) {
        for (TableColumn<R, ?> each : table.getColumns()) {
            if (column.equals(each.getId())) {
                table.getSortOrder().setAll(List.of(each));
            }
        }
    }

    @Test
    void showsTheDecodedValueAndWhatANewSubscriberSees() throws Exception {
        client.publish("home/lamp", "{\"on\":true}", 1, true);
        screen.selectRow("home/lamp");

        assertThat(workbench.text("retained-sees").replace('\u00a0', ' '))
                .startsWith("Subscribing to home/lamp now delivers this message at once, with RETAIN = 1 and QoS min(1, requested).")
                .contains("arrive with RETAIN = 0");
        client.publish("home/lamp", "{\"on\":false}", 1, true);
        workbench.waitUntil("the new value", () -> screen.rows().getFirst().payload().asText().contains("false"));
        assertThat(workbench.text("retained-detail-topic")).isEqualTo("home/lamp");
    }

    // ---- clear and take back ----

    /// A client of MQTT 5 that nobody here wrote.
    private Mqtt5BlockingClient connect5() {
        var five = MqttClient.builder().useMqttVersion5().serverHost("127.0.0.1").serverPort(workbench.port()).buildBlocking();
        five.connect();
        return five;
    }

    /// What a client gets that subscribes now to a topic with a retained message.
    private Mqtt5Publish retainedOf(String topic) throws InterruptedException {
        var five = connect5();
        try (var publishes = five.publishes(MqttGlobalPublishFilter.ALL)) {
            five.subscribeWith().topicFilter(topic).qos(MqttQos.EXACTLY_ONCE).send();
            return publishes.receive(15, SECONDS).orElseThrow(() -> new AssertionError("Nothing is retained at " + topic));
        } finally {
            five.disconnect();
        }
    }

    @Test
    void clearsTheSelectedWithDeleteAndPutsItBackByteForByte() throws Exception {
        var five = connect5();
        five.publishWith().topic("home/camera").qos(MqttQos.EXACTLY_ONCE).retain(true)
                .payload(new byte[] {(byte) 0xC3, 0x28, 0, 1}).contentType("image/raw").responseTopic("answers")
                .correlationData(new byte[] {0, 7}).userProperties().add("site", "hall 2").add("site", "hall 3").applyUserProperties().send();
        five.disconnect();
        var before = retainedOf("home/camera");
        screen.selectRow("home/camera");
        workbench.press(KeyCode.DELETE);
        screen.waitForTopics();
        workbench.waitForText("retained-undo-sentence", "home/camera cleared.");

        workbench.press(KeyCode.CONTROL, KeyCode.Z);
        screen.waitForTopics("home/camera");
        var after = retainedOf("home/camera");
        assertThat(after.getPayloadAsBytes()).isEqualTo(before.getPayloadAsBytes());
        assertThat(after).isEqualTo(before);
        assertThat(after.isRetain()).isTrue();
        assertThat(workbench.isShown("retained-undo-bar")).isFalse();
    }

    @Test
    void selectsNoOtherMessageWhenOneIsGone() throws Exception {
        for (var i = 0; i < 5; i++) {
            client.publish("home/" + i, "x", 1, true);
        }
        screen.waitForRows(5);
        screen.selectRow("home/2");
        workbench.press(KeyCode.DELETE);
        screen.waitForTopics("home/0", "home/1", "home/3", "home/4");
        assertThat(workbench.isShown("retained-nothing-selected")).isTrue();

        workbench.press(KeyCode.DELETE);
        client.publish("home/5", "x", 1, true);
        screen.waitForTopics("home/0", "home/1", "home/3", "home/4", "home/5");
    }

    @Test
    void clearsWhatTheFilterShowsAfterAQuestionAndTakesItBackWithTheButton() throws Exception {
        client.publish("home/a", "1", 1, true);
        client.publish("home/b", "2", 1, true);
        client.publish("plant/c", "3", 1, true);
        screen.waitForTopics("home/a", "home/b", "plant/c");
        workbench.write("retained-filter", "home/#");
        screen.waitForTopics("home/a", "home/b");
        workbench.click("retained-clear-matching");
        workbench.waitForText("retained-strip-sentence", "The filter home/# shows 2 messages that would be cleared");
        workbench.click("retained-cancel");
        screen.waitForTopics("home/a", "home/b");

        workbench.click("retained-clear-matching");
        assertThat(workbench.text("retained-confirm")).isEqualTo("Clear 2");
        workbench.click("retained-confirm");
        screen.waitForTopics();
        workbench.write("retained-filter", "");
        screen.waitForTopics("plant/c");
        workbench.waitForText("retained-undo-sentence", "2 messages cleared.");
        workbench.click("retained-undo");
        screen.waitForTopics("home/a", "home/b", "plant/c");
    }

    @Test
    void stopsInTheMiddleOfTenThousandAndTakesBackWhatWasDone() throws Exception {
        for (var i = 0; i < 10_000; i++) {
            client.publish("many/" + i, "x", 0, true);
        }
        screen.waitForRows(10_000);
        stopAtTheFirstProgress();
        workbench.click("retained-clear-matching");
        workbench.click("retained-confirm");
        workbench.waitForText("retained-strip-sentence", "Stopped: ");
        workbench.waitUntil("fewer rows", () -> !screen.rows().isEmpty() && screen.rows().size() < 10_000);

        workbench.click("retained-undo");
        screen.waitForRows(10_000);
    }

    /// Presses Cancel as soon as the first messages are cleared, which is too soon for a hand.
    private void stopAtTheFirstProgress() {
        onScreen(() -> {
            var cancel = (Button) workbench.scene().lookup("#retained-cancel");
            var isPressed = new AtomicBoolean();
            var sentence = (Label) workbench.scene().lookup("#retained-strip-sentence");
            sentence.textProperty().addListener((observed, before, now) -> {
                if (now.startsWith("Cleared ") && !now.startsWith("Cleared 0") && isPressed.compareAndSet(false, true)) {
                    cancel.fire();
                }
            });
        });
    }

    // ---- a new subscriber, and the publish panel ----

    @Test
    void showsExactlyWhatANewSubscriberGets() throws Exception {
        client.publish("home/a/state", "1", 2, true);
        client.publish("home/b/state", "2", 0, true);
        client.publish("home/b/other", "3", 1, true);
        workbench.write("retained-filter", "home/+/state");
        screen.waitForTopics("home/a/state", "home/b/state");
        workbench.click("retained-ask");
        workbench.waitForText("retained-subscriber-sentence", "A client that subscribes to home/+/state at QoS 1 now gets 2 retained messages");
        assertThat(screen.deliveries()).extracting(each -> each.message().topic() + " " + each.qos().level())
                .containsExactly("home/a/state 1", "home/b/state 0");
        workbench.waitForText("retained-subscriber-why",
                "home/+/state matches: + stands for a. Published at QoS 2 and asked for at QoS 1, it comes at the lower one, QoS 1.");

        workbench.click("retained-subscriber-qos-2");
        workbench.waitForText("retained-subscriber-why", "QoS 2.");
        try (var fresh = ThirdPartyClient.connect(workbench.port())) {
            fresh.subscribe("home/+/state");
            var heard = List.of(fresh.hear(), fresh.hear());
            assertThat(heard).extracting(each -> each.topic() + " " + each.qos())
                    .containsExactlyInAnyOrderElementsOf(screen.deliveries().stream().map(each -> each.message().topic() + " " + each.qos().level()).toList());
        }
        workbench.click("retained-subscriber-close");
        assertThat(workbench.isShown("retained-nothing-selected")).isTrue();
    }

    @Test
    void loadsAMessageIntoThePublishPanelAndGivesItTheKeyboard() throws Exception {
        client.publish("config/site", "{\"name\":\"Hall 2\"}", 2, true);
        screen.selectRow("config/site");
        workbench.click("retained-edit");

        workbench.waitForNode("publish-topic");
        assertThat(workbench.text("publish-topic")).isEqualTo("config/site");
        assertThat(workbench.text("publish-payload")).isEqualTo("{\"name\":\"Hall 2\"}");
        workbench.write("publish-payload", "{\"name\":\"Hall 3\"}");
        workbench.press(KeyCode.CONTROL, KeyCode.ENTER);
        workbench.waitForText("publish-outcome", "Delivered exactly once");
        workbench.click("retainedRail");
        workbench.waitUntil("the new value", () -> screen.rows().stream().anyMatch(row -> row.payload().asText().contains("Hall 3")));
    }

    // ---- files ----

    @Test
    void exportsAndImportsThroughAFileAndTakesTheImportBack() throws Exception {
        client.publish("home/a", "1", 1, true);
        client.publish("home/b", "ü", 2, true);
        screen.waitForTopics("home/a", "home/b");
        var before = screen.rows();
        var file = folder.resolve("export.json");
        workbench.choose("retained-export", "retained-export-all");
        workbench.write("retained-path", file.toString());
        workbench.press(KeyCode.ENTER);
        workbench.waitForText("retained-strip-sentence", "2 messages written to");
        assertThat(Files.readString(file)).contains("\"topic\":\"home/a\"");

        client.publish("home/a", "changed", 1, true);
        client.publish("home/b", "", 1, true);
        screen.waitForTopics("home/a");
        workbench.click("retained-import");
        workbench.write("retained-path", file.toString());
        workbench.press(KeyCode.ENTER);
        workbench.waitForText("retained-strip-sentence", "export.json: 1 new, 1 in place of others, 0 already there, 0 expired.");
        workbench.click("retained-confirm");
        screen.waitForTopics("home/a", "home/b");
        assertThat(screen.rows()).extracting(RetainedMessage::payload).containsExactlyElementsOf(before.stream().map(RetainedMessage::payload).toList());
        assertThat(screen.rows()).extracting(RetainedMessage::qos).containsExactlyElementsOf(before.stream().map(RetainedMessage::qos).toList());

        workbench.click("retained-undo");
        screen.waitForTopics("home/a");
        assertThat(screen.rows().getFirst().payload().asText()).isEqualTo("changed");
    }

    // ---- a foreign broker ----

    @Test
    void saysAtAForeignBrokerThatItKnowsOnlyWhatItHasSeenAndScans() throws Exception {
        try (var foreign = Broker.start(BrokerSettings.defaults().withPort(0)).toCompletableFuture().join();
                var other = ThirdPartyClient.connect(foreign.address().getPort())) {
            other.publish("home/a", "1", 1, true);
            other.publish("elsewhere/b", "2", 2, true);
            workbench.connectTo(foreign.address().getPort(), "home/#");
            screen.waitForTopics("home/a");
            assertThat(workbench.isShown("retained-foreign")).isTrue();
            assertThat(workbench.text("retained-foreign-sentence")).startsWith("This broker does not tell what it keeps");

            workbench.click("retained-scan");
            screen.waitForTopics("elsewhere/b", "home/a");
            workbench.waitForText("retained-strip-sentence", "The scan of # found 2 retained messages.");

            screen.selectRow("elsewhere/b");
            workbench.press(KeyCode.DELETE);
            screen.waitForTopics("home/a");
            assertThat(foreign.retained().all().toCompletableFuture().join().messages()).extracting(RetainedMessage::topic).containsExactly("home/a");
            workbench.click("retained-undo");
            screen.waitForTopics("elsewhere/b", "home/a");
            assertThat(foreign.retained().all().toCompletableFuture().join().messages()).extracting(RetainedMessage::topic)
                    .containsExactlyInAnyOrder("home/a", "elsewhere/b");

            other.publish("elsewhere/b", "", 1, true);
            workbench.click("retained-scan");
            workbench.waitForText("retained-strip-sentence", "One that was known is gone.");
            screen.waitForTopics("home/a");
        }
    }

    @Test
    void takesBackAtAForeignBrokerWhatAConnectionDidThatIsClosed() throws Exception {
        try (var foreign = Broker.start(BrokerSettings.defaults().withPort(0)).toCompletableFuture().join();
                var other = ThirdPartyClient.connect(foreign.address().getPort())) {
            other.publish("home/a", "1", 1, true);
            workbench.connectTo(foreign.address().getPort(), "#");
            screen.selectRow("home/a");
            workbench.press(KeyCode.DELETE);
            workbench.waitForText("retained-undo-sentence", "home/a cleared.");
            workbench.choose("connectionMenu", "closeItem");
            workbench.waitForText("connectionTitle", "Bundled broker");
            workbench.waitUntil("no undo at the other broker", () -> !workbench.isShown("retained-undo-bar"));

            workbench.choose("connectionMenu", "connectItem");
            workbench.waitForNode("connectPanel");
            workbench.write("connectName", "another name");
            workbench.write("connectHost", "127.0.0.1");
            workbench.write("connectPort", Integer.toString(foreign.address().getPort()));
            workbench.click("connectConfirm");
            workbench.waitForText("connectionTitle", "another name");
            workbench.waitForText("retained-undo-sentence", "home/a cleared.");
            workbench.click("retained-undo");
            screen.waitForTopics("home/a");
        }
    }
}
