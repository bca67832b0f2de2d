package dev.mqttworkbench.app.robot;

import java.util.Locale;

import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(ApplicationExtension.class)
class PublishPanelTest {

    private Workbench workbench;
    private ThirdPartyClient client;

    @Start
    void open(Stage stage) {
        workbench = Workbench.open(stage, Locale.ENGLISH, 1300, 800);
    }

    @BeforeEach
    void connect() throws Exception {
        workbench.waitUntilConnected();
        workbench.waitForNode("publish-topic");
        client = ThirdPartyClient.connect(workbench.port());
    }

    @AfterEach
    void close() throws Exception {
        client.close();
        workbench.close();
    }

    @Test
    void reachesAThirdPartySubscriberExactlyOnce() throws Exception {
        client.subscribe("home/#");
        write("home/livingroom/lamp/set", "{\"bri\":180}");
        workbench.click("publish-qos-2");
        workbench.press(KeyCode.CONTROL, KeyCode.ENTER);

        assertThat(client.hear()).isEqualTo(new ThirdPartyClient.Heard("home/livingroom/lamp/set", "{\"bri\":180}", 2, false));
        workbench.waitForText("publish-outcome", "Delivered exactly once: PUBCOMP after");
    }

    @Test
    void publishesRetainedMessages() throws Exception {
        write("home/kept", "on");
        workbench.click("publish-qos-1");
        workbench.click("publish-retain");
        workbench.click("publish-send");
        workbench.waitForText("publish-outcome", "Delivered: PUBACK after");
        client.subscribe("home/kept");

        assertThat(client.hear()).isEqualTo(new ThirdPartyClient.Heard("home/kept", "on", 1, true));
    }

    @Test
    void saysWhyATopicIsBadAndSendsNothing() throws Exception {
        client.subscribe("#");
        write("home/+/lamp", "x");
        workbench.click("publish-send");
        workbench.waitForText("publish-outcome", "A topic to publish to has no wildcards");

        write("home/lamp", "x");
        workbench.click("publish-send");
        assertThat(client.hear().topic()).isEqualTo("home/lamp");
    }

    @Test
    void saysThatAHexDigitIsMissing() {
        workbench.click("publish-notation-hex");
        write("bytes", "ff 0");

        workbench.waitForText("publish-verdict", "One hex digit is missing");
    }

    @Test
    void sendsTheBytesThatAreWrittenAsHex() throws Exception {
        client.subscribe("bytes");
        workbench.click("publish-notation-hex");
        write("bytes", "68 65 6c 6c 6f");
        workbench.click("publish-send");

        assertThat(client.hear().payload()).isEqualTo("hello");
    }

    private void write(String topic, String payload) {
        workbench.write("publish-topic", topic);
        workbench.write("publish-payload", payload);
    }
}
