package dev.mqttworkbench.app.robot;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import dev.mqttworkbench.app.workbench.BundledBroker;
import dev.mqttworkbench.broker.Broker;
import dev.mqttworkbench.broker.BrokerSettings;
import dev.mqttworkbench.endpoint.ListenerSettings;
import dev.mqttworkbench.endpoint.ServerTls;

import static dev.mqttworkbench.app.robot.OnScreen.onScreen;

/// Paints the real workbench, with a real broker and real clients, into the pictures of the documentation.
public final class Screenshots {

    private static final int ACTIVE_SECONDS = 12;

    private Screenshots() {}

    /// @param arguments the folder for the pictures; `every` behind it paints each view in every look, to be compared; `handshakes`
    ///         behind that paints the Handshakes alone
    public static void main(String... arguments) throws Exception {
        var folder = Files.createDirectories(Path.of(arguments[0]));
        var looks = arguments.length > 1 && arguments[1].equals("every") ? Look.every() : List.of(Look.DARK, Look.LIGHT, Look.SMALL);
        var started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        started.await(20, TimeUnit.SECONDS);
        Platform.setImplicitExit(false);
        var all = arguments.length < 3 || !arguments[2].equals("handshakes");
        try {
            if (all) {
                paintFirstRun(folder);
            }
            for (var look : looks) {
                if (all) {
                    paintActive(folder, look);
                    paintConnect(folder, look);
                }
                paintHandshakes(folder, look);
            }
        } catch (Exception | Error failure) {
            failure.printStackTrace();
            System.exit(1);
        }
        System.exit(0); // the event loops of a third-party client would go on
    }

    private static void paintFirstRun(Path folder) throws Exception {
        try (var workbench = open(Look.DARK)) {
            workbench.waitForText("brokerStatus", "Broker running");
            workbench.choose("themeMenu", "themeDark");
            workbench.waitForText("clientsStatus", "1 client");
            workbench.picture(folder.resolve("first-run.png"));
        }
    }

    private static void paintActive(Path folder, Look look) throws Exception {
        var topic = look.isSmall() ? "humidity" : "state";
        try (var workbench = open(look)) {
            workbench.choose("themeMenu", look.theme());
            workbench.choose("connectionMenu", "demoItem");
            workbench.waitForTopic("plant");
            workbench.click("streamRail");
            workbench.waitForNode("stream-table");
            workbench.chooseFile(Workbench.emptyFolder().resolve("line-1.sqlite"));
            workbench.click("stream-record");
            watch(workbench);
            workbench.click("topicsRail");
            workbench.clickTopic(topic);
            workbench.waitForText("detail-name", topic.substring(topic.indexOf('/') + 1));
            workbench.picture(look.file(folder, "topics"));
            paintDecoders(workbench, look.file(folder, "decoders"));
            workbench.click("streamRail");
            workbench.waitForNode("stream-table");
            workbench.waitForText("stream-rate-sentence", look.in("msg/s", "Nachr./s"));
            new StreamScreen(workbench).selectNewestRow("orders/7715/state");
            workbench.picture(look.file(folder, "stream"));
            paintRecording(workbench, look, look.file(folder, "recording"));
            paintRetained(workbench, look, look.file(folder, "retained"));
            paintSessions(workbench, look, folder);
            workbench.click("settingsRail");
            workbench.waitForText("settings-usage", "MB");
            workbench.picture(look.file(folder, "settings"));
            if (!look.isSmall()) {
                paintPalette(workbench, look.file(folder, "palette"));
            }
        }
    }

    private static void paintRetained(Workbench workbench, Look look, Path file) throws Exception {
        var press = MqttClient.builder().useMqttVersion5().identifier("press-control").serverHost("127.0.0.1").serverPort(workbench.port()).buildBlocking();
        press.connect();
        press.publishWith().topic("plant/line-1/press/limits").qos(MqttQos.EXACTLY_ONCE).retain(true).messageExpiryInterval(3_600)
                .payload("{\"bar\":{\"min\":5.8,\"max\":6.4}}".getBytes(StandardCharsets.UTF_8)).contentType("application/json").send();
        workbench.click("retainedRail");
        workbench.waitForNode("retained-table");
        new RetainedScreen(workbench).selectRow("home/livingroom/lamp/state");
        workbench.waitForText("retained-footer", look.in("retained messages", "behaltene Nachrichten"));
        workbench.picture(file);
        press.disconnect();
    }

