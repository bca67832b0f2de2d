package dev.mqttworkbench.app.plot;

import java.text.NumberFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.paint.Paint;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.TextAlignment;

import org.jspecify.annotations.Nullable;

/// Draws the lines of a plot: of every column of pixels the smallest and the largest value, so that no peak is lost however
/// many values there are. The style classes `plot-line-1` to `plot-line-6`, `plot-grid` and `plot-text` give the colours.
/// On the JavaFX thread only.
public final class PlotCanvas extends Region {

    private static final double LEFT = 52;
    private static final double RIGHT = 10;
    private static final double TOP = 10;
    private static final double BOTTOM = 22;
    private static final double TICK_HEIGHT = 42;
    private static final double TICK_WIDTH = 110;
    private static final double STROKE = 1.4;

    private final Canvas canvas = new Canvas();
    // Never painted: they take the colours out of the style sheet.
    private final List<Rectangle> colours = new ArrayList<>();
    private final Rectangle grid = colour("plot-grid");
    private final Rectangle text = colour("plot-text");
    private final Rectangle ground = colour("plot-ground");
    private @Nullable PlotViewModel model;

    /// A canvas without lines.
    public PlotCanvas() {
        getStyleClass().add("plot-canvas");
        getChildren().addAll(canvas, ground, grid, text);
        for (var i = 1; i <= PlotViewModel.MOST_LINES; i++) {
            var colour = colour("plot-line-" + i);
            colours.add(colour);
            getChildren().add(colour);
        }
        text.fillProperty().subscribe(this::paint);
        setMinSize(0, 0);
    }

    /// What it is painted on.
    Paint ground() {
        return ground.getFill();
    }

    private static Rectangle colour(String styleClass) {
        var colour = new Rectangle();
        colour.getStyleClass().add(styleClass);
        colour.setManaged(false);
        colour.setVisible(false);
        return colour;
    }

    /// Draws what this view-model says, and again whenever it changes.
    public void show(PlotViewModel shown) {
        model = shown;
        shown.endProperty().subscribe(this::paint);
        shown.lines().subscribe(this::paint);
        shown.lookProperty().subscribe(this::paint);
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(Math.max(0, getWidth()));
        canvas.setHeight(Math.max(0, getHeight()));
        paint();
    }

    private void paint() {
        var shown = model;
        var width = canvas.getWidth() - LEFT - RIGHT;
        var height = canvas.getHeight() - TOP - BOTTOM;
        if (shown == null || getScene() == null || !isSeen() || width < 20 || height < 20) {
            return;
        }
        var graphics = canvas.getGraphicsContext2D();
        graphics.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        graphics.setFont(javafx.scene.text.Font.font("Inter", 11));
        paintTimes(graphics, shown, width, height);
        new Drawing(graphics, shown, width, height).paint();
    }

