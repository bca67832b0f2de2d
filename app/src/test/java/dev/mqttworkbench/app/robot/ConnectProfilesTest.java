package dev.mqttworkbench.app.robot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import dev.mqttworkbench.app.workbench.BundledBroker;
import dev.mqttworkbench.broker.BrokerSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import static dev.mqttworkbench.app.robot.OnScreen.onScreen;
import static org.assertj.core.api.Assertions.assertThat;

/// Profiles by the keyboard: made, changed, found, deleted, brought back; and what of them stands in files.
@ExtendWith(ApplicationExtension.class)
class ConnectProfilesTest {

    private final Path settings = Workbench.emptyFolder();
    private Workbench workbench;

    @Start
    void open(Stage stage) {
        workbench = start(stage);
    }

    private Workbench start(Stage stage) {
        return Workbench.open(stage, Locale.ENGLISH, 1300, 800, new BundledBroker(BrokerSettings.defaults().withPort(0)), settings);
    }

    @BeforeEach
    void connect() {
        workbench.waitUntilConnected();
        openPanel();
    }

    @AfterEach
    void close() {
        workbench.close();
    }

    private void openPanel() {
        workbench.press(KeyCode.CONTROL, KeyCode.K);
        workbench.waitForNode("palette-text");
        workbench.type("connect to");
        workbench.waitUntil("the action in the palette", () -> !((javafx.scene.control.ListView<?>) workbench.scene().lookup("#palette-list")).getItems().isEmpty());
        workbench.press(KeyCode.ENTER);
        workbench.waitForNode("connectPanel");
    }

    /// The keyboard is in the field for the host when the panel opens, and when a new profile was asked for.
    private void writeProfile(String host, String name, String folder) {
        workbench.focus("connectHost");
        workbench.type(host);
        workbench.focus("connectName");
        workbench.type(name);
        workbench.press(KeyCode.TAB);
        workbench.type(folder);
    }

    private void writeAnother(String host, String name, String folder) {
        workbench.focus("connectNew");
        workbench.press(KeyCode.SPACE);
        writeProfile(host, name, folder);
    }

    private void waitForRows(String... names) {
        workbench.waitUntil("the rows " + String.join(", ", names), () -> workbench.rows("connectList").equals(java.util.List.of(names)));
    }

    @Test
    void makesChangesDeletesAndBringsBackAProfileByTheKeyboard() {
        workbench.type("broker.example");
        waitForRows("mqtt://broker.example:1883");
        writeAnother("oven.example", "oven", "plant");
        waitForRows("plant", "oven", "mqtt://broker.example:1883");

        workbench.type("s");
        waitForRows("plants", "oven", "mqtt://broker.example:1883");

        workbench.focus("connectList");
        workbench.press(KeyCode.DELETE);
        waitForRows("mqtt://broker.example:1883");
        workbench.waitForText("connectUndoSentence", "oven is deleted.");
        assertThat(workbench.text("connectHost")).isEqualTo("broker.example");

        workbench.focus("connectList");
        workbench.press(KeyCode.DELETE);
        waitForRows();
        workbench.focus("connectUndo");
        workbench.press(KeyCode.SPACE);
        waitForRows("mqtt://broker.example:1883");
        workbench.press(KeyCode.ESCAPE);
        workbench.openConnectPanel();
        workbench.waitForText("connectUndoSentence", "oven is deleted.");
        workbench.focus("connectUndo");
        workbench.press(KeyCode.SPACE);
        waitForRows("plants", "oven", "mqtt://broker.example:1883");
        assertThat(workbench.text("connectHost")).isEqualTo("oven.example");
    }

    @Test
    void findsProfilesAndFoldsFolders() {
        writeProfile("one.example", "press", "plant");
        writeAnother("two.example", "oven", "plant");
        writeAnother("three.example", "lamp", "home");
        waitForRows("home", "lamp", "plant", "oven", "press");

        workbench.focus("connectSearch");
        workbench.type("two");
        waitForRows("plant", "oven");
        workbench.write("connectSearch", "");
        waitForRows("home", "lamp", "plant", "oven", "press");

        workbench.focus("connectList");
        workbench.press(KeyCode.HOME);
        workbench.press(KeyCode.LEFT);
        waitForRows("home", "plant", "oven", "press");
        workbench.press(KeyCode.RIGHT);
        waitForRows("home", "lamp", "plant", "oven", "press");
        workbench.press(KeyCode.DOWN);
        workbench.waitUntil("the profile in the form", () -> workbench.text("connectHost").equals("three.example"));
    }

    @Test
    void saysAtTheFieldWhatIsWrongAndKeepsTheLastThatWasRight() {
        workbench.type("broker.example");
        workbench.write("connectPort", "70000");
        workbench.waitForText("connectPortFault", "Port must be 1 to 65535.");
        workbench.write("connectHost", "mqtt://broker.example");
        workbench.waitForText("connectHostFault", "no scheme");

        workbench.write("connectHost", "other.example");
        assertThat(workbench.isShown("connectHostFault")).isFalse();
        waitForRows("mqtt://other.example:1883");
    }