    /// A client that acknowledges nothing has something in flight.
    private static void paintSessions(Workbench workbench, Look look, Path folder) throws Exception {
        var dashboard = MqttClient.builder().useMqttVersion5().identifier("dashboard-kitchen")
                .serverHost("127.0.0.1").serverPort(workbench.port()).buildBlocking();
        dashboard.connectWith().cleanStart(true).sessionExpiryInterval(3_600).keepAlive(30)
                .restrictions().receiveMaximum(5).applyRestrictions()
                .willPublish().topic("home/kitchen/dashboard").payload("offline".getBytes(StandardCharsets.UTF_8)).retain(true).applyWillPublish().send();
        dashboard.toAsync().subscribeWith()
                .addSubscription().topicFilter("plant/+/press/#").qos(MqttQos.EXACTLY_ONCE).noLocal(true).applySubscription()
                .addSubscription().topicFilter("home/#").qos(MqttQos.AT_LEAST_ONCE).applySubscription()
                .callback(message -> {}).manualAcknowledgement(true).send().get(10, TimeUnit.SECONDS);
        var sessions = new SessionsScreen(workbench).open();
        sessions.select("dashboard-kitchen");
        workbench.waitForText("session-window-out", look.in("5 of 5 used", "5 von 5 belegt"));
        workbench.waitForText("session-queue", look.in("messages · ", "Nachrichten · "));
        workbench.picture(look.file(folder, "sessions"));
        workbench.click("brokerRail");
        workbench.waitForNode("broker-talkers");
        workbench.waitForText("broker-talkers", look.in("the last 10 s", "die letzten 10 s"));
        workbench.picture(look.file(folder, "broker"));
        dashboard.disconnect();
    }

    private static void paintRecording(Workbench workbench, Look look, Path file) throws Exception {
        var stream = new StreamScreen(workbench);
        workbench.click("stream-record");
        workbench.waitForText("record-sentence", look.in("recorded in", "aufgezeichnet"));
        stream.chooseBehindArrow("stream-record", "record-open");
        workbench.waitForNode("recording-table");
        workbench.click("recording-table");
        workbench.waitForNode("stream-detail-topic");
        workbench.click("replay-step");
        workbench.waitForText("replay-sentence", look.in("1 of", "1 von"));
        workbench.picture(file);
        workbench.click("recording-back");
    }

    /// A PUBREL that gets lost, a session that goes on, and a PUBCOMP at the gate.
    private static void paintHandshakes(Path folder, Look look) throws Exception {
        try (var workbench = open(look)) {
            workbench.choose("themeMenu", look.theme());
            var screen = new HandshakesScreen(workbench).open();
            var press = MqttClient.builder().useMqttVersion5().identifier("press-04").automaticReconnect().initialDelay(50, TimeUnit.MILLISECONDS)
                    .applyAutomaticReconnect().serverHost("127.0.0.1").serverPort(workbench.port()).buildBlocking();
            press.connectWith().cleanStart(false).sessionExpiryInterval(600).keepAlive(30).send();
            var warehouse = MqttClient.builder().useMqttVersion5().identifier("warehouse").serverHost("127.0.0.1").serverPort(workbench.port()).buildBlocking();
            warehouse.connect();
            warehouse.toAsync().subscribeWith().topicFilter("orders/#").qos(MqttQos.EXACTLY_ONCE).callback(message -> {}).send().get(10, TimeUnit.SECONDS);
            press.publishWith().topic("home/livingroom/lamp/set").payload("on".getBytes(StandardCharsets.UTF_8)).send();
            press.publishWith().topic("plant/line-1/press/telemetry").qos(MqttQos.AT_LEAST_ONCE).payload("{}".getBytes(StandardCharsets.UTF_8)).send();
            press.publishWith().topic("orders/7713/state").qos(MqttQos.EXACTLY_ONCE).payload("{\"state\":\"packed\"}".getBytes(StandardCharsets.UTF_8)).send();
            screen.stopAt("press-04");
            var sent = press.toAsync().publishWith().topic("orders/7714/state").qos(MqttQos.EXACTLY_ONCE)
                    .payload("{\"state\":\"shipped\",\"n\":3}".getBytes(StandardCharsets.UTF_8)).send();
            screen.waitForState("orders/7714/state", look.in("held: PUBLISH", "angehalten: PUBLISH"));
            screen.select("orders/7714/state");
            screen.deliver(look.in("held: PUBREC", "angehalten: PUBREC"));
            screen.deliver(look.in("held: PUBREL", "angehalten: PUBREL"));
            screen.waitUntilHeld("PUBREL");
            workbench.click("handshakes-drop");
            screen.waitForState("orders/7714/state", look.in("waiting for", "wartet auf"));
            workbench.click("handshakes-cut");
            screen.waitForState("orders/7714/state", look.in("held: PUBREL", "angehalten: PUBREL"));
            screen.deliver(look.in("held: PUBCOMP", "angehalten: PUBCOMP"));
            workbench.focus("handshakes-ladder");
            workbench.press(KeyCode.END);
            workbench.press(KeyCode.UP);
            OnScreen.waitUntilIdle();
            workbench.picture(look.file(folder, "handshakes"));
            workbench.click("handshakes-live");
            sent.get(10, TimeUnit.SECONDS);
            workbench.click("handshakes-race");
            workbench.click("race-start");
            workbench.waitForText("race-sentence", look.in("done with", "erledigt"));
            workbench.picture(look.file(folder, "race"));
            workbench.click("handshakes-network");
            workbench.click("network-apply");
            workbench.waitForNode("network-bad-" + workbench.text("network-client"));
            workbench.picture(look.file(folder, "network"));
            ProxyPictures.paint(workbench, screen, look, folder);
            press.disconnect();
            warehouse.disconnect();
        }
    }

