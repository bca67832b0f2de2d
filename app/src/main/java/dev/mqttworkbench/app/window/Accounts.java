package dev.mqttworkbench.app.window;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;

import atlantafx.base.controls.Popover;
import dev.mqttworkbench.app.workbench.Words;

/// The accounts of the messages, which the chip in the status bar opens: where each one is.
final class Accounts {

    private final Words words;
    private final ObservableValue<Pressure> pressure;

    Accounts(Words words, ObservableValue<Pressure> pressure) {
        this.words = words;
        this.pressure = pressure;
    }

    /// Opens them over a node of the status bar.
    void showAt(Node chip) {
        var popover = new Popover(grid());
        popover.setArrowLocation(Popover.ArrowLocation.BOTTOM_RIGHT);
        popover.setHeaderAlwaysVisible(false);
        popover.setDetachable(false);
        popover.show(chip);
    }

    private GridPane grid() {
        var grid = new GridPane();
        grid.setId("accounts");
        grid.getStyleClass().add("accounts");
        account(grid, "window.pressure.received", pressure.map(Pressure::received));
        account(grid, "window.pressure.kept", pressure.map(Pressure::kept));
        account(grid, "window.pressure.evicted", pressure.map(Pressure::evicted));
        account(grid, "window.pressure.skipped", pressure.map(Pressure::skipped));
        account(grid, "window.pressure.bytes", pressure.map(Pressure::memory));
        account(grid, "window.pressure.dropped", pressure.map(Pressure::dropped));
        var law = new Label(words.get("window.pressure.law"));
        law.getStyleClass().add("muted");
        grid.add(law, 0, grid.getRowCount(), 2, 1);
        return grid;
    }

    private void account(GridPane grid, String key, ObservableValue<String> value) {
        var number = new Label();
        number.getStyleClass().add("number");
        number.textProperty().bind(value);
        number.setMaxWidth(Double.MAX_VALUE);
        grid.addRow(grid.getRowCount(), new Label(words.get(key)), number);
    }
}