    /// Whether this and all around it is visible: the content of a tab in the background is not.
    private boolean isSeen() {
        for (Node each = this; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private void paintTimes(GraphicsContext graphics, PlotViewModel shown, double width, double height) {
        var span = shown.lookProperty().get().span().length();
        var steps = Math.max(1, (int) Math.min(6, width / TICK_WIDTH));
        graphics.setFill(text.getFill());
        graphics.setTextBaseline(VPos.TOP);
        for (var i = 0; i <= steps; i++) {
            var x = LEFT + width * i / steps;
            graphics.setTextAlign(i == 0 ? TextAlignment.LEFT : i == steps ? TextAlignment.RIGHT : TextAlignment.CENTER);
            graphics.fillText(ago(span.multipliedBy(steps - i).dividedBy(steps), shown), x, TOP + height + 6);
        }
    }

    private static String ago(Duration ago, PlotViewModel shown) {
        if (ago.isZero()) {
            return shown.words().get(shown.pausedProperty().get() ? "plot.axis.paused" : "plot.axis.now");
        }
        var numbers = NumberFormat.getNumberInstance(shown.words().locale());
        numbers.setMaximumFractionDigits(1);
        return ago.toSeconds() < 120
                ? shown.words().get("plot.axis.seconds", numbers.format(ago.toMillis() / 1000.0))
                : shown.words().get("plot.axis.minutes", numbers.format(ago.toSeconds() / 60.0));
    }

    /// One painting of the lines and the numbers at the left.
    private final class Drawing {

        private final GraphicsContext graphics;
        private final PlotViewModel shown;
        private final double width;
        private final double height;
        private final List<Columns> columns = new ArrayList<>();

        private Drawing(GraphicsContext graphics, PlotViewModel shown, double width, double height) {
            this.graphics = graphics;
            this.shown = shown;
            this.width = width;
            this.height = height;
            for (var line : shown.lines()) {
                columns.add(shown.data(line).columns(shown.begin(), shown.endProperty().get(), (int) width));
            }
        }

        private void paint() {
            var isShared = shown.lookProperty().get().oneScale();
            var all = scale(columns);
            for (var i = 0; i < columns.size(); i++) {
                var scale = isShared ? all : scale(List.of(columns.get(i)));
                var colour = colours.get(shown.lines().get(i).colour() - 1).getFill();
                if (i == 0) {
                    paintNumbers(scale, isShared || columns.size() == 1 ? text.getFill() : colour);
                }
                paintLine(columns.get(i), scale, colour);
            }
        }

        private static Scale scale(List<Columns> over) {
            var low = Double.POSITIVE_INFINITY;
            var high = Double.NEGATIVE_INFINITY;
            for (var each : over) {
                for (var i = 0; i < each.count(); i++) {
                    if (each.has(i)) {
                        low = Math.min(low, each.lowest()[i]);
                        high = Math.max(high, each.highest()[i]);
                    }
                }
            }
            return low > high ? new Scale(0, 1) : Scale.around(low, high);
        }

        private void paintNumbers(Scale scale, Paint colour) {
            var wanted = Math.max(2, (int) (height / TICK_HEIGHT));
            var numbers = NumberFormat.getNumberInstance(shown.words().locale());
            numbers.setMinimumFractionDigits(scale.digits(wanted));
            numbers.setMaximumFractionDigits(scale.digits(wanted));
            numbers.setGroupingUsed(false);
            graphics.setTextAlign(TextAlignment.RIGHT);
            graphics.setTextBaseline(VPos.CENTER);
            for (var tick : scale.ticks(wanted)) {
                var y = Math.round(yOf(scale.part(tick))) + 0.5;
                graphics.setStroke(grid.getFill());
                graphics.setLineWidth(1);
                graphics.strokeLine(LEFT, y, LEFT + width, y);
                graphics.setFill(colour);
                graphics.fillText(shorten(tick, numbers), LEFT - 8, y, LEFT - 10);
            }
        }

        private String shorten(double tick, NumberFormat numbers) {
            return Math.abs(tick) >= 1e9 ? String.format(shown.words().locale(), "%.4g", tick) : numbers.format(tick + 0.0);
        }

        private double yOf(double part) {
            return TOP + height * (1 - part);
        }

        private void paintLine(Columns line, Scale scale, Paint colour) {
            graphics.setStroke(colour);
            graphics.setFill(colour);
            graphics.setLineWidth(STROKE);
            graphics.beginPath();
            var points = 0;
            for (var i = 0; i < line.count(); i++) {
                if (line.has(i)) {
                    var x = LEFT + i + 0.5;
                    if (points == 0) {
                        graphics.moveTo(x, yOf(scale.part(line.first()[i])));
                    } else {
                        graphics.lineTo(x, yOf(scale.part(line.first()[i])));
                    }
                    graphics.lineTo(x, yOf(scale.part(line.lowest()[i])));
                    graphics.lineTo(x, yOf(scale.part(line.highest()[i])));
                    graphics.lineTo(x, yOf(scale.part(line.last()[i])));
                    points++;
                }
            }
            graphics.stroke();
            if (points > 0 && points <= line.count() / 12) {
                paintDots(line, scale);
            }
        }

        /// Few values are seen as what they are.
        private void paintDots(Columns line, Scale scale) {
            for (var i = 0; i < line.count(); i++) {
                if (line.has(i)) {
                    graphics.fillOval(LEFT + i - 2, yOf(scale.part(line.last()[i])) - 2.5, 5, 5);
                }
            }
        }
    }
}