    /// The decoder table, in which a row is looked at.
    private static void paintDecoders(Workbench workbench, Path file) throws Exception {
        workbench.choose("payload-more", "payload-always");
        workbench.waitUntil("the decoder table", () -> decoders().isPresent());
        onScreen(() -> ((ListView<?>) decoders().orElseThrow().lookup("#decoders-list")).getSelectionModel().select(0));
        workbench.waitUntil("the popover to be faded in", () -> decoders().orElseThrow().lookupAll(".popover").stream().allMatch(node -> node.getOpacity() == 1));
        Workbench.picture(decoders().orElseThrow(), file);
        onScreen(() -> decoders().orElseThrow().getScene().getWindow().hide());
    }

    private static Optional<Parent> decoders() {
        return Window.getWindows().stream().map(window -> window.getScene().getRoot()).filter(root -> root.lookup("#decoders-list") != null).findFirst();
    }

    private static void paintPalette(Workbench workbench, Path file) throws Exception {
        workbench.press(KeyCode.CONTROL, KeyCode.K);
        workbench.write("palette-text", "press");
        workbench.waitUntil("topics in the palette", () -> !((ListView<?>) workbench.scene().lookup("#palette-list")).getItems().isEmpty());
        OnScreen.waitUntilIdle();
        workbench.picture(file);
    }

    /// The panel for connections: a test that went well, a certificate that is asked about, the subscriptions in a small window.
    private static void paintConnect(Path folder, Look look) throws Exception {
        var tls = ServerTls.with(new ServerTls.Certificate.SelfSigned(Files.createTempDirectory("certificate")));
        var settings = BrokerSettings.defaults().withListeners(List.of(ListenerSettings.tcp("127.0.0.1", 8883).withTls(tls)));
        try (var workbench = open(look); var encrypted = Broker.start(settings).toCompletableFuture().join()) {
            workbench.choose("themeMenu", look.theme());
            workbench.choose("connectionMenu", "connectItem");
            workbench.waitForNode("connectPanel");
            writeProfile(workbench, "Cloud", "", "broker.example", 1883);
            writeProfile(workbench, "Oven", "Plant", "oven.plant.example", 1883);
            writeProfile(workbench, "Line 1", "Plant", "127.0.0.1", workbench.port());
            workbench.pick("connectColour", look.in("Amber", "Bernstein"));
            if (look.isLight()) {
                workbench.pick("connectScheme", "mqtts");
                workbench.write("connectPort", Integer.toString(encrypted.address().getPort()));
            }
            workbench.click("connectTest");
            workbench.waitForText(look.isLight() ? "connectStepTLS" : "connectSentence", look.isLight() ? look.in("failed", "gescheitert") : look.in("works", "geht"));
            if (look.isSmall()) {
                workbench.turnTo("connectTabs", 4);
            }
            OnScreen.waitUntilIdle();
            workbench.picture(look.file(folder, "connect"));
        }
    }

    private static void writeProfile(Workbench workbench, String title, String group, String host, int port) {
        workbench.click("connectNew");
        workbench.write("connectName", title);
        workbench.write("connectFolder", group);
        workbench.write("connectHost", host);
        workbench.write("connectPort", Integer.toString(port));
    }

    /// Lets the devices talk for a while, counted by a client of its own.
    private static void watch(Workbench workbench) throws Exception {
        var beats = new CountDownLatch(ACTIVE_SECONDS);
        var listener = MqttClient.builder().useMqttVersion3().serverHost("127.0.0.1").serverPort(workbench.port()).buildBlocking();
        listener.connect();
        listener.toAsync().subscribeWith().topicFilter("home/meter/power").callback(message -> beats.countDown()).send().get(10, TimeUnit.SECONDS);
        beats.await(2L * ACTIVE_SECONDS, TimeUnit.SECONDS);
        listener.disconnect();
    }

    private static Workbench open(Look look) throws Exception {
        var opened = new CompletableFuture<Workbench>();
        Platform.runLater(() -> {
            try {
                opened.complete(Workbench.open(
                        new Stage(), look.language(), look.width(), look.height(), new BundledBroker(BrokerSettings.defaults())));
            } catch (RuntimeException failure) {
                opened.completeExceptionally(failure);
            }
        });
        var workbench = opened.get(30, TimeUnit.SECONDS);
        workbench.waitUntilConnected();
        return workbench;
    }
}
