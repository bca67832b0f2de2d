package dev.mqttworkbench.app.stream;

import java.util.Arrays;
import java.util.Optional;

import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

/// Draws the rate of the last seconds as bars. The style class `rate-bar` gives their colour.
///
/// One second with very many messages, such as the retained ones at the start, does not press all others flat: its bar is cut
/// and has a cap in the colour of `rate-cap`.
public final class RateCanvas extends Region {

    private static final double GAP = 1.5;
    private static final double LOWEST = 1;
    private static final double CAP = 2;
    /// How much higher than nearly all others a bar may be before it is cut.
    private static final double HEADROOM = 1.5;
    private static final double NEARLY_ALL = 0.95;

    private final Canvas canvas = new Canvas();
    // Never painted: they take the colours out of the style sheet.
    private final Rectangle colour = colour("rate-bar");
    private final Rectangle capColour = colour("rate-cap");
    private final Rectangle brushColour = colour("rate-brush");
    private long[] bars = new long[0];
    private Optional<TimeBrush.Bars> brushed = Optional.empty();

    /// A canvas without bars.
    public RateCanvas() {
        getStyleClass().add("rate-canvas");
        getChildren().addAll(canvas, colour, capColour, brushColour);
        colour.fillProperty().subscribe(this::paint);
    }

    private static Rectangle colour(String styleClass) {
        var colour = new Rectangle();
        colour.getStyleClass().add(styleClass);
        colour.setManaged(false);
        colour.setVisible(false);
        return colour;
    }

    /// Draws these bars, the newest at the right.
    void show(long[] counts) {
        bars = counts;
        paint();
    }

    /// Marks these bars.
    void showBrush(Optional<TimeBrush.Bars> marked) {
        brushed = marked;
        paint();
    }

    /// The place of the bar at this distance from the left edge; the first or the last one beyond the edges.
    int barAt(double x) {
        return Math.clamp((long) (x / getWidth() * RateHistory.SECONDS), 0, RateHistory.SECONDS - 1);
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
        paintBrush(graphics);
        var limit = limit();
        var step = canvas.getWidth() / bars.length;
        for (var i = 0; i < bars.length; i++) {
            if (bars[i] > 0) {
                var height = Math.max(LOWEST, canvas.getHeight() * Math.min(1, bars[i] / limit));
                graphics.setFill(colour.getFill());
                graphics.fillRect(i * step, canvas.getHeight() - height, Math.max(1, step - GAP), height);
                if (bars[i] > limit) {
                    graphics.setFill(capColour.getFill());
                    graphics.fillRect(i * step, 0, Math.max(1, step - GAP), CAP);
                }
            }
        }
    }

    private void paintBrush(GraphicsContext graphics) {
        brushed.filter(marked -> marked.last() >= 0).ifPresent(marked -> {
            var step = canvas.getWidth() / RateHistory.SECONDS;
            var from = Math.max(0, marked.first()) * step;
            graphics.setFill(brushColour.getFill());
            graphics.fillRect(from, 0, (marked.last() + 1) * step - from, canvas.getHeight());
        });
    }

    /// What a bar of full height stands for.
    private double limit() {
        var sorted = Arrays.stream(bars).filter(bar -> bar > 0).sorted().toArray();
        if (sorted.length == 0) {
            return 1;
        }
        var nearlyAll = HEADROOM * sorted[(int) (NEARLY_ALL * (sorted.length - 1))];
        return Math.min(sorted[sorted.length - 1], nearlyAll);
    }
}
