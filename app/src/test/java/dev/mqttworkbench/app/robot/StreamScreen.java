package dev.mqttworkbench.app.robot;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import javafx.geometry.VerticalDirection;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;

import dev.mqttworkbench.app.workbench.Message;
import org.testfx.api.FxRobot;

import static dev.mqttworkbench.app.robot.OnScreen.onScreen;

/// A robot that reads the Stream of the workbench.
final class StreamScreen implements AutoCloseable {


    private final FxRobot robot = new FxRobot();
    private final Workbench workbench;

    /// The Stream of this workbench.
    StreamScreen(Workbench workbench) {
        this.workbench = workbench;
    }

    /// Opens the workbench. On the JavaFX thread.
    static StreamScreen open(Stage stage) {
        return new StreamScreen(Workbench.open(stage, Locale.ENGLISH, 1300, 800));
    }

    /// Waits for the connection and goes to the Stream.
    void show() {
        workbench.waitUntilConnected();
        workbench.click("streamRail");
        workbench.waitForNode("stream-table");
    }

    /// The whole workbench.
    Workbench workbench() {
        return workbench;
    }

    /// The messages in the table.
    List<Message> rows() {
        return onScreen(() -> List.copyOf(table().getItems()));
    }

    /// Waits for a message with this topic in the table.
    Message waitForRow(String topic) {
        workbench.waitUntil("a row of " + topic, () -> table().getItems().stream().anyMatch(message -> message.topic().equals(topic)));
        return rows().stream().filter(message -> message.topic().equals(topic)).findFirst().orElseThrow();
    }

    /// Selects the first row of a topic, and comes back when its details are there.
    void selectRow(String topic) {
        var row = waitForRow(topic);
        onScreen(() -> {
            table().getSelectionModel().select(row);
        });
        workbench.waitForText("stream-detail-topic", topic);
    }

    /// Selects the newest row of a topic, and comes back when its details are there.
    void selectNewestRow(String topic) {
        waitForRow(topic);
        onScreen(() -> {
            var row = table().getItems().stream().filter(message -> message.topic().equals(topic)).reduce((before, now) -> now);
            row.ifPresent(table().getSelectionModel()::select);
        });
        workbench.waitForText("stream-detail-topic", topic);
    }

    /// Waits until so many rows are in the table, and selects these by their places.
    void selectRows(int... places) {
        workbench.waitUntil("rows", () -> Arrays.stream(places).allMatch(place -> place < table().getItems().size()));
        onScreen(() -> {
            table().requestFocus();
            table().getSelectionModel().clearSelection();
            Arrays.stream(places).forEach(table().getSelectionModel()::select);
        });
    }

    /// Chooses an item of the menu behind a button of the Stream.
    void choose(String button, String item) {
        workbench.click(button);
        robot.clickOn("#" + item);
    }

    /// Chooses an item of the menu behind the arrow of a button.
    void chooseBehindArrow(String button, String item) {
        robot.clickOn(onScreen(() -> workbench.scene().lookup("#" + button).lookup(".arrow-button")));
        robot.clickOn("#" + item);
    }

    /// Writes into a field of a window of its own, and presses Enter.
    void type(String id, String text) {
        robot.clickOn("#" + id);
        robot.write(text);
        robot.push(KeyCode.ENTER);
    }

    /// Removes the first filter that has a name.
    void removeFilter() {
        workbench.click("stream-filters");
        robot.clickOn("#stream-filters-remove");
        robot.clickOn("#stream-filters-remove-one");
    }

    /// Drags over the older half of the bars.
    void brushFirstHalf() {
        var bounds = onScreen(() -> {
            var bars = workbench.scene().lookup("#stream-rate");
            return bars.localToScreen(bars.getBoundsInLocal());
        });
        robot.drag(bounds.getMinX() + 2, bounds.getCenterY(), MouseButton.PRIMARY);
        robot.dropTo(bounds.getCenterX(), bounds.getCenterY());
    }

    /// Turns the wheel over the table: up where positive.
    void turnWheel(int notches) {
        robot.moveTo("#stream-table");
        robot.scroll(Math.abs(notches), notches > 0 ? VerticalDirection.UP : VerticalDirection.DOWN);
    }

    @SuppressWarnings("unchecked") // It is declared so in the layout.
    private TableView<Message> table() {
        return (TableView<Message>) workbench.scene().lookup("#stream-table");
    }

    @Override
    public void close() {
        workbench.close();
    }
}
