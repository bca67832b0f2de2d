package dev.mqttworkbench.app.robot;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Locale;

import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import static dev.mqttworkbench.app.robot.OnScreen.onScreen;
import static org.assertj.core.api.Assertions.assertThat;

/// The command palette by the keyboard alone, and what of the window survives a restart.
@ExtendWith(ApplicationExtension.class)
class PaletteTest {

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

    @Test
    void goesToAViewWithoutAMouse() {
        find("stream");
        workbench.press(KeyCode.ENTER);

        workbench.waitForNode("stream-table");
        assertThat(workbench.isThere("palette")).isFalse();
    }

    @Test
    void quitsByKey() {
        var port = workbench.port();
        workbench.press(KeyCode.CONTROL, KeyCode.Q);

        workbench.waitUntil("the window to close", () -> !workbench.scene().getWindow().isShowing());
        workbench.waitUntil("the broker to end", () -> !listens(port));
    }

    private static boolean listens(int port) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException refused) {
            return false;
        }
    }

    @Test
    void showsATopicThatIsFolded() throws Exception {
        try (var client = ThirdPartyClient.connect(workbench.port())) {
            client.publish("deep/er/one", "1", 1, false);
            client.publish("deep/er/two", "2", 1, false);
            workbench.waitForTopic("deep/er");
            find("er/two");
            workbench.waitUntil("the topic in the palette", () -> firstEntry().contains("deep/er/two"));
            workbench.press(KeyCode.ENTER);

            workbench.waitForTopic("two");
            workbench.waitForText("detail-name", "two");
        }
    }

    @Test
    void doesWhatTheShownViewOffers() {
        find("fold all");
        assertThat(firstEntry()).contains("Topics › Fold all");
        workbench.press(KeyCode.ESCAPE);

        find("sort rate");
        workbench.press(KeyCode.ENTER);
        find("topics pause");
        workbench.press(KeyCode.ENTER);
        workbench.waitForText("topics-pause", "Go on");
    }

    @Test
    void leavesByEscape() {
        find("stream");
        workbench.press(KeyCode.ESCAPE);

        workbench.waitUntil("the palette to be gone", () -> !workbench.isThere("palette"));
        assertThat(workbench.isShown("topics-tree")).isTrue();
    }

    private void find(String text) {
        workbench.press(KeyCode.CONTROL, KeyCode.K);
        workbench.waitForNode("palette-text");
        workbench.write("palette-text", text);
        workbench.waitUntil("something to be found", () -> !firstEntry().isEmpty());
    }

    private String firstEntry() {
        return onScreen(() -> {
            var list = (ListView<?>) workbench.scene().lookup("#palette-list");
            return list.getItems().isEmpty() ? "" : list.getItems().getFirst().toString();
        });
    }
}
