package dev.mqttworkbench.app.robot;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;

import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
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
class TopicsScreenTest {

    private Workbench workbench;
    private ThirdPartyClient client;

    @Start
    void open(Stage stage) {
        workbench = Workbench.open(stage, Locale.ENGLISH, 1300, 800);
    }

    @BeforeEach
    void connect() throws Exception {
        workbench.waitUntilConnected();
        client = ThirdPartyClient.connect(workbench.port());
    }

    @AfterEach
    void close() throws Exception {
        client.close();
        workbench.close();
    }

    @Test
    void showsWhatAThirdPartyClientPublishes() throws Exception {
        assertThat(workbench.isShown("topics-empty")).isTrue();
        assertThat(workbench.focused()).isEqualTo("topics-tree");

        client.publish("plant/line-1/press", "{\"rpm\":1482}", 1, true);

        workbench.waitForTopic("plant/line-1/press");
        assertThat(workbench.isShown("topics-empty")).isFalse();
        assertThat(workbench.textsOf("plant/line-1/press")).startsWith("plant/line-1/press", "R", "{\"rpm\":1482}").endsWith("1");

        workbench.clickTopic("plant/line-1/press");
        workbench.waitForText("detail-name", "press");
        assertThat(workbench.text("detail-parents")).isEqualTo("plant / line-1 / ");
        assertThat(workbench.text("detail-qos")).isEqualTo("QoS 1");
        assertThat(workbench.isShown("detail-retained")).isTrue();
        assertThat(workbench.text("detail-size")).isEqualTo("12 B");
        assertThat(workbench.text("detail-publisher")).isEqualTo("by " + client.clientIdentifier());
        assertThat(workbench.text("publish-topic")).isEqualTo("plant/line-1/press");
    }

    @Test
    void showsTheQosAndTheAbsenceOfTheRetainFlagFromAnMqtt5Client() {
        var hive = MqttClient.builder().useMqttVersion5().identifier(UUID.randomUUID().toString())
                .serverHost("127.0.0.1").serverPort(workbench.port()).buildBlocking();
        hive.connect();
        hive.publishWith().topic("orders/1").qos(MqttQos.EXACTLY_ONCE).payload("packed".getBytes(StandardCharsets.UTF_8))
                .userProperties().add("site", "hall-2").applyUserProperties().send();
        hive.disconnect();

        workbench.waitForTopic("orders/1");
        assertThat(workbench.textsOf("orders/1")).startsWith("orders/1", "packed");
        workbench.clickTopic("orders/1");
        workbench.waitForText("detail-qos", "QoS 2");
        assertThat(workbench.isShown("detail-retained")).isFalse();
    }

    @Test
    void narrowsTheTreeWhileTheFilterIsWritten() throws Exception {
        client.publish("home/temperature", "21.4", 0, false);
        client.publish("plant/press", "6.2", 0, false);
        workbench.waitForTopic("plant/press");

        workbench.press(KeyCode.CONTROL, KeyCode.F);
        workbench.write("topics-filter", "plant/#");
        assertThat(workbench.topics()).containsExactly("home/temperature", "plant/press");
        assertThat(workbench.text("topics-filter-matches")).isEqualTo("1 topic matches");
        workbench.press(KeyCode.ENTER);
        workbench.waitForText("detail-name", "press");
        workbench.click("topics-filter-only");
        assertThat(workbench.topics()).containsExactly("plant/press");

        workbench.picture(java.nio.file.Path.of("target/filter.png"));
        workbench.write("topics-filter", "plant/#/x");
        assertThat(workbench.text("topics-filter-fault")).startsWith("# must be last");
        assertThat(workbench.text("topics-filter-level")).isEqualTo("#");

        workbench.write("topics-filter", "");
        assertThat(workbench.topics()).containsExactly("home/temperature", "plant/press");
    }

    @Test
    void foldsAndOpensWithTheKeyboard() throws Exception {
        client.publish("home/a", "1", 0, false);
        client.publish("home/b", "2", 0, false);
        workbench.waitForTopic("b");
        workbench.clickTopic("home");

        workbench.press(KeyCode.LEFT);
        assertThat(workbench.topics()).containsExactly("home");
        assertThat(workbench.textsOf("home")).contains("2 topics · 2 messages");

        workbench.press(KeyCode.RIGHT);
        assertThat(workbench.topics()).containsExactly("home", "a", "b");
    }

    @Test
    void isLightOrDarkAsTheUserWants() {
        workbench.choose("themeMenu", "themeDark");
        assertThat(workbench.ground()).isEqualTo("0x151b23ff");

        workbench.choose("themeMenu", "themeLight");
        assertThat(workbench.ground()).isEqualTo("0xffffffff");
    }

    @Test
    void publishesFromThePanelToAThirdPartyClient() throws Exception {
        client.subscribe("lamp/set");
        workbench.press(KeyCode.CONTROL, KeyCode.P);
        workbench.write("publish-topic", "lamp/set");
        workbench.write("publish-payload", "{\"bri\":180}");
        workbench.press(KeyCode.CONTROL, KeyCode.ENTER);

        assertThat(client.hear()).isEqualTo(new ThirdPartyClient.Heard("lamp/set", "{\"bri\":180}", 0, false));
        workbench.waitForTopic("lamp/set");
    }