    @Test
    void keepsAllForTheNextRunAndThePasswordElsewhere() throws IOException {
        writeProfile("oven.example", "oven", "plant");
        workbench.write("connectUserName", "baker");
        workbench.write("connectPassword", "sesame");
        workbench.press(KeyCode.ESCAPE);
        workbench.waitUntil("the panel to be gone", () -> workbench.scene().lookup("#connectPanel") == null);
        restart();

        openPanel();
        workbench.waitUntil("the password", () -> workbench.text("connectPassword").equals("sesame"));
        assertThat(workbench.text("connectUserName")).isEqualTo("baker");
        assertThat(Files.readString(settings.resolve("profiles.json"))).contains("baker").doesNotContain("sesame");
        try (var files = Files.walk(settings)) {
            assertThat(files.filter(Files::isRegularFile)).allSatisfy(file ->
                    assertThat(new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1)).doesNotContain("sesame"));
        }
    }

    @Test
    void keepsThePasswordAlsoWhenTheWindowIsClosedWithThePanelOpen() {
        writeProfile("oven.example", "oven", "");
        workbench.write("connectPassword", "sesame");
        workbench.press(KeyCode.CONTROL, KeyCode.Q);
        restart();

        openPanel();
        workbench.waitUntil("the password", () -> workbench.text("connectPassword").equals("sesame"));
    }

    @Test
    void duplicatesAProfileWithItsPasswordAndAnotherClientIdentifier() {
        writeProfile("oven.example", "oven", "");
        workbench.write("connectPassword", "sesame");
        var identifier = workbench.text("connectClientIdentifier");
        workbench.click("connectDuplicate");

        waitForRows("oven", "oven (copy)");
        workbench.waitUntil("the password of the copy", () -> workbench.text("connectPassword").equals("sesame"));
        assertThat(workbench.text("connectClientIdentifier")).isNotEqualTo(identifier);
    }

    @Test
    void exportsPasswordsOnlyWhenAskedToAndImportsThemAgain() throws IOException {
        writeProfile("oven.example", "oven", "");
        workbench.write("connectPassword", "sesame");
        var file = settings.resolve("export.json");
        workbench.click("connectExport");
        workbench.write("connectExchangeFile", file.toString());
        workbench.click("connectExchangeGo");
        workbench.waitForText("connectExchangeSentence", "without passwords");
        assertThat(Files.readString(file)).contains("oven.example").doesNotContain("sesame");

        workbench.click("connectExportSecrets");
        assertThat(workbench.isShown("connectExportWarning")).isTrue();
        workbench.click("connectExchangeGo");
        workbench.waitForText("connectExchangeSentence", "already. Export once more to replace it.");
        assertThat(Files.readString(file)).doesNotContain("sesame");
        workbench.click("connectExchangeGo");
        workbench.waitForText("connectExchangeSentence", "with passwords");
        assertThat(Files.readString(file)).contains("sesame");

        workbench.focus("connectList");
        workbench.press(KeyCode.DELETE);
        workbench.waitForText("connectUndoSentence", "oven is deleted.");
        workbench.click("connectImport");
        workbench.write("connectExchangeFile", file.toString());
        workbench.click("connectExchangeGo");
        workbench.waitForText("connectExchangeSentence", "One connection was taken over.");
        waitForRows("oven");
        workbench.focus("connectList");
        workbench.press(KeyCode.HOME);
        workbench.waitUntil("the password", () -> workbench.text("connectPassword").equals("sesame"));
    }

    @Test
    void importsFromMqttExplorerAndTellsWhatIsLeftOut() throws Exception {
        var file = Path.of("src/test/resources/dev/mqttworkbench/app/connect/mqtt-explorer-settings.json").toAbsolutePath();
        workbench.click("connectImport");
        workbench.write("connectExchangeFile", file.toString());
        workbench.click("connectExchangeGo");

        workbench.waitForText("connectExchangeSentence", "3 connections were taken over. 5 remarks are below.");
        waitForRows("MQTT Explorer", "Broken", "mqtt.eclipseprojects.io", "Plant");
        assertThat(workbench.rows("connectImportNotes")).anyMatch(note -> note.startsWith("Broken: there is no port 99999"));

        workbench.click("connectExchangeGo"); // once more: nothing is there twice
        workbench.waitForText("connectExchangeSentence", "No connection was taken over.");
        waitForRows("MQTT Explorer", "Broken", "mqtt.eclipseprojects.io", "Plant");
        assertThat(workbench.rows("connectImportNotes")).anyMatch(note -> note.startsWith("Plant: is there already"));

        workbench.write("connectExchangeFile", settings.resolve("nowhere.json").toString());
        workbench.click("connectExchangeGo");
        workbench.waitForText("connectExchangeSentence", "There is no file");

        workbench.click("connectExchangeLeave");
        workbench.click("connectExport");
        assertThat(workbench.text("connectExchangeFile")).as("what was imported must not be written over").isEmpty();
    }

    @Test
    void beginsAnewWithADamagedFileAndSaysWhereItIs() throws IOException {
        workbench.press(KeyCode.ESCAPE);
        workbench.close();
        Files.writeString(settings.resolve("profiles.json"), "{\"version\":1,\"profiles\":[{\"id\":7}]}");
        workbench = onScreen(() -> start(new Stage()));
        workbench.waitUntilConnected();

        workbench.waitForText("bannerSentence", "profiles.json.damaged-");
    }

    private void restart() {
        workbench.close();
        workbench = onScreen(() -> start(new Stage()));
        workbench.waitUntilConnected();
    }
}
