package dev.mqttworkbench.app.robot;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

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
class SessionsScreenTest {

    private Workbench workbench;
    private SessionsScreen sessions;
    private Mqtt5BlockingClient device;

    @Start
    void open(Stage stage) {
        workbench = Workbench.open(stage, Locale.ENGLISH, 1300, 800);
    }

    @BeforeEach
    void connect() throws Exception {
        workbench.waitUntilConnected();
        sessions = new SessionsScreen(workbench);
        device = MqttClient.builder().useMqttVersion5().identifier("device-1")
                .serverHost("127.0.0.1").serverPort(workbench.port()).buildBlocking();
        device.connectWith().cleanStart(true).sessionExpiryInterval(600).keepAlive(30)
                .restrictions().receiveMaximum(2).applyRestrictions()
                .willPublish().topic("state/device-1").payload("gone".getBytes(StandardCharsets.UTF_8)).qos(MqttQos.AT_LEAST_ONCE).retain(true)
                .applyWillPublish().send();
        device.toAsync().subscribeWith().topicFilter("to/device-1/#").qos(MqttQos.EXACTLY_ONCE).noLocal(true)
                .callback(message -> {}).manualAcknowledgement(true).send().get(10, TimeUnit.SECONDS);
    }

    @AfterEach
    void close() {
        if (device.getState().isConnected()) {
            device.disconnect();
        }
        workbench.close();
    }

    @Test
    void showsWhatAClientHolds() throws Exception {
        try (var other = ThirdPartyClient.connect(workbench.port())) {
            for (var i = 0; i < 5; i++) {
                other.publish("to/device-1/" + i, "x", 1, false);
            }
        }
        sessions.open().select("device-1");
        workbench.waitForText("session-keepAlive", "30 s · the broker gives up in ");
        assertThat(workbench.text("session-version")).isEqualTo("MQTT 5");
        assertThat(workbench.text("session-address")).startsWith("mqtt 127.0.0.1:");
        assertThat(workbench.text("session-expiry")).isEqualTo("10 min after the end of the connection");
        assertThat(sessions.title("subscriptions")).isEqualTo("SUBSCRIPTIONS · 1");
        assertThat(sessions.items("subscriptions")).containsExactly("2 to/device-1/# no local id 1");
        assertThat(sessions.title("toClient")).isEqualTo("IN FLIGHT TO THE CLIENT · 2");
        assertThat(sessions.items("toClient")).hasSize(2)
                .anyMatch(item -> item.startsWith("1 1 to/device-1/0 waits for PUBACK")).anyMatch(item -> item.startsWith("2 1 to/device-1/1"));
        assertThat(workbench.text("session-window-out")).isEqualTo("2 of 2 used");
        assertThat(workbench.text("session-queue")).startsWith("3 messages · ");
        assertThat(sessions.items("will")).containsExactly("1 state/device-1 retain");
        assertThat(workbench.text("session-will-payload")).isEqualTo("gone");
        workbench.waitForText("sessions-counts", "3 messages wait");
    }

    @Test
    void listsTheTopicAliasesThatAreInUse() {
        for (var i = 0; i < 3; i++) {
            device.publishWith().topic("from/device-1").payload(new byte[] {1}).qos(MqttQos.AT_LEAST_ONCE).send();
        }
        sessions.open().select("device-1");
        workbench.waitForNode("session-section-aliases-in");
        assertThat(sessions.title("aliases-in")).startsWith("TOPIC ALIASES");
        assertThat(sessions.items("aliases-in")).containsExactly("1  from/device-1");
    }

    @Test
    void cutsTheSocketAndSaysThatTheWillIsPublished() {
        sessions.open().select("device-1");
        workbench.click("session-cut");
        workbench.waitForText("session-outcome", "The socket of device-1 is cut. Its will is published");
        workbench.waitForText("session-state", "away");
        workbench.waitForText("session-expiry", "unless the client comes back");
        workbench.click("topicsRail");
        workbench.waitForTopic("state/device-1");
    }

    @Test
    void freezesAndGoesOnByKeyboard() {
        sessions.open().select("device-1");
        workbench.press(KeyCode.ENTER); // from the table to what can be done
        workbench.press(KeyCode.TAB);
        workbench.press(KeyCode.TAB);
        workbench.press(KeyCode.SPACE);
        workbench.waitForText("session-state", "frozen");
        workbench.waitForText("session-keepAlive", "frozen, the broker gives up in");
        assertThat(workbench.text("session-freeze")).isEqualTo("Go on");
        workbench.press(KeyCode.SPACE);
        workbench.waitForText("session-state", "connected");
        assertThat(workbench.text("session-outcome")).isEqualTo("device-1 goes on where it was.");
    }

