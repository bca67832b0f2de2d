package dev.mqttworkbench.app.plot;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;

import dev.mqttworkbench.app.workbench.Words;

/// A line of the plot in the table below it: its colour and name, what its visible values have in common, pin and removal.
final class LineRow {

    private final PlotLine line;
    private final PlotNumbers numbers;
    private final Region dot = new Region();
    private final Label name = new Label();
    private final List<Label> cells = Stream.generate(LineRow::cell).limit(6).toList();
    private final ToggleButton pin = new ToggleButton();
    private final Button remove = new Button("×");

    LineRow(PlotLine line, String title, Words words, Consumer<Series> togglePin, Consumer<Series> toggle) {
        this.line = line;
        this.numbers = new PlotNumbers(words.locale());
        dot.getStyleClass().addAll("plot-dot", "plot-dot-" + line.colour());
        name.setText(title);
        name.getStyleClass().add("mono");
        name.setMinWidth(0);
        name.setTooltip(new Tooltip(line.series().topic() + " " + line.series().path()));
        pin.setText(words.get("plot.pin"));
        pin.setSelected(line.isPinned());
        pin.setId("plot-pin-" + line.colour());
        pin.getStyleClass().add("small");
        pin.setMinWidth(Region.USE_PREF_SIZE);
        pin.setAccessibleText(words.get("plot.pin.accessible", title));
        pin.setTooltip(new Tooltip(words.get("plot.pin.tooltip")));
        pin.setOnAction(event -> togglePin.accept(line.series()));
        remove.setId("plot-remove-" + line.colour());
        remove.getStyleClass().addAll("small", "flat");
        remove.setMinWidth(Region.USE_PREF_SIZE);
        remove.setAccessibleText(words.get("plot.remove", title));
        remove.setOnAction(event -> toggle.accept(line.series()));
    }

    private static Label cell() {
        var cell = new Label();
        cell.getStyleClass().addAll("mono", "plot-number");
        cell.setMinWidth(Region.USE_PREF_SIZE);
        return cell;
    }

    /// Its cells from the left.
    Node[] nodes() {
        return Stream.concat(Stream.concat(Stream.of(dot, name), cells.stream()), Stream.of(pin, remove)).toArray(Node[]::new);
    }

    PlotLine line() {
        return line;
    }

    void show(Statistics statistics) {
        var shown = List.of(statistics.last(), statistics.minimum(), statistics.maximum(),
                statistics.mean(), statistics.deviation(), (double) statistics.count());
        for (var i = 0; i < shown.size(); i++) {
            cells.get(i).setText(numbers.format(shown.get(i)));
        }
    }
}
