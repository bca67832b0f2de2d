package dev.mqttworkbench.app.robot;

import java.nio.file.Files;
import java.nio.file.Path;

import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import dev.mqttworkbench.app.workbench.Message;
import dev.mqttworkbench.mqtt.packet.QoS;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(ApplicationExtension.class)
class StreamScreenTest {

    private StreamScreen stream;
    private Workbench workbench;
    private ThirdPartyClient client;

    @Start
    void open(Stage stage) {
        stream = StreamScreen.open(stage);
        workbench = stream.workbench();
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
    void showsWhatAThirdPartyClientPublishes() throws Exception {
        assertThat(workbench.isShown("stream-empty")).isTrue();

        client.publish("plant/line-1/press", "{\"rpm\":1482}", 1, true);

        var row = stream.waitForRow("plant/line-1/press");
        assertThat(row.payload().asText()).isEqualTo("{\"rpm\":1482}");
        assertThat(row.qos()).isEqualTo(QoS.AT_LEAST_ONCE);
        assertThat(row.retain()).isTrue();
        assertThat(workbench.isShown("stream-empty")).isFalse();

        stream.selectRow("plant/line-1/press");
        assertThat(workbench.text("stream-detail-qos")).startsWith("1 at least once · packet id ");
        assertThat(workbench.text("stream-detail-flags")).isEqualTo("yes · no");
        assertThat(workbench.text("stream-detail-client")).isEqualTo(client.clientIdentifier());
        assertThat(row.properties().isEmpty()).isTrue();
    }

    @Test
    void filtersByWhoPublished() throws Exception {
        try (var other = ThirdPartyClient.connect(workbench.port())) {
            other.publish("a/other", "x", 1, false);
            client.publish("a/client", "x", 1, false);
            stream.waitForRow("a/client");
            workbench.write("stream-filter", "client:" + other.clientIdentifier());

            workbench.waitUntil("one row", () -> stream.rows().size() == 1);
            assertThat(stream.rows()).extracting(Message::topic).containsExactly("a/other");
        }
    }

    @Test
    void showsAllLevelsOfQos() throws Exception {
        for (var qos = 0; qos <= 2; qos++) {
            client.publish("level/" + qos, "x", qos, false);
        }
        for (var qos = 0; qos <= 2; qos++) {
            assertThat(stream.waitForRow("level/" + qos)).extracting(Message::qos, Message::retain).containsExactly(QoS.of(qos), false);
        }
    }

    @Test
    void countsWhileItIsPausedAndShowsItAfterwards() throws Exception {
        client.publish("a/1", "x", 1, false);
        stream.selectRow("a/1");
        workbench.click("stream-paused");
        client.publish("a/2", "x", 1, false);
        client.publish("a/3", "x", 1, false);

        workbench.waitForText("stream-notice-sentence", "Paused · 2 new messages");
        assertThat(stream.rows()).extracting(Message::topic).containsExactly("a/1");

        workbench.click("stream-notice-action");
        stream.waitForRow("a/3");
        assertThat(workbench.isShown("stream-notice")).isFalse();
    }

    @Test
    void pausesAndGoesOnWithTheSpaceBar() throws Exception {
        client.publish("a/1", "x", 1, false);
        stream.waitForRow("a/1");
        workbench.click("stream-table");
        workbench.press(KeyCode.SPACE);
        workbench.waitForText("stream-notice-sentence", "Paused");

        workbench.press(KeyCode.SPACE);
        workbench.waitUntil("the notice to go", () -> !workbench.isShown("stream-notice"));
    }

    @Test
    void standsStillWhenTheReaderScrollsUpUntilHeJumpsToNow() throws Exception {
        for (var i = 0; i < 100; i++) {
            client.publish("many/" + i, "x", 0, false);
        }
        stream.waitForRow("many/99");
        stream.turnWheel(5);
        workbench.waitForText("stream-notice-action", "Jump to now");
        client.publish("later", "x", 1, false);
        workbench.waitForText("stream-notice-sentence", "One new message");
        assertThat(stream.rows()).extracting(Message::topic).doesNotContain("later");

        workbench.click("stream-notice-action");
        stream.waitForRow("later");
    }

    @Test
    void showsOnlyWhatTheFilterLetsThrough() throws Exception {
        client.publish("plant/a", "x", 1, false);
        client.publish("home/b", "x", 1, false);
        stream.waitForRow("home/b");
        workbench.press(KeyCode.CONTROL, KeyCode.F);
        workbench.write("stream-filter", "plant/#");
        workbench.waitUntil("one row", () -> stream.rows().size() == 1);
        assertThat(stream.rows()).extracting(Message::topic).containsExactly("plant/a");

        workbench.write("stream-filter", "home/# qos>=3");
        assertThat(workbench.text("stream-filter-fault")).isEqualTo("Column 8: qos takes =, >=, <=, <, > and 0 to 2.");
        assertThat(stream.rows()).extracting(Message::topic).containsExactly("plant/a");

        workbench.write("stream-filter", "-topic:plant qos>=1");
        workbench.waitUntil("the other row", () -> stream.rows().stream().anyMatch(row -> row.topic().equals("home/b")));
        assertThat(stream.rows()).extracting(Message::topic).containsExactly("home/b");
        assertThat(workbench.text("stream-filter-fault")).isEmpty();
    }

    @Test
    void excludesTheValueOfACellFromTheFilter(FxRobot robot) throws Exception {
        client.publish("plant/a", "x", 1, false);
        client.publish("home/b", "x", 1, false);
        stream.waitForRow("home/b");
        robot.rightClickOn("home/b");
        robot.clickOn("#stream-menu-exclude");

        workbench.waitUntil("one row", () -> stream.rows().size() == 1);
        assertThat(workbench.text("stream-filter")).isEqualTo("-topic=home/b");
        assertThat(stream.rows()).extracting(Message::topic).containsExactly("plant/a");
    }

    @Test
    void filtersByAValueOfTheDetails(FxRobot robot) throws Exception {
        client.publish("plant/a", "x", 1, false);
        client.publish("home/b", "yy", 1, false);
        stream.waitForRow("home/b");
        stream.selectRows(0);
        workbench.waitForText("stream-detail-size", "1 B");
        robot.rightClickOn("#stream-detail-size");
        robot.clickOn("#stream-menu-filter");

        workbench.waitUntil("one row", () -> stream.rows().size() == 1);
        assertThat(workbench.text("stream-filter")).isEqualTo("size=1");
    }

    @Test
    void filtersByTheValueOfACellByKeyboard() throws Exception {
        client.publish("plant/a", "x", 1, false);
        client.publish("plant/b", "x", 2, false);
        stream.waitForRow("plant/b");
        stream.selectRows(1);
        workbench.press(KeyCode.RIGHT); // from the topic to the QoS
        workbench.press(KeyCode.SHIFT, KeyCode.F10);
        workbench.press(KeyCode.ENTER);

        workbench.waitUntil("a term", () -> !workbench.text("stream-filter").isEmpty());
        assertThat(workbench.text("stream-filter")).isEqualTo("qos:2");
        workbench.waitUntil("one row", () -> stream.rows().size() == 1);
    }

    @Test
    void exportsTheSelectedMessages(@TempDir Path folder) throws Exception {
        for (var i = 0; i < 4; i++) {
            client.publish("a/" + i, "x," + i, 1, false);
        }
        stream.waitForRow("a/3");
        stream.selectRows(1, 3);
        workbench.chooseFile(folder.resolve("some.csv"));
        stream.choose("stream-export", "export-selection-csv");

        workbench.waitForText("export-sentence", "2 messages written to");
        assertThat(Files.readAllLines(folder.resolve("some.csv"))).hasSize(3)
                .anyMatch(line -> line.contains(",in,a/1,1,false,false,") && line.endsWith(",3,utf-8,\"x,1\""))
                .anyMatch(line -> line.contains(",in,a/3,1,"));
        workbench.click("export-close");
        assertThat(workbench.isShown("stream-export-strip")).isFalse();
    }

    @Test
    void exportsWhatTheFilterTakesByKeyboard(@TempDir Path folder) throws Exception {
        client.publish("plant/a", "x", 1, false);
        client.publish("home/b", "x", 1, false);
        stream.waitForRow("home/b");
        workbench.write("stream-filter", "plant/#");
        workbench.waitUntil("one row", () -> stream.rows().size() == 1);
        workbench.chooseFile(folder.resolve("all.jsonl"));
        workbench.focus("stream-export");
        workbench.press(KeyCode.SPACE);
        workbench.press(KeyCode.UP); // round to the last item
        workbench.press(KeyCode.ENTER);

        workbench.waitForText("export-sentence", "1 message written to");
        assertThat(Files.readAllLines(folder.resolve("all.jsonl"))).singleElement().asString().contains("\"topic\":\"plant/a\"");
    }

    @Test
    void saysWhyAnExportFailed(@TempDir Path folder) throws Exception {
        client.publish("a/1", "x", 1, false);
        stream.waitForRow("a/1");
        workbench.chooseFile(folder.resolve("missing").resolve("all.csv"));
        stream.choose("stream-export", "export-all-csv");

        workbench.waitForText("export-sentence", "failed: there is no such file or folder");
    }

    @Test
    void savesAFilterTakesItUpRemovesItAndUndoesThat() {
        workbench.write("stream-filter", "plant/# qos>=1");
        stream.choose("stream-filters", "stream-filters-save");
        stream.type("stream-filters-name", "plant");
        workbench.write("stream-filter", "");

        stream.choose("stream-filters", "stream-filters-use");
        assertThat(workbench.text("stream-filter")).isEqualTo("plant/# qos>=1");

        stream.removeFilter();
        workbench.waitForText("stream-filters-undo-sentence", "The filter “plant” was removed.");
        workbench.click("stream-filters-undo");
        workbench.waitUntil("the line to go", () -> !workbench.isShown("stream-filters-undo-line"));

        stream.removeFilter();
        workbench.waitForText("stream-filters-undo-sentence", "The filter “plant” was removed.");
        workbench.click("stream-filters-forget");
        workbench.waitUntil("the line to go", () -> !workbench.isShown("stream-filters-undo-line"));
        stream.choose("stream-filters", "stream-filters-back");
        stream.choose("stream-filters", "stream-filters-use");
    }

    @Test
    void showsTheTimeThatIsBrushedByMouseAndByKeyboard() throws Exception {
        client.publish("a/1", "x", 1, false);
        stream.waitForRow("a/1");
        stream.brushFirstHalf();
        workbench.waitUntil("no row", () -> stream.rows().isEmpty());
        assertThat(workbench.isShown("stream-nothing-fits")).isTrue();
        assertThat(workbench.text("stream-brush-range")).matches("\\d\\d:\\d\\d:\\d\\d – \\d\\d:\\d\\d:\\d\\d");

        workbench.click("stream-brush-lift");
        stream.waitForRow("a/1");
        assertThat(workbench.isShown("stream-brush")).isFalse();

        workbench.focus("stream-rate");
        workbench.press(KeyCode.SHIFT, KeyCode.LEFT);
        workbench.waitUntil("the brush", () -> workbench.isShown("stream-brush"));
        for (var i = 0; i < 60; i++) {
            workbench.press(KeyCode.SHIFT, KeyCode.LEFT);
        }
        stream.waitForRow("a/1");
        workbench.press(KeyCode.ESCAPE);
        workbench.waitUntil("the brush to be lifted", () -> !workbench.isShown("stream-brush"));
    }

    @Test
    void completesAFieldOfTheFilter() throws Exception {
        workbench.press(KeyCode.CONTROL, KeyCode.F);
        workbench.write("stream-filter", "ret");
        workbench.press(KeyCode.END);
        workbench.press(KeyCode.CONTROL, KeyCode.SPACE);
        workbench.press(KeyCode.DOWN);
        workbench.press(KeyCode.ENTER);
        workbench.waitUntil("the field", () -> workbench.text("stream-filter").equals("retain:"));
    }

    @Test
    void showsTheBeginningOfALongPayloadUntilAllIsWanted() throws Exception {
        client.publish("long", "x".repeat(226 * 1024), 1, false);
        stream.selectRow("long");

        workbench.waitForText("payload-cut", "showing 64 kB of 226 kB ·");
        assertThat(workbench.text("payload-load-all")).isEqualTo("load all");

        workbench.click("payload-load-all");
        workbench.waitUntil("all of it", () -> !workbench.isShown("payload-load-all"));
    }

    @Test
    void saysWhereJsonStopsBeingJson() throws Exception {
        client.publish("broken", "{\"rpm\": 14x2}", 1, false);
        stream.selectRow("broken");

        workbench.waitForText("payload-note", "Not JSON from line 1, column ");
    }

    @Test
    void copiesThePayloadOfTheSelectedMessage() throws Exception {
        client.publish("home/lamp", "on", 1, false);
        stream.selectRow("home/lamp");
        workbench.choose("stream-copy", "stream-copy-payload");

        workbench.waitUntil("the payload", () -> Clipboard.getSystemClipboard().getString().equals("on"));
    }

    @Test
    void loadsAMessageIntoThePublishPanel() throws Exception {
        client.publish("orders/7714/state", "{\"id\":7714}", 2, false);
        stream.selectRow("orders/7714/state");
        workbench.click("stream-republish");

        workbench.waitForNode("publish-topic");
        assertThat(workbench.text("publish-topic")).isEqualTo("orders/7714/state");
        assertThat(workbench.text("publish-payload")).isEqualTo("{\"id\":7714}");
    }
}
