package dev.mqttworkbench.app.robot;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import javafx.scene.control.ListView;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import dev.mqttworkbench.broker.Broker;
import dev.mqttworkbench.broker.BrokerSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import static dev.mqttworkbench.app.robot.OnScreen.onScreen;
import static org.assertj.core.api.Assertions.assertThat;

/// The palette has whatever can be clicked.
@ExtendWith(ApplicationExtension.class)
class PaletteOffersTest {

    private static final Pattern TITLE = Pattern.compile("Entry\\[title=(.*), hint=");

    @TempDir
    private Path folder;

    private Workbench workbench;
    private ThirdPartyClient client;

    @Start
    void open(Stage stage) {
        workbench = Workbench.open(stage, Locale.ENGLISH, 1440, 900);
    }

    @BeforeEach
    void connect() throws Exception {
        workbench.waitUntilConnected();
        client = ThirdPartyClient.connect(workbench.port());
        client.publish("home", "{\"lamp\":1}", 1, true);
        client.publish("home", "{\"lamp\":2}", 1, true);
        workbench.waitForTopic("home");
    }

    @AfterEach
    void close() throws Exception {
        client.close();
        workbench.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"topics", "stream", "retained", "handshakes", "sessions", "broker", "settings"})
    void hasWhateverCanBeClickedOnAView(String view) {
        show(view);
        assertWhateverCanBeClickedIsThere();
    }

    @ParameterizedTest
    @ValueSource(strings = {"retained", "sessions", "broker"})
    void hasWhateverCanBeClickedAtAnotherBroker(String view) throws Exception {
        try (var other = Broker.start(BrokerSettings.defaults().withPort(0)).toCompletableFuture().join()) {
            workbench.connectTo(other.address().getPort(), "#");
            workbench.click(view + "Rail");
            OnScreen.waitUntilIdle();
            assertWhateverCanBeClickedIsThere();
        }
    }

    @Test
    void hasWhateverCanBeClickedOnARecordingAndRecordsIt() throws Exception {
        workbench.click("streamRail");
        workbench.chooseFile(folder.resolve("a.sqlite"));
        choose("stream record");
        workbench.waitForText("stream-record", "Stop");
        client.publish("home", "3", 1, false);
        workbench.waitForText("record-sentence", "1 message ·");
        choose("stream stop");
        workbench.waitForText("record-sentence", "1 message recorded in");
        choose("open recording");
        workbench.waitForNode("recording-table");
        workbench.waitUntil("a row", () -> !table("recording-table").getItems().isEmpty());
        assertWhateverCanBeClickedIsThere();
    }

    private void assertWhateverCanBeClickedIsThere() {
        var offers = onScreen(() -> Offers.in(workbench.scene().lookup("#content")));
        var titles = titles();

        assertThat(offers).isNotEmpty();
        assertThat(Offers.missing(offers, titles)).as("there are %s", titles).isEmpty();
        assertThat(titles).doesNotHaveDuplicates();
    }

    private void show(String view) {
        workbench.click(view + "Rail");
        switch (view) {
            case "topics" -> workbench.clickTopic("home");
            case "stream" -> select("stream-table");
            case "retained" -> select("retained-table");
            case "sessions" -> select("sessions-table");
            case "broker" -> {
                workbench.click("broker-listener-add");
                workbench.pick("broker-listener-0-kind", "MQTT over TLS");
                workbench.click("broker-listener-add");
                workbench.waitUntil("the files of the certificate", () -> workbench.isShown("broker-certificate-chain-choose"));
            }
            default -> {}
        }
        OnScreen.waitUntilIdle();
    }

    private void select(String table) {
        workbench.waitUntil("rows in " + table, () -> workbench.scene().lookup("#" + table) instanceof TableView<?> rows && !rows.getItems().isEmpty());
        onScreen(() -> {
            table(table).getSelectionModel().select(0);
        });
    }

    @Test
    void hasTheRestOfTheFrame() {
        assertThat(titles()).contains("Copy the address", "Close this connection", "Show the accounts of the messages");
    }

    @Test
    void goesFromOneConnectionToTheOther() throws Exception {
        try (var other = Broker.start(BrokerSettings.defaults().withPort(0)).toCompletableFuture().join()) {
            workbench.connectTo(other.address().getPort(), "#");
            choose("switch to bundled");
            workbench.waitForText("connectionTitle", "Bundled broker");
            choose("switch to 127.0.0.1");
            workbench.waitForText("connectionAddress", ":" + other.address().getPort());
            choose("close this connection");
            workbench.waitForText("connectionTitle", "Bundled broker");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"retained-table Size", "sessions-table Queue"})
    void sortsByAColumnAndTheOtherWayRound(String tableAndColumn) {
        var table = tableAndColumn.split(" ")[0];
        var column = tableAndColumn.split(" ")[1];
        workbench.click(table.replace("-table", "Rail"));
        choose("sort by " + column);
        workbench.waitUntil("the least first", () -> order(table).equals(column + " ASCENDING"));
        choose("sort by " + column);
        workbench.waitUntil("the most first", () -> order(table).equals(column + " DESCENDING"));
    }

    private String order(String table) {
        var order = table(table).getSortOrder();
        return order.isEmpty() ? "" : order.getFirst().getText() + " " + ((TableColumn<?, ?>) order.getFirst()).getSortType();
    }

    @Test
    void turnsTheSwitchOfTheBroker() {
        workbench.click("brokerRail");
        choose("broker open to the network");
        workbench.waitForText("broker-settings-question-sentence", "1 retained message");
        choose("start again all the same");
        workbench.waitUntil("the banner", () -> workbench.isShown("openBannerBroker"));
    }

    private TableView<?> table(String id) {
        return (TableView<?>) workbench.scene().lookup("#" + id);
    }

    /// What the palette has while nothing is typed.
    private List<String> titles() {
        workbench.press(KeyCode.CONTROL, KeyCode.K);
        workbench.waitForNode("palette-text");
        var titles = onScreen(this::found);
        workbench.press(KeyCode.ESCAPE);
        workbench.waitUntil("the palette to be gone", () -> !workbench.isThere("palette"));
        return titles;
    }

    private List<String> found() {
        var list = (ListView<?>) workbench.scene().lookup("#palette-list");
        return list.getItems().stream().map(Object::toString).map(TITLE::matcher).filter(matcher -> matcher.find()).map(matcher -> matcher.group(1)).toList();
    }

    private void choose(String text) {
        workbench.press(KeyCode.CONTROL, KeyCode.K);
        workbench.waitForNode("palette-text");
        workbench.write("palette-text", text);
        workbench.waitUntil(text + " in the palette", () -> !found().isEmpty());
        workbench.press(KeyCode.ENTER);
    }
}
