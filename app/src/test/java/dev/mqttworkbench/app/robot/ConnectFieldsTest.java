package dev.mqttworkbench.app.robot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import javafx.scene.control.CheckBox;
import javafx.scene.control.TabPane;
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

/// The controls of the profile's form, and what of them stands in the file of the profiles.
@ExtendWith(ApplicationExtension.class)
class ConnectFieldsTest {

    private static final Map<String, String> SESSION = Map.of("connectKeepAlive", "31", "connectExpiry", "3601", "connectReceiveMaximum", "11",
            "connectMaximumPacketSize", "100001", "connectTopicAliasMaximum", "6", "connectFirstRetry", "3", "connectLongestRetry", "21");
    private static final Map<String, String> WILL = Map.of("connectWillTopic", "me/state", "connectWillPayload", "gone", "connectWillDelay", "4",
            "connectWillExpiry", "61", "connectWillContentType", "text/plain", "connectWillResponseTopic", "answers",
            "connectWillCorrelationData", "x7");

    private final Path settings = Workbench.emptyFolder();
    private Workbench workbench;

    @Start
    void open(Stage stage) {
        workbench = Workbench.open(stage, Locale.ENGLISH, 1300, 800, new BundledBroker(BrokerSettings.defaults().withPort(0)), settings);
    }

    @AfterEach
    void close() {
        workbench.close();
    }

    private void page(int place) {
        onScreen(() -> ((TabPane) workbench.scene().lookup("#connectTabs")).getSelectionModel().select(place));
    }

    private void tick(String... boxes) {
        for (var box : boxes) {
            var before = onScreen(() -> ((CheckBox) workbench.scene().lookup("#" + box)).isSelected());
            workbench.focus(box);
            workbench.press(KeyCode.SPACE);
            workbench.waitUntil(box, () -> ((CheckBox) workbench.scene().lookup("#" + box)).isSelected() != before);
        }
    }

    @Test
    void keepsWhatIsWrittenInEachField() throws IOException {
        workbench.openConnectPanel();
        workbench.write("connectHost", "broker.example");
        page(1);
        workbench.waitForNode("connectKeepAlive");
        SESSION.forEach(workbench::write);
        tick("connectCleanStart");
        page(3);
        workbench.waitForNode("connectWillIsOn");
        tick("connectWillIsOn", "connectWillRetain", "connectWillIsText");
        WILL.forEach(workbench::write);
        page(4);
        workbench.waitForNode("subscriptionFilter");
        workbench.write("subscriptionFilter", "a/#");
        workbench.write("subscriptionIdentifier", "9");
        tick("subscriptionNoLocal", "subscriptionRetainAsPublished");
        workbench.click("subscriptionAdd");
        workbench.press(KeyCode.ESCAPE);
        workbench.close();

        var kept = Files.readString(settings.resolve("profiles.json")).replaceAll("\\s", "");
        assertThat(kept).contains(List.of("\"keepAliveSeconds\":31", "\"expirySeconds\":3601", "\"receiveMaximum\":11", "\"maximumPacketSize\":100001",
                "\"topicAliasMaximum\":6", "\"firstSeconds\":3", "\"longestSeconds\":21", "\"cleanStart\":false"));
        assertThat(kept).contains(List.of("\"isOn\":true", "\"topic\":\"me/state\"", "\"payload\":\"gone\"", "\"retain\":true", "\"delaySeconds\":4",
                "\"expirySeconds\":61", "\"isText\":true", "\"contentType\":\"text/plain\"", "\"responseTopic\":\"answers\"", "\"correlationData\":\"x7\""));
        assertThat(kept).contains(List.of("\"topicFilter\":\"a/#\"", "\"noLocal\":true", "\"retainAsPublished\":false", "\"identifier\":9"));
    }
}
