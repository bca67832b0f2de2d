package dev.mqttworkbench.app.topics;

import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import dev.mqttworkbench.app.plot.PlotCanvas;
import dev.mqttworkbench.app.plot.PlotViewModel;
import dev.mqttworkbench.app.workbench.Words;

/// The plot beside the value, there while a number of the selected topic is plotted.
final class SidePlot {

    private static final double SHARE_OF_VALUE = 0.5;

    private final FlowPane title = new FlowPane(8, 2);
    private final VBox box = new VBox(title);
    private final PlotViewModel model;
    private final Words words;

    SidePlot(PlotViewModel model, Words words) {
        this.model = model;
        this.words = words;
        var canvas = new PlotCanvas();
        canvas.setId("detail-side-canvas");
        canvas.setAccessibleText(words.get("plot.canvas"));
        canvas.show(model);
        title.getStyleClass().add("side-plot-title");
        box.setId("detail-side-plot");
        box.setMinWidth(0);
        box.getChildren().add(canvas);
        VBox.setVgrow(canvas, Priority.ALWAYS);
    }

    /// Comes and goes at the right of what else is in `split`.
    void joinWhenNeeded(SplitPane split) {
        model.lines().subscribe(this::writeTitle);
        model.ownProperty().subscribe(needed -> {
            if (needed && !split.getItems().contains(box)) {
                split.getItems().add(box);
                split.setDividerPositions(SHARE_OF_VALUE);
            } else if (!needed) {
                split.getItems().remove(box);
            }
        });
        writeTitle();
    }

    private void writeTitle() {
        var head = new Label(words.get("plot.title"));
        head.getStyleClass().add("section-title");
        title.getChildren().setAll(head);
        for (var line : model.lines()) {
            var name = new Label(model.nameOf(line));
            name.getStyleClass().addAll("mono", "plot-name-" + line.colour());
            title.getChildren().add(name);
        }
    }
}
