package dev.mqttworkbench.app.robot;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
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
import static org.assertj.core.api.Assertions.within;

/// What survives the end of the workbench.
@ExtendWith(ApplicationExtension.class)
class RestartTest {

    private final Path settings = Workbench.emptyFolder();
    private Workbench workbench;

    @Start
    void open(Stage stage) {
        workbench = start(stage);
    }

    private Workbench start(Stage stage) {
        return Workbench.open(stage, Locale.ENGLISH, 1300, 800, new BundledBroker(BrokerSettings.defaults().withPort(0)), settings);
    }

    @BeforeEach
    void connect() {
        workbench.waitUntilConnected();
    }

    @AfterEach
    void close() {
        workbench.close();
    }

    private void restart() {
        workbench.close();
        workbench = onScreen(() -> start(new Stage()));
        workbench.waitUntilConnected();
    }

    @Test
    void remembersThemeAndViewForTheNextRun() throws Exception {
        workbench.choose("themeMenu", "themeDark");
        var dark = workbench.ground();
        workbench.press(KeyCode.CONTROL, KeyCode.DIGIT2);
        workbench.waitForNode("stream-table");
        restart();

        assertThat(workbench.ground()).isEqualTo(dark);
        assertThat(workbench.isShown("stream-table")).isTrue();
    }

    @Test
    void beginsAnewWithDamagedSettingsAndSaysWhereTheyAre() throws Exception {
        workbench.close();
        Files.writeString(settings.resolve("window.json"), "{ this is no JSON");
        restart();

        workbench.waitForText("bannerSentence", "window.json.damaged-");
        workbench.click("bannerDismiss");
        workbench.waitUntil("the sentence to be gone", () -> !workbench.isShown("bannerSentence"));
    }

    @Test
    void remembersDividersAndColumns() {
        drag("topics", () -> topics().setDividerPositions(0.3));
        var place = divider();
        assertThat(place).isBetween(0.25, 0.35);
        workbench.press(KeyCode.CONTROL, KeyCode.DIGIT2);
        workbench.waitForNode("stream-table");
        var usual = topicWidth();
        drag("stream-table", () -> widenTopic(streamTable()));
        var wide = topicWidth();
        assertThat(wide).isGreaterThan(usual + 40);
        restart();

        workbench.waitUntil("the wide column", () -> Math.abs(topicWidth() - wide) <= 1);
        workbench.press(KeyCode.CONTROL, KeyCode.DIGIT1);
        workbench.waitForNode("topics");
        assertThat(divider()).isCloseTo(place, within(0.01));
    }

    @Test
    void remembersFiltersAndSorting() {
        workbench.press(KeyCode.CONTROL, KeyCode.DIGIT3);
        workbench.waitForNode("retained-table");
        workbench.write("retained-filter", "plant/#");
        workbench.click("sessionsRail");
        workbench.waitForNode("sessions-table");
        workbench.write("sessions-filter", "press");
        onScreen(() -> sortByTheSecond(sessionsTable()));
        restart();

        assertThat(workbench.text("sessions-filter")).isEqualTo("press");
        assertThat(onScreen(() -> sortingOf(sessionsTable()))).isEqualTo("1 DESCENDING");
        workbench.press(KeyCode.CONTROL, KeyCode.DIGIT3);
        workbench.waitForNode("retained-table");
        assertThat(workbench.text("retained-filter")).isEqualTo("plant/#");
    }

    private SplitPane topics() {
        return (SplitPane) workbench.scene().lookup("#topics");
    }

    private double divider() {
        return onScreen(() -> topics().getDividerPositions()[0]);
    }

    private TableView<?> sessionsTable() {
        return (TableView<?>) workbench.scene().lookup("#sessions-table");
    }

    private static <S> void sortByTheSecond(TableView<S> table) {
        table.getColumns().get(1).setSortType(TableColumn.SortType.DESCENDING);
        table.getSortOrder().setAll(List.of(table.getColumns().get(1)));
    }

    private static <S> String sortingOf(TableView<S> table) {
        var first = table.getSortOrder().getFirst();
        return table.getColumns().indexOf(first) + " " + first.getSortType();
    }

    private double topicWidth() {
        return onScreen(() -> topic(streamTable()).getWidth());
    }

    private static <S> TableColumn<S, ?> topic(TableView<S> table) {
        return table.getColumns().stream().filter(column -> column.getText().equals("Topic")).findFirst().orElseThrow();
    }

    private static <S> void widenTopic(TableView<S> table) {
        table.resizeColumn(topic(table), 60);
    }

    /// Moves something as a drag does, which ends with a release.
    private void drag(String id, Runnable move) {
        onScreen(() -> {
            move.run();
            workbench.scene().lookup("#" + id).fireEvent(new MouseEvent(MouseEvent.MOUSE_RELEASED, 1, 1, 1, 1, MouseButton.PRIMARY, 1,
                    false, false, false, false, false, false, false, false, false, true, null));
        });
    }

    private TableView<?> streamTable() {
        return (TableView<?>) workbench.scene().lookup("#stream-table");
    }

    @Test
    void remembersPlaceAndSizeOfTheWindow() {
        onScreen(() -> {
            var window = workbench.scene().getWindow();
            window.setX(24);
            window.setY(12);
            window.setWidth(1_111);
            window.setHeight(777);
        });
        workbench.close();
        workbench = onScreen(() -> Workbench.reopen(new Stage(), settings));
        workbench.waitUntilConnected();

        var place = onScreen(() -> {
            var window = workbench.scene().getWindow();
            return new double[] {window.getX(), window.getY(), window.getWidth(), window.getHeight()};
        });
        assertThat(place).containsExactly(24, 12, 1_111, 777);
    }

    @Test
    void remembersTheFilterOfTheTree() {
        workbench.write("topics-filter", "plant/#");
        workbench.click("topics-filter-only");
        restart();

        assertThat(workbench.text("topics-filter")).isEqualTo("plant/#");
        assertThat(workbench.isShown("topics-filter-line")).isTrue();
    }

    @Test
    void remembersTheFilterOfTheStream() {
        workbench.click("streamRail");
        workbench.write("stream-filter", "topic:plant/#");
        restart();

        workbench.click("streamRail");
        assertThat(workbench.text("stream-filter")).isEqualTo("topic:plant/#");
    }
}
