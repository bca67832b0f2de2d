package dev.mqttworkbench.app.robot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

import javafx.scene.control.ListView;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import dev.mqttworkbench.app.workbench.BundledBroker;
import dev.mqttworkbench.broker.BrokerSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import static dev.mqttworkbench.app.robot.OnScreen.onScreen;
import static org.assertj.core.api.Assertions.assertThat;

/// Numbers, differences and the history of a topic.
@ExtendWith(ApplicationExtension.class)
class TopicPlotTest {

    private static final String TOPIC = "plant/line-1/press";

    private final Path settings = Workbench.emptyFolder();
    private Workbench workbench;
    private ThirdPartyClient client;

    @Start
    void open(Stage stage) {
        workbench = Workbench.open(stage, Locale.ENGLISH, 1440, 900, new BundledBroker(BrokerSettings.defaults().withPort(0)), settings);
    }

    @BeforeEach
    void connect() throws Exception {
        workbench.waitUntilConnected();
        client = ThirdPartyClient.connect(workbench.port());
        for (var i = 0; i < 20; i++) {
            client.publish(TOPIC, "{\"machine\":\"press-04\",\"rpm\":" + (1470 + i * i % 17) + ",\"bar\":" + (6 + i % 5 / 100.0) + "}", 1, true);
        }
        workbench.waitForTopic(TOPIC);
        workbench.clickTopic(TOPIC);
        workbench.waitForText("detail-name", "press");
        workbench.waitUntil("the whole history", () -> history().getItems().size() == 20);
    }

    @AfterEach
    void close() throws Exception {
        client.close();
        workbench.close();
    }

    private TableView<?> history() {
        return (TableView<?>) workbench.scene().lookup("#detail-history");
    }

    private void tab(String id) {
        onScreen(() -> {
            var tabs = (TabPane) workbench.scene().lookup("#detail-tabs");
            tabs.getTabs().stream().filter(tab -> tab.getId().equals(id)).forEach(tabs.getSelectionModel()::select);
        });
    }

    /// By keyboard: the line is chosen, its menu opened, the last item taken.
    private void plotLine(int line) {
        onScreen(() -> {
            var lines = (ListView<?>) workbench.scene().lookup("#detail-value #payload-lines");
            lines.requestFocus();
            lines.getSelectionModel().clearAndSelect(line);
            lines.getContextMenu().getOnShowing().handle(null);
            lines.getContextMenu().getItems().stream().filter(item -> "payload-plot".equals(item.getId()) && !item.isDisable())
                    .forEach(javafx.scene.control.MenuItem::fire);
        });
    }

    @Test
    void plotsNumbersBesideTheValueAndKeepsPinnedOnes() throws Exception {
        plotLine(2);
        plotLine(3);
        workbench.waitForNode("detail-side-plot");
        assertThat(workbench.isShown("detail-side-plot")).isTrue();

        tab("detail-plot-tab");
        workbench.waitForNode("plot-pin-2");
        workbench.click("plot-pin-1");
        workbench.picture(Path.of("target/plot.png"));
        workbench.waitUntil("the pin in the file", () -> isWritten("$.rpm"));

        client.publish("home/door", "{\"open\":true}", 1, false);
        workbench.waitForTopic("home/door");
        workbench.clickTopic("home/door");
        workbench.waitForText("detail-name", "door");
        assertThat(workbench.isShown("plot-pin-1")).isTrue();
        assertThat(workbench.isThere("plot-pin-2")).isFalse();
    }

    private boolean isWritten(String part) {
        try {
            return Files.exists(settings.resolve("plots.json")) && Files.readString(settings.resolve("plots.json")).contains(part);
        } catch (IOException beingReplaced) {
            return false;
        }
    }

