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
    void goesBackToTheFirstConnectionAndClosesTheSecond() throws Exception {
        try (var client = ThirdPartyClient.connect(workbench.port())) {
            client.publish("kept/by/the/first", "1", 1, false);
            workbench.waitForTopic("kept/by/the/first");
            workbench.choose("connectionMenu", "connectItem");
            workbench.waitForNode("connectPanel");
            workbench.write("connectHost", "127.0.0.1");
            workbench.write("connectPort", Integer.toString(workbench.port()));
            workbench.click("connectConfirm");
            workbench.waitForText("connectionTitle", "127.0.0.1");
            assertThat(workbench.topics()).doesNotContain("kept/by/the/first");

            workbench.click("connectionMenu"); // the list is made when the menu opens
            workbench.choose("connectionMenu", "openItem0");
            workbench.waitForTopic("kept/by/the/first");
            workbench.waitForText("connectionTitle", "Bundled broker");

            workbench.choose("connectionMenu", "openItem1");
            workbench.waitForText("connectionTitle", "127.0.0.1");
            workbench.choose("connectionMenu", "closeItem");
            workbench.waitForText("connectionTitle", "Bundled broker");
        }
    }

    @Test
    void asksBeforeItClosesAConnectionWithManyMessages() throws Exception {
        try (var client = ThirdPartyClient.connect(workbench.port())) {
            for (var number = 0; number < 1_001; number++) {
                client.publish("many", "x", 0, false);
            }
            client.publish("the/last", "x", 1, false);
            workbench.waitForTopic("the/last");
            workbench.choose("connectionMenu", "closeItem");
            workbench.waitForText("closeBannerSentence", "With this connection its 1,0");
            assertThat(workbench.focused()).isEqualTo("closeBannerCancel");
            workbench.press(KeyCode.ENTER);
            workbench.waitUntil("no question", () -> !workbench.isShown("closeBanner"));
            workbench.waitForText("connectionTitle", "Bundled broker");

            workbench.choose("connectionMenu", "closeItem");
            workbench.click("closeBannerConfirm");
            workbench.waitForText("connectionTitle", "Not connected");
            assertThat(workbench.isShown("closeBanner")).isFalse();
        }
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