    @Test
    void deletesASessionOnlyWhenAskedTwice() {
        sessions.open().select("device-1");
        workbench.press(KeyCode.DELETE);
        workbench.waitForText("session-question-sentence", "Delete the session of device-1? One subscription");
        workbench.waitForText("session-question-sentence", "Its will is published to state/device-1.");
        workbench.press(KeyCode.ESCAPE);
        workbench.waitUntil("the question to be gone", () -> !workbench.isShown("session-question"));
        assertThat(sessions.clients()).contains("device-1");

        workbench.click("session-delete");
        workbench.click("session-delete-confirm");
        workbench.waitForText("session-outcome", "The session of device-1 is deleted.");
        workbench.waitUntil("the row to be gone", () -> !sessions.clients().contains("device-1"));
        assertThat(workbench.isShown("session-nothing")).isTrue();
        workbench.waitUntil("the client to notice", () -> !device.getState().isConnected());
    }

    @Test
    void bringsADeletedSessionBack() {
        sessions.open().select("device-1");
        workbench.click("session-delete");
        workbench.waitForText("session-question-sentence", "It can be brought back, without what comes meanwhile.");
        workbench.click("session-delete-confirm");
        workbench.waitUntil("the row to be gone", () -> !sessions.clients().contains("device-1"));
        workbench.waitForText("session-bring-back", "Bring back the session of device-1");
        workbench.click("session-bring-back");
        workbench.waitForText("session-outcome", "The session of device-1 is back as it was.");
        workbench.waitUntil("the row", () -> sessions.clients().contains("device-1"));
        workbench.waitUntil("nothing more to bring back", () -> !workbench.isShown("session-bring-back"));
    }

    @Test
    void keepsTheSelectionWhileRowsComeAndFiltersThem() throws Exception {
        sessions.open().select("device-1");
        try (var other = ThirdPartyClient.connect(workbench.port())) {
            workbench.waitUntil("one more row", () -> sessions.clients().size() == 3);
            assertThat(workbench.text("session-name")).isEqualTo("device-1");
            workbench.write("sessions-filter", "EVICE");
            assertThat(sessions.clients()).isEqualTo(List.of("device-1"));
            workbench.write("sessions-filter", "nobody");
            assertThat(workbench.text("sessions-empty")).isEqualTo("No session fits the filter.");
            assertThat(other).isNotNull();
        }
    }

    @Test
    void saysThatABrokerElsewhereTellsOfNobodyElse() throws Exception {
        try (var elsewhere = Broker.start(BrokerSettings.defaults().withPort(0)).toCompletableFuture().get(10, TimeUnit.SECONDS)) {
            workbench.choose("connectionMenu", "connectItem");
            workbench.waitForNode("connectPanel");
            workbench.write("connectHost", "127.0.0.1");
            workbench.write("connectPort", Integer.toString(elsewhere.address().getPort()));
            workbench.turnTo("connectTabs", 3);
            workbench.click("connectWillIsOn");
            workbench.write("connectWillTopic", "bench/state");
            workbench.click("connectConfirm");
            workbench.waitForText("connectionTitle", "127.0.0.1");
            sessions.open();
            workbench.waitForText("sessions-counts", "a broker elsewhere does not tell of others");
            assertThat(sessions.clients()).hasSize(1);
            sessions.select(sessions.clients().getFirst());
            workbench.waitForText("session-foreign", "A broker tells no client about the sessions of others.");
            workbench.waitUntil("what CONNACK says", () -> sessions.facts("connection").stream().anyMatch(fact -> fact.startsWith("Receive Maximum: ")));
            assertThat(workbench.isShown("session-disconnect")).isFalse();
            workbench.waitUntil("the granted QoS", () -> sessions.items("subscriptions").size() == 1 && sessions.items("subscriptions").getFirst().startsWith("0 #"));
            assertThat(sessions.items("subscriptions").getFirst()).contains("retain as published");
            assertThat(sessions.title("subscriptions")).isEqualTo("SUBSCRIPTIONS · 1");
            assertThat(sessions.items("will").getFirst()).startsWith("0 bench/state");
        }
    }
}
