package dev.mqttworkbench.app.robot;

import java.util.Locale;

import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import dev.mqttworkbench.app.fx.CopiedText;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import static dev.mqttworkbench.app.robot.OnScreen.onScreen;

/// What lands on the clipboard.
@ExtendWith(ApplicationExtension.class)
class CopiesTest {


    private Workbench workbench;
    private StreamScreen stream;
    private ThirdPartyClient client;

    @Start
    void open(Stage stage) {
        workbench = Workbench.open(stage, Locale.ENGLISH, 1300, 800);
        stream = new StreamScreen(workbench);
    }

    @BeforeEach
    void publish() throws Exception {
        workbench.waitUntilConnected();
        client = ThirdPartyClient.connect(workbench.port());
        client.publish("plant/press", "{\"drive\":{\"rpm\":7}}", 1, false);
        onScreen(() -> CopiedText.copy("nothing was copied"));
    }

    @AfterEach
    void close() throws Exception {
        client.close();
        workbench.close();
    }

    private void waitForCopy(String text) {
        workbench.waitUntil(text + " on the clipboard", () -> text.equals(Clipboard.getSystemClipboard().getString()));
    }

    /// The lines of the value that is shown.
    private ListView<?> payload() {
        return workbench.scene().getRoot().lookupAll("#payload-lines").stream().map(lines -> (ListView<?>) lines)
                .filter(lines -> !lines.getItems().isEmpty()).findFirst().orElseThrow(() -> new AssertionError("No value is shown"));
    }

    private void chooseInPayload(String id) {
        onScreen(() -> payload().getContextMenu().getItems().stream().filter(item -> id.equals(item.getId())).forEach(MenuItem::fire));
    }

    @Test
    void copiesTopicAndValueOfTheSelectedTopic() {
        workbench.waitForTopic("plant/press");
        workbench.clickTopic("plant/press");
        workbench.waitForNode("detail-copy");
        workbench.choose("detail-copy", "detail-copy-path");
        waitForCopy("plant/press");

        workbench.choose("detail-copy", "detail-copy-value");
        waitForCopy("{\"drive\":{\"rpm\":7}}");
    }

    @Test
    void copiesBytesThatAreNoTextInHex() throws Exception {
        client.publish("camera", new byte[] {(byte) 0xC3, 0x28, 0}, 1, false);
        workbench.waitForTopic("camera");
        workbench.clickTopic("camera");
        workbench.choose("detail-copy", "detail-copy-value");
        waitForCopy("0xc32800");

        onScreen(() -> CopiedText.copy("nothing was copied"));
        stream.show();
        stream.selectRow("camera");
        workbench.choose("stream-copy", "stream-copy-payload");
        waitForCopy("0xc32800");
    }

    @Test
    void copiesPathAndValueInsideOfAPayload() {
        workbench.waitForTopic("plant/press");
        workbench.clickTopic("plant/press");
        workbench.waitUntil("the lines", () -> workbench.scene().getRoot().lookupAll("#payload-lines").stream()
                .anyMatch(lines -> ((ListView<?>) lines).getItems().size() == 5));
        onScreen(() -> payload().getSelectionModel().clearAndSelect(2)); // "rpm", below "drive" and the brace
        chooseInPayload("payload-copy-path");
        waitForCopy("$.drive.rpm");

        chooseInPayload("payload-copy-value");
        waitForCopy("7");
    }

    @Test
    void copiesACellOfTheStream(FxRobot robot) {
        stream.show();
        stream.waitForRow("plant/press");
        robot.rightClickOn("plant/press");
        robot.clickOn("#stream-menu-copy");
        waitForCopy("plant/press");
    }

    /// The row shows such bytes as text as far as that goes; who copies them wants all of them.
    @Test
    void copiesTheBytesOfACellOfTheStream(FxRobot robot) throws Exception {
        client.publish("camera", new byte[] {(byte) 0xC3, 0x28, 0}, 1, false);
        stream.show();
        stream.selectRow("camera");
        onScreen(() -> workbench.scene().lookup("#stream-table").requestFocus());
        workbench.press(KeyCode.RIGHT);
        workbench.press(KeyCode.RIGHT);
        workbench.press(KeyCode.RIGHT);
        workbench.press(KeyCode.RIGHT);
        workbench.press(KeyCode.SHIFT, KeyCode.F10);
        robot.clickOn("#stream-menu-copy");
        waitForCopy("0xc32800");
    }
}
