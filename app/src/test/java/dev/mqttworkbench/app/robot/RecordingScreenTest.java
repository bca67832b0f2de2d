package dev.mqttworkbench.app.robot;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import static dev.mqttworkbench.app.robot.OnScreen.onScreen;
import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(ApplicationExtension.class)
class RecordingScreenTest {

    @TempDir
    private Path folder;
    private StreamScreen stream;
    private Workbench workbench;
    private ThirdPartyClient client;

    @Start
    void open(Stage stage) {
        workbench = Workbench.open(stage, Locale.ENGLISH, 1024, 700);
        stream = new StreamScreen(workbench);
    }

    @BeforeEach
    void connect() throws Exception {
        stream.show();
        client = ThirdPartyClient.connect(workbench.port());
    }

    @AfterEach
    void close() throws Exception {
        client.close();
        stream.close();
    }

    @Test
    void recordsOpensFiltersAndExports() throws Exception {
        record(folder.resolve("a.sqlite"));
        openRecording();
        assertThat(rows()).isEqualTo(3);
        workbench.waitForText("recording-sentence", "3 messages of 3");

        workbench.press(KeyCode.CONTROL, KeyCode.F);
        workbench.write("recording-filter", "plant/# qos>=1");
        workbench.waitUntil("one row", () -> rows() == 1);
        workbench.click("recording-table");
        workbench.press(KeyCode.HOME);
        workbench.waitForText("stream-detail-topic", "plant/b");

        workbench.chooseFile(folder.resolve("some.csv"));
        stream.choose("recording-export", "export-all-csv");
        workbench.waitForText("export-sentence", "1 message written to");
        assertThat(Files.readAllLines(folder.resolve("some.csv"))).hasSize(2).anyMatch(line -> line.contains(",in,plant/b,1,"));
        assertThat(workbench.cutButtons()).isEmpty();

        workbench.click("recording-back");
        workbench.waitForNode("stream-table");
    }

    @Test
    void replaysStepByStepByKeyboard() throws Exception {
        record(folder.resolve("a.sqlite"));
        openRecording();
        client.subscribe("#");
        workbench.focus("replay-step");
        workbench.press(KeyCode.SPACE);
        assertThat(client.hear().topic()).isEqualTo("plant/a");
        workbench.waitForText("replay-sentence", "1 of 3 · waits");
        workbench.press(KeyCode.SPACE);
        assertThat(client.hear()).isEqualTo(new ThirdPartyClient.Heard("plant/b", "2", 1, false));

        workbench.focus("replay-toggle");
        workbench.press(KeyCode.SPACE); // go on
        assertThat(client.hear().topic()).isEqualTo("home/c");
        workbench.waitForText("replay-sentence", "3 messages were sent.");
    }

    @Test
    void saysThatAFileIsNoRecording() throws Exception {
        workbench.chooseFile(Files.writeString(folder.resolve("text.sqlite"), "something else, and long enough"));
        stream.chooseBehindArrow("stream-record", "record-open");

        workbench.waitForText("record-sentence", "is no recording of the workbench");
        workbench.click("record-dismiss");
        workbench.waitUntil("the strip to go", () -> !workbench.isShown("record-strip"));
    }

    @Test
    void saysWhatHasBecomeOfTheFileItWrites() throws Exception {
        var file = folder.resolve("a.sqlite");
        workbench.chooseFile(file);
        workbench.click("stream-record");
        client.publish("plant/a", "1", 1, false);
        workbench.waitForText("record-sentence", "1 message ·");
        Files.move(file, folder.resolve("b.sqlite"));
        client.publish("plant/b", "2", 1, false);

        workbench.waitForText("record-sentence", "moved, replaced or deleted");
        assertThat(workbench.text("record-sentence")).contains("1 message was recorded and stays readable. 1 message is missing.");
        assertThat(workbench.text("stream-record")).isEqualTo("Record");
    }

    private void record(Path file) throws Exception {
        workbench.chooseFile(file);
        workbench.click("stream-record");
        workbench.waitForText("stream-record", "Stop");
        client.publish("plant/a", "1", 0, false);
        client.publish("plant/b", "2", 1, false);
        client.publish("home/c", "3", 2, false);
        workbench.waitForText("record-sentence", "3 messages ·");
        workbench.click("stream-record");
        workbench.waitForText("record-sentence", "3 messages recorded in");
    }

    private void openRecording() {
        stream.chooseBehindArrow("stream-record", "record-open");
        workbench.waitForNode("recording-table");
    }

    private int rows() {
        return onScreen(() -> ((TableView<?>) workbench.scene().lookup("#recording-table")).getItems().size());
    }
}
