package dev.mqttworkbench.app.robot;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.exceptions.MqttClientStateException;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5ConnAckException;
import com.hivemq.client.mqtt.mqtt5.message.connect.connack.Mqtt5ConnAckReasonCode;
import dev.mqttworkbench.app.workbench.BundledBroker;
import dev.mqttworkbench.broker.BrokerSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import static org.assertj.core.api.Assertions.assertThat;

/// Users of the broker in the box, made in the window.
@ExtendWith(ApplicationExtension.class)
class BrokerUsersTest {

    private final BundledBroker broker = new BundledBroker(BrokerSettings.defaults().withPort(0));
    private final Path settings = Workbench.emptyFolder();
    private Workbench workbench;

    @Start
    void open(Stage stage) {
        workbench = Workbench.open(stage, Locale.ENGLISH, 1300, 940, broker, settings);
    }

    @BeforeEach
    void connect() {
        workbench.waitUntilConnected();
        workbench.click("brokerRail");
        workbench.waitForNode("broker-user-put");
    }

    @AfterEach
    void close() {
        workbench.close();
    }

    private void put(String user, String password) {
        workbench.write("broker-user-name", user);
        workbench.write("broker-user-password", password);
        workbench.focus("broker-user-put");
        workbench.press(KeyCode.SPACE);
    }

    private Mqtt5ConnAckReasonCode answer(Optional<String> user, String password) {
        var client = MqttClient.builder().useMqttVersion5().identifier("third").serverHost("127.0.0.1").serverPort(workbench.port()).buildBlocking();
        try {
            var connect = client.connectWith().cleanStart(true);
            var answer = user.isEmpty() ? connect.send()
                    : connect.simpleAuth().username(user.get()).password(password.getBytes(StandardCharsets.UTF_8)).applySimpleAuth().send();
            leave(client);
            return answer.getReasonCode();
        } catch (Mqtt5ConnAckException refused) {
            return refused.getMqttMessage().getReasonCode();
        }
    }

    /// The broker may begin anew just then, and close the connection by itself: it has answered before.
    private static void leave(Mqtt5BlockingClient client) {
        try {
            client.disconnect();
        } catch (MqttClientStateException closedMeanwhile) {
            assertThat(client.getState().isConnected()).isFalse();
        }
    }

    private void waitForAnswer(String user, String password, Mqtt5ConnAckReasonCode wanted) {
        workbench.waitUntil(user + ": " + wanted, () -> answer(Optional.of(user), password) == wanted);
    }

    @Test
    void letsTheRaceOfTheQosInThoughItHasNoName() {
        put("alice", "secret");
        waitForAnswer("alice", "secret", Mqtt5ConnAckReasonCode.SUCCESS);
        workbench.click("handshakesRail");
        workbench.waitForNode("handshakes-race");
        workbench.click("handshakes-race");
        workbench.write("race-messages", "5");
        workbench.write("race-loss", "0");
        workbench.click("race-start");
        workbench.waitForText("race-sentence", "All messages are done with.");
        assertThat(workbench.text("race-arrived-2")).isEqualTo("5");
    }

    @Test
    void letsInWhoHasThePasswordAndItsOwnClient() throws Exception {
        put("alice:", "secret");
        workbench.waitForText("broker-users-sentence", "has no colon");
        put("alice", "");
        workbench.waitForText("broker-users-sentence", "needs a password");
        put("alice", "secret");
        workbench.waitForText("broker-users-sentence", "alice is a user now.");
        put("bob", "hunter2");
        workbench.waitForNode("broker-user-change-bob");
        assertThat(workbench.text("broker-user-password")).isEmpty();
        assertThat(workbench.text("broker-password-file")).isEqualTo(settings.resolve("broker-users").toString());
        assertThat(Files.readString(settings.resolve("broker-users"))).contains("alice:$7$").doesNotContain("secret", "hunter2");

        workbench.click("broker-apply");
        workbench.waitForText("broker-outcome", "Applied");
        assertThat(answer(Optional.empty(), "")).isEqualTo(Mqtt5ConnAckReasonCode.NOT_AUTHORIZED);
        assertThat(answer(Optional.of("alice"), "secret")).isEqualTo(Mqtt5ConnAckReasonCode.SUCCESS);
        assertThat(answer(Optional.of("alice"), "hunter2")).isEqualTo(Mqtt5ConnAckReasonCode.BAD_USER_NAME_OR_PASSWORD);
        workbench.waitUntil("the workbench's own client to be back", () ->
                workbench.scene().lookup("#connectionLamp").getStyleClass().contains("ok")
                        && ((Label) workbench.scene().lookup("#connectionAddress")).getText().endsWith(":" + workbench.port()));

        workbench.click("broker-user-change-alice");
        assertThat(workbench.text("broker-user-put")).isEqualTo("Set password");
        workbench.write("broker-user-password", "other");
        workbench.click("broker-user-put");
        workbench.waitForText("broker-users-sentence", "alice has another password now.");
        waitForAnswer("alice", "other", Mqtt5ConnAckReasonCode.SUCCESS);

        workbench.click("broker-user-remove-alice");
        workbench.waitForText("broker-users-sentence", "alice is no user any more.");
        waitForAnswer("alice", "other", Mqtt5ConnAckReasonCode.BAD_USER_NAME_OR_PASSWORD);
        assertThat(workbench.text("broker-users-undo")).isEqualTo("Undo: alice is a user again");
        workbench.click("broker-users-undo");
        workbench.waitForText("broker-users-sentence", "Put back: alice");
        assertThat(workbench.text("broker-users-undo")).as("what comes next").isEqualTo("Undo: alice has the password of before");
        waitForAnswer("alice", "other", Mqtt5ConnAckReasonCode.SUCCESS);
        workbench.picture(Path.of("target/broker-users.png"));
    }

    @Test
    void showsWhoStandsInAFileThatWasChosen() throws Exception {
        var file = Files.writeString(settings.resolve("mine"), "carol:plain\n");
        workbench.write("broker-password-file", file.toString());
        workbench.waitForText("broker-users-sentence", "line 1: the password is not hashed");
        put("dave", "secret");
        workbench.waitForText("broker-users-sentence", "line 1");
        assertThat(file).as("what is not understood is not touched").hasContent("carol:plain");

        Files.delete(file);
        put("dave", "secret");
        workbench.waitForNode("broker-user-change-dave");
        assertThat(Files.readString(file)).startsWith("dave:$7$");
    }

    @Test
    void keepsTheDemoDevicesThatRunWhenThereAreUsers() {
        workbench.click("topicsRail");
        workbench.click("topics-demo");
        workbench.waitForTopic("home");
        workbench.click("brokerRail");
        put("alice", "secret");
        workbench.waitForNode("broker-user-change-alice");
        workbench.click("broker-apply");
        workbench.waitForText("broker-settings-question-sentence", "This broker keeps everything in memory.");
        workbench.click("broker-settings-question-confirm");
        workbench.waitForText("broker-outcome", "Applied");
        workbench.waitUntil("the devices to be back", () -> Integer.parseInt(workbench.text("tile-clients-value")) > 10);
    }

    @Test
    void startsTheDemoDevicesAlthoughThereAreUsers() {
        put("alice", "secret");
        workbench.waitForNode("broker-user-change-alice");
        workbench.click("broker-apply");
        workbench.waitForText("broker-outcome", "Applied");
        workbench.click("topicsRail");
        workbench.waitForNode("topics-demo");
        workbench.click("topics-demo");
        workbench.waitForTopic("home");
    }
}
