package dev.mqttworkbench.app.stream;

import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

/// Draws the rate of the last seconds as bars. The style class `rate-bar` gives their colour.
public final class RateCanvas extends Region {

    private static final double GAP = 1.5;
    private static final double LOWEST = 1;

    private final Canvas canvas = new Canvas();
    // Never painted: it takes the colour out of the style sheet.
    private final Rectangle colour = new Rectangle();
    private long[] bars = new long[0];

    /// A canvas without bars.
    public RateCanvas() {
        getStyleClass().add("rate-canvas");
        colour.getStyleClass().add("rate-bar");
        colour.setManaged(false);
        colour.setVisible(false);
        colour.fillProperty().subscribe(this::paint);
        getChildren().addAll(canvas, colour);
    }

    /// Draws these bars, the newest at the right.
    void show(long[] counts) {
        bars = counts;
        paint();
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        paint();
    }

    private void paint() {
        if (getScene() == null) {
            return;
        }
        var graphics = canvas.getGraphicsContext2D();
        graphics.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        graphics.setFill(colour.getFill());
        var highest = highest();
        var step = canvas.getWidth() / bars.length;
        for (var i = 0; i < bars.length; i++) {
            if (bars[i] > 0) {
                var height = Math.max(LOWEST, canvas.getHeight() * bars[i] / highest);
                graphics.fillRect(i * step, canvas.getHeight() - height, Math.max(1, step - GAP), height);
            }
        }
    }

    private double highest() {
        var highest = 1L;
        for (var bar : bars) {
            highest = Math.max(highest, bar);
        }
        return highest;
    }
}
