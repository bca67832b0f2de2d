package dev.mqttworkbench.app.robot;

import java.util.List;
import java.util.Objects;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;

import dev.mqttworkbench.broker.SessionSummary;

import static dev.mqttworkbench.app.robot.OnScreen.onScreen;

/// What a person sees and does on the Sessions screen.
final class SessionsScreen {


    private final Workbench workbench;

    SessionsScreen(Workbench workbench) {
        this.workbench = workbench;
    }

    /// Shows the screen.
    SessionsScreen open() {
        workbench.click("sessionsRail");
        workbench.waitForNode("sessions-table");
        return this;
    }

    @SuppressWarnings("unchecked") // the layout says what it holds
    private TableView<SessionSummary> table() {
        return (TableView<SessionSummary>) workbench.scene().lookup("#sessions-table");
    }

    /// The client identifiers, from the top.
    List<String> clients() {
        return onScreen(() -> table().getItems().stream().map(SessionSummary::clientIdentifier).toList());
    }

    void waitForClient(String clientIdentifier) {
        workbench.waitUntil("a session of " + clientIdentifier, () -> clients().contains(clientIdentifier));
    }

    /// Selects a row, and waits for its details.
    void select(String clientIdentifier) {
        waitForClient(clientIdentifier);
        onScreen(() -> {
            table().getSelectionModel().clearAndSelect(clients().indexOf(clientIdentifier));
            table().requestFocus();
        });
        waitForDetails(clientIdentifier);
    }

    void waitForDetails(String clientIdentifier) {
        workbench.waitForText("session-name", clientIdentifier);
        workbench.waitForNode("session-section-subscriptions");
    }

    /// The texts of the things in a section, line by line.
    List<String> items(String section) {
        return onScreen(() -> workbench.scene().lookup("#session-section-" + section)
                .lookupAll(".item-line").stream().map(Node::getAccessibleText).toList());
    }

    /// The facts in a section, name and value.
    List<String> facts(String section) {
        return onScreen(() -> workbench.scene().lookup("#session-section-" + section)
                .lookupAll(".fact-value").stream().map(Node::getAccessibleText).filter(Objects::nonNull).toList());
    }

    /// The heading of a section.
    String title(String section) {
        return onScreen(() ->
                ((Label) workbench.scene().lookup("#session-section-" + section).lookup(".section-head")).getText());
    }
}
