package dev.mqttworkbench.app.robot;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import static dev.mqttworkbench.app.robot.OnScreen.onScreen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/// What is seen in a window of usual size, whatever is on: activity in the tree, accounts, and everything larger.
@ExtendWith(ApplicationExtension.class)
class FrameTest {

    private Workbench workbench;

    @Start
    void open(Stage stage) {
        workbench = Workbench.open(stage, Locale.ENGLISH, 1440, 900);
    }

    @BeforeEach
    void connect() {
        workbench.waitUntilConnected();
    }

    @AfterEach
    void close() {
        workbench.close();
    }

    private double heightOf(String id) {
        return onScreen(() -> {
            var node = workbench.scene().lookup("#" + id);
            return node.localToScene(node.getBoundsInLocal()).getHeight();
        });
    }

    /// The part of the first row of the tree with this style class.
    private Node inTree(String styleClass) {
        return workbench.scene().lookup("#topics-tree").lookupAll(".topic-cell").stream()
                .filter(cell -> "press".equals(cell.getAccessibleText()))
                .map(cell -> cell.lookup("." + styleClass)).findFirst().orElseThrow();
    }

    @Test
    void showsEverythingLargerWithF11AndAsUsualAgain() {
        var usual = heightOf("topicsRail");
        workbench.press(KeyCode.F11);
        workbench.waitUntil("everything larger", () -> heightOf("topicsRail") > usual * 1.5);
        assertThat(heightOf("topicsRail")).isCloseTo(usual * 1.6, within(2.0));

        workbench.press(KeyCode.F11);
        workbench.waitUntil("everything as usual", () -> Math.abs(heightOf("topicsRail") - usual) < 1);
    }

    /// What has no room 1.6 times as large is as large as it has room.
    @ParameterizedTest
    @ValueSource(strings = {"topics", "stream", "retained", "handshakes", "sessions", "broker", "settings"})
    void cutsNothingWithF11(String view) throws Exception {
        try (var client = ThirdPartyClient.connect(workbench.port())) {
            client.publish("press", "1", 1, true);
        }
        workbench.waitForTopic("press");
        var usual = heightOf("topicsRail");
        workbench.press(KeyCode.F11);
        workbench.click(view + "Rail");
        workbench.waitUntil("everything larger", () -> heightOf("topicsRail") > usual * 1.25);
        OnScreen.waitUntilIdle();

        workbench.picture(Path.of("target/f11-" + view + ".png"));
        assertThat(workbench.cutButtons()).isEmpty();
        assertThat(onScreen(() -> beyondTheContent())).as("no view lies over the rail").isEmpty();
    }

    private List<String> beyondTheContent() {
        var content = (Parent) workbench.scene().lookup("#content");
        return content.getChildrenUnmodifiable().stream().filter(Node::isVisible)
                .filter(view -> view.getLayoutX() < -0.5 || view.getLayoutX() + view.getLayoutBounds().getWidth() > content.getLayoutBounds().getWidth() + 0.5)
                .map(Node::getId).toList();
    }

    @Test
    void opensTheAccountsFromTheChip(FxRobot robot) throws Exception {
        try (var client = ThirdPartyClient.connect(workbench.port())) {
            client.publish("press", "1", 1, false);
        }
        workbench.waitForTopic("press");
        workbench.click("pressureChip");
        workbench.waitUntil("the accounts", () -> !robot.lookup("#accounts").queryAll().isEmpty());
        var texts = onScreen(() -> robot.lookup("#accounts").query().lookupAll(".label").stream().map(label -> ((Label) label).getText()).toList());
        assertThat(texts).contains("Received");
        assertThat(texts.get(texts.indexOf("Received") + 1)).isEqualTo("1");
        workbench.press(KeyCode.ESCAPE);
    }

    @Test
    void glowsAndFadesAndDrawsWhatCameInALine() throws Exception {
        try (var client = ThirdPartyClient.connect(workbench.port())) {
            client.publish("press", "1", 1, false);
            workbench.waitForTopic("press");
            workbench.waitUntil("the row to glow", () -> {
                publish(client);
                return inTree("topic-glow").getOpacity() > 0.5;
            });
            workbench.waitUntil("the line of what came", () -> {
                publish(client);
                return inTree("spark").isVisible();
            });
        }
        workbench.waitUntil("the glow to fade", () -> inTree("topic-glow").getOpacity() == 0);
        assertThat(onScreen(() -> inTree("spark").isVisible())).as("the line stays").isTrue();
    }

    private static void publish(ThirdPartyClient client) {
        try {
            client.publish("press", "1", 0, false);
        } catch (org.eclipse.paho.client.mqttv3.MqttException failure) {
            throw new AssertionError(failure);
        }
    }
}
