package dev.mqttworkbench.app.robot;

import java.util.List;
import java.util.Locale;

import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(ApplicationExtension.class)
class QuietStartTest {

    private final Warnings warnings = new Warnings();
    private Workbench workbench;

    @Start
    void open(Stage stage) {
        workbench = Workbench.open(stage, Locale.GERMAN, 1024, 700);
    }

    @AfterEach
    void close() {
        workbench.close();
        warnings.close();
    }

    @Test
    void complainsAboutNothingInAnyThemeOrScreen() {
        workbench.waitUntilConnected();
        workbench.choose("themeMenu", "themeDark");
        workbench.click("topics-demo");
        workbench.waitForTopic("plant");
        workbench.clickTopic("plant");
        workbench.press(KeyCode.F11);
        workbench.press(KeyCode.F11);
        workbench.press(KeyCode.CONTROL, KeyCode.DIGIT2);
        workbench.waitForNode("stream-table");
        workbench.choose("themeMenu", "themeLight");
        workbench.press(KeyCode.CONTROL, KeyCode.DIGIT1);
        workbench.click("pressureChip");
        workbench.press(KeyCode.ESCAPE);
        workbench.choose("connectionMenu", "connectItem");
        workbench.waitForNode("connectPanel");
        workbench.click("connectCancel");

        assertThat(warnings.heard()).isEmpty();
    }

    /// Wider than its window, it would be shifted, and cut at both sides.
    @Test
    void isNoWiderThanTheSmallestWindow() {
        workbench.waitUntilConnected();
        for (var screen : List.of("topics", "stream", "retained", "handshakes", "sessions", "broker", "settings")) {
            workbench.click(screen + "Rail");
            assertThat(workbench.smallestWidth()).as(screen).isLessThanOrEqualTo(1_024);
        }
    }

    @Test
    void cutsNoButtonInASmallWindow() throws Exception {
        workbench.waitUntilConnected();
        assertThat(workbench.cutButtons()).isEmpty();
        try (var client = ThirdPartyClient.connect(workbench.port())) {
            client.publish("plant/a", "1", 1, true);
            var stream = new StreamScreen(workbench);
            stream.show();
            stream.selectRow("plant/a");
            assertThat(workbench.isShown("stream-handshake")).isTrue();
            assertThat(workbench.cutButtons()).as("Stream, with details").isEmpty();
        }
        for (var screen : List.of("retained", "handshakes", "sessions", "broker", "settings")) {
            workbench.click(screen + "Rail");
            assertThat(workbench.cutButtons()).as(screen).isEmpty();
        }
    }
}
