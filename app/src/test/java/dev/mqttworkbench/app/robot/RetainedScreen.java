package dev.mqttworkbench.app.robot;

import java.util.List;
import java.util.Locale;

import javafx.scene.control.TableView;
import javafx.stage.Stage;

import dev.mqttworkbench.broker.NewSubscriber.Granted;
import dev.mqttworkbench.broker.RetainedMessage;

import static dev.mqttworkbench.app.robot.OnScreen.onScreen;

/// A robot that reads the Retained view of the workbench.
final class RetainedScreen implements AutoCloseable {


    private final Workbench workbench;

    /// The Retained view of this workbench.
    RetainedScreen(Workbench workbench) {
        this.workbench = workbench;
    }

    /// Opens the workbench. On the JavaFX thread.
    static RetainedScreen open(Stage stage) {
        return new RetainedScreen(Workbench.open(stage, Locale.ENGLISH, 1400, 850));
    }

    /// Waits for the connection and goes to the Retained view.
    void show() {
        workbench.waitUntilConnected();
        workbench.click("retainedRail");
        workbench.waitForNode("retained-table");
    }

    /// The whole workbench.
    Workbench workbench() {
        return workbench;
    }

    /// The messages in the table, from the top.
    List<RetainedMessage> rows() {
        return onScreen(() -> List.copyOf(table().getItems()));
    }

    /// The topics in the table, from the top.
    List<String> topics() {
        return rows().stream().map(RetainedMessage::topic).toList();
    }

    /// Waits until these topics are in the table in this order, and no other.
    void waitForTopics(String... topics) {
        var wanted = List.of(topics);
        workbench.waitUntil("the topics " + wanted, () -> table().getItems().stream().map(RetainedMessage::topic).toList().equals(wanted));
    }

    /// Waits until the table has this many rows.
    void waitForRows(int count) {
        workbench.waitUntil(count + " rows", () -> table().getItems().size() == count);
    }

    /// Selects the row of a topic, and comes back when its details are there.
    void selectRow(String topic) {
        workbench.waitUntil("a row of " + topic, () -> table().getItems().stream().anyMatch(row -> row.topic().equals(topic)));
        onScreen(() -> {
            table().getItems().stream().filter(row -> row.topic().equals(topic)).findFirst().ifPresent(table().getSelectionModel()::select);
            table().requestFocus();
        });
        workbench.waitForText("retained-detail-topic", topic);
    }

    /// What a new subscriber gets, as the table says.
    List<Granted> deliveries() {
        return onScreen(() -> List.copyOf(subscriberTable().getItems()));
    }

    @SuppressWarnings("unchecked") // It is declared so in the layout.
    private TableView<RetainedMessage> table() {
        return (TableView<RetainedMessage>) workbench.scene().lookup("#retained-table");
    }

    @SuppressWarnings("unchecked") // It is declared so in the layout.
    private TableView<Granted> subscriberTable() {
        return (TableView<Granted>) workbench.scene().lookup("#retained-subscriber-table");
    }

    @Override
    public void close() {
        workbench.close();
    }
}
