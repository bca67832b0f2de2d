package dev.mqttworkbench.app.robot;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Locale;

import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(ApplicationExtension.class)
class ConnectPanelTest {

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
    void givesUpWhatIsUnderWayByItsButton() throws IOException {
        givesUp(() -> workbench.click("connectCancel"));
    }

    @Test
    void givesUpWhatIsUnderWayByEscape() throws IOException {
        givesUp(() -> workbench.press(KeyCode.ESCAPE));
    }

    private void givesUp(Runnable leave) throws IOException {
        try (var mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            workbench.choose("connectionMenu", "connectItem");
            workbench.waitForNode("connectPanel");
            workbench.write("connectHost", mute.getInetAddress().getHostAddress());
            workbench.write("connectPort", Integer.toString(mute.getLocalPort()));
            workbench.click("connectConfirm");
            try (var attempt = mute.accept()) {
                leave.run();
                workbench.waitUntil("the panel to be gone", () -> workbench.scene().lookup("#connectPanel") == null);
                assertThat(attempt.getInputStream().readAllBytes()).as("what was said before the end").isNotEmpty();
            }
        }
        assertThat(workbench.text("connectionTitle")).isEqualTo("Bundled broker");
        assertThat(workbench.isShown("banner")).isFalse();
    }
}