    @Test
    void showsWhatHasChangedSinceThePreviousAndSinceAnyOther() throws Exception {
        workbench.click("payload-changes");
        workbench.waitUntil("changed lines", () -> !((ListView<?>) workbench.scene().lookup("#detail-value #payload-difference")).getItems().isEmpty());
        workbench.picture(Path.of("target/changes.png"));
        assertThat(workbench.text("payload-changes")).isEqualTo("Changes since previous");

        tab("detail-history-tab");
        onScreen(() -> history().getSelectionModel().selectIndices(3, 9));
        workbench.waitForText("detail-history-compared", "→");
        client.publish(TOPIC, "{\"machine\":\"press-04\",\"rpm\":9,\"bar\":6.0}", 1, true);
        workbench.waitUntil("another message", () -> history().getItems().size() == 21);
        assertThat(onScreen(() -> List.copyOf(history().getSelectionModel().getSelectedIndices())))
                .containsExactly(4, 10);
        workbench.picture(Path.of("target/history.png"));

        client.publish("home/door", "{\"open\":true}", 1, false);
        workbench.waitForTopic("home/door");
        workbench.clickTopic("home/door");
        workbench.waitForText("detail-history-compared", "Select");
    }

    @Test
    void goesFromMessageToMessageOfTheHistory() throws Exception {
        assertThat(workbench.isShown("detail-position-bar")).isFalse();
        tab("detail-history-tab");
        workbench.waitForText("detail-position", "Newest message · 20 of 20");
        assertThat(workbench.isDisabled("detail-next")).isTrue();
        workbench.picture(Path.of("target/history-position.png"));

        workbench.click("detail-previous");
        workbench.waitForText("detail-position", "19 of 20");
        workbench.click("detail-previous");
        workbench.waitForText("detail-position", "18 of 20");
        workbench.click("detail-next");
        workbench.waitForText("detail-position", "19 of 20");
        tab("detail-value-tab");
        assertThat(workbench.isShown("detail-position-bar")).as("another than the newest is looked at").isTrue();
        workbench.click("detail-latest");
        workbench.waitUntil("the newest", () -> !workbench.isShown("detail-position-bar"));
    }

    @Test
    void writesThePlotIntoFiles() throws Exception {
        plotLine(2);
        plotLine(3);
        tab("detail-plot-tab");
        workbench.waitForNode("plot-pin-2");

        var csv = settings.resolve("plot.csv");
        workbench.chooseFile(csv);
        var until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (lines(csv).size() < 41 && System.nanoTime() < until) { // the values are read in the background
            workbench.choose("plot-export", "plot-export-csv");
            workbench.waitForText("plot-note", "Written to " + csv);
        }
        assertThat(lines(csv)).hasSize(41).first().isEqualTo("time,topic,path,value");
        assertThat(Files.readString(csv)).contains(",\"" + TOPIC + "\",\"$.rpm\",1470.0", "\"$.bar\",6.0");

        var png = settings.resolve("plot.png");
        workbench.chooseFile(png);
        workbench.choose("plot-export", "plot-export-png");
        workbench.waitForText("plot-note", "Written to " + png);
        var picture = ImageIO.read(png.toFile());
        assertThat(picture.getWidth()).isGreaterThan(300);
        assertThat(IntStream.range(0, picture.getWidth() * picture.getHeight())
                .map(i -> picture.getRGB(i % picture.getWidth(), i / picture.getWidth())).distinct().count()).as("it is drawn").isGreaterThan(10);

        workbench.chooseFile(settings.resolve("no such folder").resolve("plot.csv"));
        workbench.choose("plot-export", "plot-export-csv");
        workbench.waitForText("plot-note", "could not be written");
    }

    private static List<String> lines(Path file) {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException beingWritten) {
            return List.of();
        }
    }

    @Test
    void plotsByTheMenuOfTheTab() {
        tab("detail-plot-tab");
        workbench.waitUntil("numbers", () -> !((javafx.scene.control.MenuButton) workbench.scene().lookup("#plot-add")).isDisabled());
        workbench.click("plot-add");
        workbench.press(KeyCode.DOWN);
        workbench.press(KeyCode.ENTER);
        workbench.waitForNode("plot-pin-1");
        assertThat(workbench.isShown("plot-canvas")).isTrue();
        assertThat(workbench.isShown("plot-nothing")).isFalse();
    }
}
