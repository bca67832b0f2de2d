package dev.mqttworkbench.app.brokerview;

import java.util.ArrayList;
import java.util.List;

import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Bars below each other, the longest first. On the JavaFX thread only.
public final class BarsPane extends VBox {

    private static final double ROOM_FOR_BYTES = 330;

    private final List<Bar> bars = new ArrayList<>();

    /// No bars yet.
    public BarsPane() {
        getStyleClass().add("bars");
    }

    /// Shows these rows.
    void show(List<TalkerRow> rows) {
        while (bars.size() < rows.size()) {
            bars.add(new Bar());
        }
        if (getChildren().size() != rows.size()) {
            getChildren().setAll(bars.subList(0, rows.size()));
        }
        for (var i = 0; i < rows.size(); i++) {
            bars.get(i).show(rows.get(i));
        }
    }

    /// What does not fit is left out: there is always less in it than in what is shown.
    @Override
    protected double computeMinHeight(double width) {
        return 0;
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        for (var bar : getChildren()) {
            bar.setVisible(bar.getBoundsInParent().getMaxY() <= getHeight() + 1);
        }
    }

    /// One bar, with its name above and its rates beside.
    private static final class Bar extends HBox {

        private final Label name = new Label();
        private final ProgressBar bar = new ProgressBar();
        private final Label rate = new Label();
        private final Label bytes = new Label();

        Bar() {
            getStyleClass().add("bar-line");
            name.getStyleClass().add("mono");
            name.setMinWidth(60);
            name.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(name, Priority.ALWAYS);
            bar.getStyleClass().add("thin-gauge");
            bar.setFocusTraversable(false);
            rate.getStyleClass().add("bar-rate");
            rate.setMinWidth(Region.USE_PREF_SIZE);
            bytes.getStyleClass().addAll("muted", "secondary", "bar-bytes");
            bytes.setMinWidth(Region.USE_PREF_SIZE);
            bytes.visibleProperty().bind(widthProperty().greaterThan(ROOM_FOR_BYTES));
            bytes.managedProperty().bind(bytes.visibleProperty());
            getChildren().addAll(name, bar, rate, bytes);
        }

        void show(TalkerRow row) {
            name.setText(row.name());
            bar.setProgress(row.share());
            rate.setText(row.rate());
            bytes.setText(row.bytes());
            setAccessibleText(row.name() + ": " + row.rate() + ", " + row.bytes());
            bar.setAccessibleText(row.name());
        }
    }
}
