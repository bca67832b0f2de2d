package dev.mqttworkbench.app.robot;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import static dev.mqttworkbench.app.robot.OnScreen.onScreen;
import static org.assertj.core.api.Assertions.assertThat;

/// Whatever gets the keyboard has a name for screen readers.
@ExtendWith(ApplicationExtension.class)
class AccessibleNamesTest {

    private Workbench workbench;

    @Start
    void open(Stage stage) {
        workbench = Workbench.open(stage, Locale.ENGLISH, 1440, 900);
    }

    @AfterEach
    void close() {
        workbench.close();
    }

    /// What the keyboard can come to in the window, and has no name.
    private List<String> nameless() {
        return onScreen(() -> workbench.scene().getRoot().lookupAll("*").stream()
                .filter(node -> node.isFocusTraversable() && !node.isDisabled() && Sight.isShown(node) && !hasName(node))
                .map(node -> Optional.ofNullable(node.getId()).orElseGet(node::toString)).toList());
    }

    private static boolean hasName(Node node) {
        return isText(node.getAccessibleText()) || node instanceof Labeled labeled && isText(labeled.getText())
                || node instanceof TextInputControl input && isText(input.getPromptText());
    }

    private static boolean isText(@org.jspecify.annotations.Nullable String text) {
        return text != null && !text.isBlank();
    }

    @Test
    void namesAllThatGetsTheKeyboard() throws Exception {
        workbench.waitUntilConnected();
        try (var client = ThirdPartyClient.connect(workbench.port())) {
            client.publish("press", "{\"rpm\":7}", 1, true);
        }
        workbench.waitForTopic("press");
        workbench.clickTopic("press");
        for (var page = 0; page < 5; page++) {
            workbench.turnTo("detail-tabs", page);
            assertThat(nameless()).as("Topics, page %d", page).isEmpty();
        }
        for (var screen : List.of("stream", "retained", "handshakes", "sessions", "broker", "settings")) {
            workbench.click(screen + "Rail");
            OnScreen.waitUntilIdle();
            assertThat(nameless()).as(screen).isEmpty();
        }
        workbench.openConnectPanel();
        for (var page = 0; page < 5; page++) {
            workbench.turnTo("connectTabs", page);
            assertThat(nameless()).as("profile, page %d", page).isEmpty();
        }
    }
}
