package dev.mqttworkbench.app.fx;

import java.util.ArrayList;

import javafx.scene.layout.Region;
import javafx.scene.shape.Polyline;

/// A small line of numbers without axes; the line has the style class `spark`. Nothing is drawn while all are zero.
public final class SparkLine extends Region {

    private static final double STROKE = 1.2;

    private final Polyline line = new Polyline();
    private int[] values = {};

    /// An empty line.
    public SparkLine() {
        line.getStyleClass().add("spark");
        line.setManaged(false);
        getChildren().add(line);
        setMouseTransparent(true);
    }

    /// In place of a number that is not known: the line leaves it out.
    public static final int UNKNOWN = -1;

    /// Shows these numbers, oldest first. The array is kept and not changed.
    public void show(int[] numbers) {
        values = numbers;
        draw();
    }

    @Override
    protected void layoutChildren() {
        draw();
    }

    private void draw() {
        var largest = 0;
        for (var value : values) {
            largest = Math.max(largest, value);
        }
        line.setVisible(largest > 0 && values.length > 1);
        if (line.isVisible()) {
            line.getPoints().setAll(points(largest));
        }
    }

    private Double[] points(int largest) {
        var points = new ArrayList<Double>(2 * values.length);
        var height = getHeight() - 2 * STROKE;
        for (var i = 0; i < values.length; i++) {
            if (values[i] != UNKNOWN) {
                points.add(i * getWidth() / (values.length - 1));
                points.add(STROKE + height - height * values[i] / largest);
            }
        }
        return points.toArray(Double[]::new);
    }
}
