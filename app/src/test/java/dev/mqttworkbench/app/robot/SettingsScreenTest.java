package dev.mqttworkbench.app.robot;

import java.nio.file.Path;
import java.util.Locale;

import javafx.application.Platform;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import dev.mqttworkbench.app.workbench.BundledBroker;
import dev.mqttworkbench.broker.BrokerSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import static dev.mqttworkbench.app.robot.OnScreen.onScreen;
import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(ApplicationExtension.class)
class SettingsScreenTest {

    private final Path settings = Workbench.emptyFolder();
    private Stage stage;
    private Workbench workbench;

    @Start
    void open(Stage first) {
        stage = first;
        workbench = open();
    }

    private Workbench open() {
        return Workbench.open(stage, Locale.ENGLISH, 1300, 800, new BundledBroker(BrokerSettings.defaults().withPort(0)), settings);
    }

    private void restart() {
        workbench.close();
        workbench = onScreen(() -> {
            stage = new Stage();
            return open();
        });
        workbench.waitUntilConnected();
    }

    @AfterEach
    void close() {
        workbench.close();
        Platform.setImplicitExit(false);
    }

    @Test
    void opensByRailAndByKey() {
        workbench.waitUntilConnected();
        workbench.click("settingsRail");
        workbench.waitForNode("settings-history");
        workbench.click("topicsRail");
        workbench.press(KeyCode.CONTROL, KeyCode.COMMA);
        workbench.waitForNode("settings-history");
        assertThat(workbench.text("settings-about")).startsWith("MQTT Workbench ");
        assertThat(workbench.text("settings-folder")).isEqualTo(settings.toString());
    }

    /// Keyboard only; what is chosen holds at once, and behind a restart.
    @Test
    void whatIsChosenHoldsAtOnceAndSurvivesARestart() {
        workbench.waitUntilConnected();
        workbench.press(KeyCode.CONTROL, KeyCode.COMMA);
        workbench.waitForNode("settings-theme-LIGHT");
        workbench.focus("settings-theme-LIGHT");
        workbench.press(KeyCode.SPACE);
        var light = workbench.ground();
        workbench.focus("settings-theme-DARK");
        workbench.press(KeyCode.SPACE);
        assertThat(workbench.ground()).isNotEqualTo(light);
        workbench.focus("settings-size-130");
        workbench.press(KeyCode.SPACE);
        workbench.focus("settings-language-GERMAN");
        workbench.press(KeyCode.SPACE);
        workbench.waitForText("settings-language-note", "next start");
        workbench.write("settings-history", "4");
        workbench.waitForText("settings-history-fault", "from 16 to");
        workbench.write("settings-history", "32");
        workbench.waitForText("settings-usage", "of 32 MB used");
        var dark = workbench.ground();

        restart();
        assertThat(workbench.ground()).isEqualTo(dark);
        assertThat(workbench.text("topicsRail")).isEqualTo("Topics");
        assertThat(workbench.text("sessionsRail")).isEqualTo("Sitzungen");
        workbench.press(KeyCode.CONTROL, KeyCode.COMMA);
        workbench.waitForText("settings-usage", "von 32 MB belegt");
    }
}