    @Test
    void clearsTheRetainedMessageAndTakesThatBackByKey() throws Exception {
        client.publish("home/lamp", "on", 1, true);
        workbench.waitForTopic("home/lamp");
        workbench.clickTopic("home/lamp");
        workbench.waitUntil("the badge", () -> workbench.isShown("detail-retained"));
        client.subscribe("home/lamp");
        assertThat(client.hear()).isEqualTo(new ThirdPartyClient.Heard("home/lamp", "on", 1, true));

        workbench.press(KeyCode.DELETE);
        assertThat(client.hear().payload()).isEmpty();
        workbench.waitForText("cleared-sentence", "home/lamp cleared.");
        workbench.waitUntil("no badge", () -> !workbench.isShown("detail-retained"));

        workbench.press(KeyCode.CONTROL, KeyCode.Z);
        workbench.waitForText("cleared-sentence", "Taken back: home/lamp cleared.");
        try (var late = ThirdPartyClient.connect(workbench.port())) {
            late.subscribe("home/#");
            assertThat(late.hear()).isEqualTo(new ThirdPartyClient.Heard("home/lamp", "on", 1, true));
        }

        workbench.click("detail-clear-retained");
        workbench.waitForText("cleared-sentence", "home/lamp cleared.");
        workbench.click("cleared-undo");
        workbench.waitForText("cleared-sentence", "Taken back: home/lamp cleared.");
        workbench.click("cleared-close");
        assertThat(workbench.isShown("cleared-bar")).isFalse();
    }

    @Test
    void clearsABranchWhenTheReaderSaysYesAndTakesThatBack() throws Exception {
        client.publish("home/lamp", "on", 1, true);
        client.publish("home/kitchen/lamp", "off", 1, true);
        client.publish("home/kitchen/oven", "hot", 1, false);
        client.publish("garden/lamp", "on", 1, true);
        workbench.waitForTopic("garden/lamp");
        workbench.clickTopic("home");

        workbench.press(KeyCode.DELETE);
        workbench.waitForText("cleared-sentence", "The filter home/# shows 2 messages that would be cleared");
        workbench.click("cleared-close");
        assertThat(workbench.isShown("cleared-bar")).isFalse();
        assertThat(workbench.retained()).containsExactlyInAnyOrder("home/lamp", "home/kitchen/lamp", "garden/lamp");

        workbench.clickTopic("home");
        workbench.press(KeyCode.DELETE);
        workbench.waitForText("cleared-sentence", "The filter home/#");
        workbench.press(KeyCode.SPACE); // the button has the keyboard
        workbench.waitForText("cleared-sentence", "2 messages cleared.");
        assertThat(workbench.retained()).containsExactly("garden/lamp");
        workbench.click("cleared-undo");
        workbench.waitForText("cleared-sentence", "Taken back: 2 messages cleared.");
        assertThat(workbench.retained()).containsExactlyInAnyOrder("home/lamp", "home/kitchen/lamp", "garden/lamp");

        workbench.clickTopic("oven");
        workbench.press(KeyCode.DELETE);
        workbench.waitForText("cleared-sentence", "There is nothing to clear: no retained message is known at home/kitchen/oven.");
    }

    @Test
    void startsTheDemoDevices() {
        workbench.click("topics-demo");

        workbench.waitForTopic("plant");
        workbench.waitForTopic("home");
        workbench.choose("connectionMenu", "demoItem");
    }

    @Test
    void saysInASentenceThatABrokerCannotBeReached() {
        workbench.click("topics-connect");
        workbench.waitForNode("connectPanel");
        workbench.write("connectHost", "127.0.0.1");
        workbench.write("connectPort", "99999");
        workbench.click("connectConfirm");
        workbench.waitForText("connectSentence", "Port must be 1 to 65535");

        workbench.write("connectPort", "1");
        workbench.click("connectConfirm");
        workbench.waitForText("connectSentence", "127.0.0.1");
        assertThat(workbench.text("connectSentence")).doesNotContain("Exception");

        workbench.click("connectCancel");
        assertThat(workbench.text("connectionAddress")).endsWith(":" + workbench.port());
    }

    @Test
    void goesToAnotherBrokerAndBack() throws Exception {
        client.publish("old", "1", 0, false);
        workbench.waitForTopic("old");
        try (var other = Broker.start(BrokerSettings.defaults().withPort(0)).toCompletableFuture().get()) {
            workbench.choose("connectionMenu", "connectItem");
            workbench.waitForNode("connectPanel");
            workbench.write("connectHost", "127.0.0.1");
            workbench.write("connectPort", Integer.toString(other.address().getPort()));
            workbench.click("connectConfirm");
            workbench.waitForText("connectionAddress", ":" + other.address().getPort());
            assertThat(workbench.topics()).isEmpty();

            workbench.choose("connectionMenu", "useBundledItem");
            workbench.waitForText("connectionAddress", ":" + workbench.port());
        }
    }
}
