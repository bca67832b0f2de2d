package dev.mqttworkbench.app.robot;

import java.nio.file.Path;
import java.util.Locale;

import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javafx.stage.Window;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import static dev.mqttworkbench.app.robot.OnScreen.onScreen;
import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(ApplicationExtension.class)
class PublishPanelTest {

    private Workbench workbench;
    private ThirdPartyClient client;

    @Start
    void open(Stage stage) {
        workbench = Workbench.open(stage, Locale.ENGLISH, 1300, 800);
    }

    @BeforeEach
    void connect() throws Exception {
        workbench.waitUntilConnected();
        workbench.waitForNode("publish-topic");
        client = ThirdPartyClient.connect(workbench.port());
    }

    @AfterEach
    void close() throws Exception {
        client.close();
        workbench.close();
    }

    @Test
    void reachesAThirdPartySubscriberExactlyOnce() throws Exception {
        client.subscribe("home/#");
        write("home/livingroom/lamp/set", "{\"bri\":180}");
        workbench.click("publish-qos-2");
        workbench.press(KeyCode.CONTROL, KeyCode.ENTER);

        assertThat(client.hear()).isEqualTo(new ThirdPartyClient.Heard("home/livingroom/lamp/set", "{\"bri\":180}", 2, false));
        workbench.waitForText("publish-outcome", "Delivered exactly once: PUBCOMP after");
    }

    @Test
    void publishesRetainedMessages() throws Exception {
        write("home/kept", "on");
        workbench.click("publish-qos-1");
        workbench.click("publish-retain");
        workbench.click("publish-send");
        workbench.waitForText("publish-outcome", "Delivered: PUBACK after");
        client.subscribe("home/kept");

        assertThat(client.hear()).isEqualTo(new ThirdPartyClient.Heard("home/kept", "on", 1, true));
    }

    @Test
    void saysWhyATopicIsBadAndSendsNothing() throws Exception {
        client.subscribe("#");
        write("home/+/lamp", "x");
        workbench.click("publish-send");
        workbench.waitForText("publish-outcome", "A topic to publish to has no wildcards");

        write("home/lamp", "x");
        workbench.click("publish-send");
        assertThat(client.hear().topic()).isEqualTo("home/lamp");
    }

    @Test
    void saysThatAHexDigitIsMissing() {
        workbench.click("publish-notation-hex");
        write("bytes", "ff 0");

        workbench.waitForText("publish-verdict", "One hex digit is missing");
    }

    @Test
    void sendsTheBytesThatAreWrittenAsHex() throws Exception {
        client.subscribe("bytes");
        workbench.click("publish-notation-hex");
        write("bytes", "68 65 6c 6c 6f");
        workbench.click("publish-send");

        assertThat(client.hear().payload()).isEqualTo("hello");
    }

    @Test
    void repeatsTheMessageWithItsVariablesUntilStopped() throws Exception {
        client.subscribe("count/#");
        write("count/${counter}", "{\"n\":${counter}}");
        workbench.waitForText("publish-verdict", "Valid JSON");
        workbench.click("publish-repeat");
        var editor = popover("publish-repeat-editor");
        setText(editor, "publish-repeat-interval", "no number");
        fire(editor, "publish-repeat-start");
        assertThat(((Label) editor.lookup("#publish-repeat-fault")).getText()).startsWith("The interval is a whole number");
        setText(editor, "publish-repeat-interval", "20");
        fire(editor, "publish-repeat-start");

        for (var i = 1; i <= 5; i++) {
            assertThat(client.hear()).isEqualTo(new ThirdPartyClient.Heard("count/" + i, "{\"n\":" + i + "}", 0, false));
        }
        workbench.waitForText("publish-outcome", "sent, one every 20 ms");
        snapshot(editor, "publish-repeat.png");
        fire(editor, "publish-repeat-start");
        workbench.waitForText("publish-repeat", "Repeat");
        workbench.picture(Path.of("target/publish.png"));
    }

    @Test
    void keepsMessagesInFolders() throws Exception {
        write("home/lamp/set", "{\"bri\":180}");
        workbench.click("publish-saved");
        var editor = popover("publish-saved-editor");
        setText(editor, "publish-saved-name", "Dim");
        onScreen(() -> ((ComboBox<?>) editor.lookup("#publish-saved-folder")).getEditor().setText("home/lamps"));
        fire(editor, "publish-saved-save");
        var tree = (TreeView<?>) editor.lookup("#publish-saved-tree");
        assertThat(onScreen(tree::getExpandedItemCount)).isEqualTo(3);
        snapshot(editor, "publish-saved.png");

        write("other", "x");
        key(tree, 2, KeyCode.ENTER);
        assertThat(workbench.text("publish-topic")).isEqualTo("home/lamp/set");
        assertThat(workbench.text("publish-payload")).isEqualTo("{\"bri\":180}");

        key(tree, 2, KeyCode.DELETE);
        assertThat(onScreen(tree::getExpandedItemCount)).isZero();
        fire(editor, "publish-saved-undo");
        assertThat(onScreen(tree::getExpandedItemCount)).isEqualTo(3);
    }

    @Test
    void isLeftByTab() {
        workbench.focus("publish-payload");
        workbench.press(KeyCode.TAB);
        assertThat(workbench.text("publish-payload")).isEmpty();
        assertThat(workbench.focused()).isNotEqualTo("publish-payload");
        workbench.press(KeyCode.SHIFT, KeyCode.TAB);
        assertThat(workbench.focused()).isEqualTo("publish-payload");
    }

    private static Parent popover(String id) {
        OnScreen.waitUntilIdle();
        return onScreen(() -> Window.getWindows().stream().map(window -> window.getScene().getRoot().lookup("#" + id)).filter(Parent.class::isInstance)
                .map(Parent.class::cast).findFirst().orElseThrow());
    }

    private static void setText(Parent within, String id, String text) {
        onScreen(() -> ((TextField) within.lookup("#" + id)).setText(text));
    }

    private static void fire(Parent within, String id) {
        onScreen(() -> ((Button) within.lookup("#" + id)).fire());
    }

    private static void key(TreeView<?> tree, int row, KeyCode code) {
        onScreen(() -> {
            tree.getSelectionModel().select(row);
            tree.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
        });
    }

    private static void snapshot(Parent node, String file) throws Exception {
        Workbench.picture(node, Path.of("target", file));
    }

    private void write(String topic, String payload) {
        workbench.write("publish-topic", topic);
        workbench.write("publish-payload", payload);
    }
}
