package dev.mqttworkbench.app.robot;

import java.util.Locale;
import java.util.Set;

import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import dev.mqttworkbench.app.workbench.Message;
import dev.mqttworkbench.mqtt.packet.QoS;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(ApplicationExtension.class)
class StreamScreenTest {

    private StreamScreen screen;
    private ThirdPartyClient client;

    @Start
    void open(Stage stage) throws Exception {
        screen = StreamScreen.open(stage, Locale.ENGLISH, true, 1300, 800);
    }

    @BeforeEach
    void connect() throws Exception {
        screen.waitUntilConnected();
        client = ThirdPartyClient.connect(screen.port());
    }

    @AfterEach
    void close() throws Exception {
        client.close();
        screen.close();
    }

    @Test
    void showsWhatAThirdPartyClientPublishes() throws Exception {
        client.publish("plant/line-1/press", "{\"rpm\":1482}", 1, true);

        var row = screen.waitForRow("plant/line-1/press");
        assertThat(row.payload().asText()).isEqualTo("{\"rpm\":1482}");
        assertThat(row.qos()).isEqualTo(QoS.AT_LEAST_ONCE);
        assertThat(row.retain()).isTrue();

        screen.selectRow("plant/line-1/press");
        assertThat(screen.text("stream-detail-topic")).isEqualTo("plant/line-1/press");
        assertThat(screen.text("stream-detail-qos")).startsWith("1 at least once · packet id ");
        assertThat(screen.text("stream-detail-flags")).isEqualTo("yes · no");
    }

    @Test
    void showsAllLevelsOfQos() throws Exception {
        for (var qos = 0; qos <= 2; qos++) {
            client.publish("level/" + qos, "x", qos, false);
        }
        for (var qos = 0; qos <= 2; qos++) {
            assertThat(screen.waitForRow("level/" + qos)).extracting(Message::qos, Message::retain).containsExactly(QoS.of(qos), false);
        }
    }

    @Test
    void countsWhileItIsPausedAndShowsItAfterwards() throws Exception {
        client.publish("a/1", "x", 1, false);
        screen.waitForRow("a/1");
        screen.click("stream-paused");
        client.publish("a/2", "x", 1, false);
        client.publish("a/3", "x", 1, false);

        screen.waitForText("stream-notice-sentence", "Paused · 2 new messages");
        assertThat(screen.rows()).extracting(Message::topic).containsExactly("a/1");

        screen.click("stream-notice-action");
        screen.waitForRow("a/3");
        assertThat(screen.isVisible("stream-notice")).isFalse();
    }

    @Test
    void standsStillWhenTheReaderScrollsUpUntilHeJumpsToNow() throws Exception {
        for (var i = 0; i < 100; i++) {
            client.publish("many/" + i, "x", 0, false);
        }
        screen.waitForRow("many/99");
        screen.turnWheel(5);
        screen.waitUntil("the notice", () -> screen.isVisible("stream-notice"));
        client.publish("later", "x", 1, false);
        screen.waitForText("stream-notice-sentence", "One new message");
        assertThat(screen.rows()).extracting(Message::topic).doesNotContain("later");

        screen.click("stream-notice-action");
        screen.waitForRow("later");
    }

    @Test
    void showsOnlyWhatTheFilterLetsThrough() throws Exception {
        client.publish("plant/a", "x", 1, false);
        client.publish("home/b", "x", 1, false);
        screen.waitForRow("home/b");
        screen.write("stream-filter", "plant/#");
        assertThat(screen.rows()).extracting(Message::topic).containsExactly("plant/a");

        screen.write("stream-filter", "plant/#/a");
        assertThat(screen.text("stream-filter-fault")).startsWith("# must be last");
    }

    @Test
    void showsTheBeginningOfALongPayloadUntilAllIsWanted() throws Exception {
        client.publish("long", "x".repeat(226 * 1024), 1, false);
        screen.waitForRow("long");
        screen.selectRow("long");

        screen.waitForText("payload-cut", "showing 64 kB of 226 kB ·");
        assertThat(screen.isShown("payload-load-all")).isTrue();

        screen.click("payload-load-all");
        screen.waitUntil("all of it", () -> !screen.isShown("payload-load-all"));
    }

    @Test
    void saysWhereJsonStopsBeingJson() throws Exception {
        client.publish("broken", "{\"rpm\": 14x2}", 1, false);
        screen.waitForRow("broken");
        screen.selectRow("broken");

        screen.waitForText("payload-note", "Not JSON from line 1, column ");
    }

    @Test
    void startsWithoutAWarningOfTheStyleSheets() throws Exception {
        client.publish("a", "x", 2, true);
        screen.waitForRow("a");
        screen.selectRow("a");

        assertThat(screen.styleWarnings()).isEmpty();
    }

    @Test
    void publishesToAThirdPartySubscriber() throws Exception {
        client.subscribe("home/#");
        screen.write("publish-topic", "home/livingroom/lamp/set");
        screen.write("publish-payload", "{\"bri\":180}");
        screen.click("publish-qos-2");
        screen.press(KeyCode.CONTROL, KeyCode.ENTER);

        assertThat(client.hear()).isEqualTo(new ThirdPartyClient.Heard("home/livingroom/lamp/set", "{\"bri\":180}", 2, false));
        screen.waitForText("publish-outcome", "Delivered exactly once: PUBCOMP after");
    }

    @Test
    void publishesRetainedMessages() throws Exception {
        screen.write("publish-topic", "home/kept");
        screen.write("publish-payload", "on");
        screen.click("publish-qos-1");
        screen.click("publish-retain");
        screen.click("publish-send");
        screen.waitForText("publish-outcome", "Delivered: PUBACK after");
        client.subscribe("home/kept");

        assertThat(client.hear()).isEqualTo(new ThirdPartyClient.Heard("home/kept", "on", 1, true));
    }

    @Test
    void saysWhyATopicIsBadAndSendsNothing() {
        screen.write("publish-topic", "home/+/lamp");
        screen.click("publish-send");

        screen.waitForText("publish-outcome", "A topic to publish to has no wildcards");
        assertThat(screen.rows()).isEmpty();
    }

    @Test
    void loadsAMessageIntoThePublishPanel() throws Exception {
        client.publish("orders/7714/state", "{\"id\":7714}", 2, false);
        screen.waitForRow("orders/7714/state");
        screen.selectRow("orders/7714/state");
        screen.click("stream-republish");

        assertThat(Set.of(screen.text("publish-topic"), screen.text("publish-payload")))
                .containsExactlyInAnyOrder("orders/7714/state", "{\"id\":7714}");
    }
}
