package dev.mqttworkbench.app.robot;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import dev.mqttworkbench.broker.AccessSettings;
import dev.mqttworkbench.broker.Broker;
import dev.mqttworkbench.broker.BrokerSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import static org.assertj.core.api.Assertions.assertThat;

/// A connection that is lost, ended, cut and made again; and what is subscribed to on it.
@ExtendWith(ApplicationExtension.class)
class ReconnectTest {

    @TempDir
    private Path folder;

    private Workbench workbench;

    @Start
    void open(Stage stage) {
        workbench = Workbench.open(stage, Locale.ENGLISH, 1300, 800);
    }

    @BeforeEach
    void connect() {
        workbench.waitUntilConnected();
    }

    @AfterEach
    void close() {
        workbench.close();
    }

    private static int freePort() throws IOException {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    private static Broker start(int port) {
        return Broker.start(BrokerSettings.defaults().withPort(port)).toCompletableFuture().join();
    }

    /// @param firstDelay seconds between the attempts
    private void connectTo(int port, int firstDelay) {
        connectTo(port, firstDelay, "#");
    }

    private void connectTo(int port, int firstDelay, String filter) {
        workbench.choose("connectionMenu", "connectItem");
        workbench.waitForNode("connectPanel");
        workbench.write("connectName", "lost and found");
        workbench.write("connectHost", "127.0.0.1");
        workbench.write("connectPort", Integer.toString(port));
        workbench.turnTo("connectTabs", 1);
        workbench.write("connectLongestRetry", Integer.toString(firstDelay));
        workbench.write("connectFirstRetry", Integer.toString(firstDelay));
        workbench.turnTo("connectTabs", 4);
        workbench.focus("subscriptionList");
        workbench.press(KeyCode.HOME);
        workbench.press(KeyCode.DELETE);
        workbench.write("subscriptionFilter", filter);
        workbench.click("subscriptionAdd");
        workbench.click("connectConfirm");
        workbench.waitForText("connectionTitle", "lost and found");
        workbench.waitForText("topics-footer", "subscribed to");
    }

    @Test
    void countsDownAndConnectsAtOnceWhenAskedTo() throws Exception {
        var port = freePort();
        try (var broker = start(port)) {
            connectTo(port, 3_600);
            broker.stop().toCompletableFuture().join();
            workbench.waitForText("bannerSentence", "The connection is lost");
            workbench.waitUntil("a countdown", () -> workbench.text("bannerSentence").matches(".* follows in 3,5[0-9]{2} s\\."));
            var first = workbench.text("bannerSentence");
            workbench.waitUntil("the countdown to go on", () -> !workbench.text("bannerSentence").equals(first));
        }
        try (var broker = start(port); var client = ThirdPartyClient.connect(port)) {
            workbench.click("bannerNow");
            workbench.waitUntil("the connection", () -> !workbench.isShown("banner"));
            client.publish("subscribed/again", "1", 1, false);
            workbench.waitForTopic("subscribed/again");
            assertThat(broker.address().getPort()).isEqualTo(port);
        }
    }

    @Test
    void stopsTryingAndConnectsAgainLater() throws Exception {
        var port = freePort();
        try (var broker = start(port)) {
            connectTo(port, 3_600);
            broker.stop().toCompletableFuture().join();
            workbench.waitForText("bannerSentence", "The connection is lost");
        }
        workbench.click("bannerStop");
        workbench.waitForText("bannerSentence", "Disconnected.");
        assertThat(workbench.isShown("bannerNow")).isFalse();

        workbench.click("bannerAgain");
        workbench.waitForText("bannerSentence", "Nothing listens");

        try (var broker = start(port); var client = ThirdPartyClient.connect(port)) {
            workbench.choose("connectionMenu", "againItem");
            workbench.waitUntil("the connection", () -> !workbench.isShown("banner"));
            client.publish("again", "1", 1, false);
            workbench.waitForTopic("again");
            assertThat(broker.address().getPort()).isEqualTo(port);
        }
    }

    @Test
    void publishesTheWillWhenItIsCutAndNotWhenItIsDisconnected() throws Exception {
        try (var client = ThirdPartyClient.connect(workbench.port())) {
            client.subscribe("me/#");
            workbench.choose("connectionMenu", "connectItem");
            workbench.waitForNode("connectPanel");
            workbench.write("connectName", "with a will");
            workbench.write("connectHost", "127.0.0.1");
            workbench.write("connectPort", Integer.toString(workbench.port()));
            workbench.turnTo("connectTabs", 3);
            workbench.click("connectWillIsOn");
            workbench.write("connectWillTopic", "me/state");
            workbench.write("connectWillPayload", "gone");
            workbench.click("connectConfirm");
            workbench.waitForText("connectionTitle", "with a will");

            workbench.choose("connectionMenu", "disconnectItem");
            workbench.waitForText("bannerSentence", "Disconnected.");
            client.publish("me/state", "not by the will", 1, false);
            assertThat(client.hear().payload()).isEqualTo("not by the will");

            workbench.click("bannerAgain");
            workbench.waitUntil("the connection", () -> !workbench.isShown("banner"));
            workbench.choose("connectionMenu", "cutItem");
            assertThat(client.hear().payload()).isEqualTo("gone");
        }
    }

    @Test
    void addsAndEndsSubscriptionsOfTheOpenConnection() throws Exception {
        try (var client = ThirdPartyClient.connect(workbench.port())) {
            workbench.click("subscribeButton");
            workbench.waitForNode("subscribePanel");
            workbench.click("subscriptionPropose1");
            workbench.click("subscriptionQos1");
            workbench.click("subscriptionAdd");
            workbench.waitForText("subscriptionSentence", "Subscribed to $SYS/# at QoS 1.");
            workbench.waitUntil("both in the list", () -> workbench.rows("subscriptionList").equals(java.util.List.of("#", "$SYS/#")));
            workbench.waitForTopic("$SYS/broker");

            workbench.write("subscriptionFilter", "a/#/b");
            workbench.click("subscriptionAdd");
            workbench.waitForText("subscriptionSentence", "# must be last");

            workbench.focus("subscriptionList");
            workbench.press(KeyCode.HOME);
            workbench.click("subscriptionRemove");
            workbench.waitForText("subscriptionSentence", "No longer subscribed to #.");
            workbench.click("subscribeClose");
            workbench.waitForText("subscriptionsChip", "1 subscription");
            client.publish("not/heard", "1", 1, false);
            client.publish("$SYS/also", "1", 0, false);
        }
        assertThat(workbench.topics()).doesNotContain("not/heard");
    }

    @Test
    void explainsASubscriptionThatIsRefusedAndOneThatStaysSilent() throws Exception {
        var rules = Files.writeString(folder.resolve("rules"), "topic readwrite allowed/#\n");
        var settings = BrokerSettings.defaults().withPort(0).withAccess(AccessSettings.DEFAULTS.withAccessList(rules));
        try (var broker = Broker.start(settings).toCompletableFuture().join()) {
            connectTo(broker.address().getPort(), 1, "forbidden/#");
            workbench.waitForText("bannerSentence", "The broker refuses forbidden/#: Not authorized (0x87). This user may not read it");
            workbench.waitForText("topics-empty-explanation", "The broker refuses forbidden/#");

            workbench.click("subscribeButton");
            workbench.waitForNode("subscribePanel");
            workbench.focus("subscriptionList");
            workbench.press(KeyCode.HOME);
            workbench.press(KeyCode.DELETE);
            workbench.write("subscriptionFilter", "allowed/#");
            workbench.click("subscriptionAdd");
            workbench.waitForText("subscriptionSentence", "Subscribed to allowed/# at QoS 0.");
            workbench.click("subscribeClose");
            workbench.waitUntil("the banner to go", () -> !workbench.isShown("banner"));
            workbench.waitForText("topics-empty-explanation", "Subscribed to allowed/#. Topics appear here");
            workbench.waitForText("topics-empty-explanation", "nothing came yet. Retained messages would have come at once");
        }
    }
}
