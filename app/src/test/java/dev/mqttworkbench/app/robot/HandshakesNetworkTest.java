package dev.mqttworkbench.app.robot;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import dev.mqttworkbench.broker.Broker;
import dev.mqttworkbench.broker.BrokerSettings;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;

import static org.assertj.core.api.Assertions.assertThat;

/// Bad networks, the race, single clients, the proxy, and our side of the wire at a broker elsewhere.
class HandshakesNetworkTest extends HandshakesRobot {

    @Start
    void open(Stage stage) {
        start(stage);
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
            workbench.waitForText("handshakes-client-keep-alive", "PINGREQ passes");
            workbench.click("handshakes-client-freeze");
            workbench.waitForText("handshakes-note", "reads and sends nothing any more");
            workbench.click("topicsRail");
            workbench.click("handshakesRail");
            workbench.waitForText("handshakes-note", "is not frozen any more");
            workbench.write("handshakes-publish-topic", "again");
            workbench.click("handshakes-publish");
            screen.waitForState("again", "complete");
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
        workbench.waitUntil("the trace of the broker in the box to be on again", workbench::isTracing);
        publish("again", MqttQos.AT_LEAST_ONCE);
        screen.waitForState("again", "acknowledged");
    }

    /// The other wire of the proxy, chosen with the keyboard while it runs: what is held on the first goes on.
    @Test
    void looksAtEitherSideOfTheProxy() throws Exception {
        var port = startProxy();
        var device = MqttClient.builder().useMqttVersion5().identifier("device").serverHost("127.0.0.1").serverPort(port).buildBlocking();
        device.connect();
        workbench.focus("proxy-wire-BROKER");
        workbench.press(KeyCode.SPACE);
        workbench.click("handshakes-proxy");
        workbench.waitUntil("the other side", () -> screen.flows().isEmpty());
        screen.stopAt("device");
        var sent = device.toAsync().publishWith().topic("far").qos(MqttQos.AT_LEAST_ONCE).send();
        screen.waitForState("far", "held: PUBLISH");
        workbench.click("handshakes-proxy");
        workbench.click("proxy-wire-DEVICE");
        workbench.waitForText("handshakes-note", "1 held packet was delivered");
        workbench.waitUntil("the first side", () -> screen.flows().stream().noneMatch(flow -> flow.state().contains("held: PUBLISH")));
        workbench.click("handshakes-proxy");
        workbench.click("handshakes-live");
        sent.get(20, TimeUnit.SECONDS);
        device.publishWith().topic("near").qos(MqttQos.AT_LEAST_ONCE).send();
        screen.waitForState("near", "acknowledged");
    }

    @Test
    void saysOnEveryScreenThatTheProxyIsOpenToTheNetwork() throws Exception {
        assertThat(workbench.isShown("proxyBanner")).isFalse();
        startProxy();
        assertThat(workbench.isShown("proxyBanner")).as("open to this computer alone").isFalse();
        workbench.click("proxy-start");
        workbench.click("proxy-reachable");
        var port = startProxyAtFreePort();
        workbench.waitForText("proxyBannerSentence", "The proxy is open to the network");
        assertThat(workbench.text("proxyBannerSentence")).contains(":" + port);
        workbench.picture(Path.of("target/proxy-open.png"));
        workbench.click("topicsRail");
        assertThat(workbench.isShown("proxyBanner")).isTrue();
        workbench.click("proxyBannerStop");
        workbench.waitUntil("the banner to go", () -> !workbench.isShown("proxyBanner"));
        workbench.click("handshakesRail");
        workbench.waitForText("proxy-sentence", "The proxy was stopped");
    }

    /// @return its port
    private int startProxy() throws IOException {
        workbench.click("handshakes-proxy");
        return startProxyAtFreePort();
    }

    private int startProxyAtFreePort() throws IOException {
        var port = freePort();
        workbench.write("proxy-port", String.valueOf(port));
        workbench.click("proxy-start");
        workbench.waitForText("proxy-sentence", "No device is connected");
        return port;
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
        assertThat(workbench.isDisabled("handshakes-client-plug")).isTrue();
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
        workbench.waitUntil("why nobody got it", () -> !workbench.rows("handshakes-fates").isEmpty()
                && workbench.rows("handshakes-fates").stream().allMatch(row -> row.contains("no: the broker has not got the message")));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
