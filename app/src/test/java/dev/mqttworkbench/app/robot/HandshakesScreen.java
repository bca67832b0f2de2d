package dev.mqttworkbench.app.robot;

import java.util.List;
import java.util.Optional;

import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;

import dev.mqttworkbench.app.handshakes.FlowRow;

import static dev.mqttworkbench.app.robot.OnScreen.onScreen;

/// What a person sees and does on the Handshakes screen.
final class HandshakesScreen {


    private final Workbench workbench;

    HandshakesScreen(Workbench workbench) {
        this.workbench = workbench;
    }

    /// Shows the screen.
    HandshakesScreen open() {
        workbench.click("handshakesRail");
        workbench.waitForNode("handshakes-list");
        workbench.waitUntil("the trace to be on", workbench::isTracing);
        return this;
    }

    @SuppressWarnings("unchecked") // the layout says what it holds
    private ListView<FlowRow> list() {
        return (ListView<FlowRow>) workbench.scene().lookup("#handshakes-list");
    }

    /// The flows, from the top.
    List<FlowRow> flows() {
        return onScreen(() -> List.copyOf(list().getItems()));
    }

    /// Steps through the packets of one client.
    void stopAt(String client) {
        workbench.click("handshakes-step");
        workbench.write("handshakes-stop-client", client);
    }

    /// The title of the flow that is selected; empty where none is.
    String selected() {
        return onScreen(() ->
                Optional.ofNullable(list().getSelectionModel().getSelectedItem()).map(FlowRow::title).orElse(""));
    }

    /// Waits until a flow says how far it is.
    void waitForState(String title, String part) {
        workbench.waitUntil(title + " to say " + part,
                () -> list().getItems().stream().anyMatch(row -> row.title().equals(title) && row.state().contains(part)));
    }

    /// Selects a flow.
    void select(String title) {
        onScreen(() -> {
            list().getItems().stream().filter(row -> row.title().equals(title)).findFirst().ifPresent(row -> list().getSelectionModel().select(row));
            list().requestFocus();
        });
    }

    /// Waits until the buttons are about a packet of this type.
    void waitUntilHeld(String type) {
        workbench.waitUntil(type + " at the gate", () -> workbench.held().stream().map(packet -> packet.packet().type().toString()).toList().equals(List.of(type))
                && !workbench.scene().lookup("#handshakes-drop").isDisabled());
    }

    /// Delivers the next packet by its key, and waits until the selected flow holds the one behind it.
    void deliver(String next) {
        var title = onScreen(() -> list().getSelectionModel().getSelectedItem().title());
        workbench.press(KeyCode.F8);
        waitForState(title, next);
    }
}
