package dev.mqttworkbench.app.stream;

import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/// Brushes over the bars of the rate: by dragging, and by keyboard with ← and →, which move, Shift, which widens, and Escape,
/// which lifts the brush.
final class BrushGestures {

    private static final int NEWEST = RateHistory.SECONDS - 1;

    private final RateCanvas canvas;
    private final TimeBrush brush;
    private int anchor = NEWEST;
    private int head = NEWEST;

    BrushGestures(RateCanvas canvas, TimeBrush brush) {
        this.canvas = canvas;
        this.brush = brush;
    }

    /// Begins.
    void install() {
        canvas.setFocusTraversable(true);
        canvas.setOnMousePressed(this::onPress);
        canvas.setOnMouseDragged(this::onDrag);
        canvas.setOnKeyPressed(this::onKey);
        brush.barsProperty().subscribe(canvas::showBrush);
    }

    private void onPress(MouseEvent event) {
        canvas.requestFocus();
        if (event.getButton() == MouseButton.PRIMARY) {
            anchor = canvas.barAt(event.getX());
            head = anchor;
            brush.lift();
        }
    }

    private void onDrag(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY) {
            head = canvas.barAt(event.getX());
            brush.select(TimeBrush.Bars.between(anchor, head));
        }
    }

    private void onKey(KeyEvent event) {
        switch (event.getCode()) {
            case LEFT -> move(-1, event);
            case RIGHT -> move(1, event);
            case ESCAPE -> {
                brush.lift();
                event.consume();
            }
            default -> { }
        }
    }

    /// The bars have moved since the last key, and the brush with them; where nothing is brushed, it begins at the newest bar.
    private void move(int by, KeyEvent event) {
        var isBackwards = head < anchor;
        brush.barsProperty().get().ifPresentOrElse(bars -> {
            anchor = inside(isBackwards ? bars.last() : bars.first());
            head = inside((isBackwards ? bars.first() : bars.last()) + by);
        }, () -> {
            anchor = NEWEST;
            head = NEWEST;
        });
        if (!event.isShiftDown()) {
            anchor = head;
        }
        brush.select(TimeBrush.Bars.between(anchor, head));
        event.consume();
    }

    private static int inside(int bar) {
        return Math.clamp(bar, 0, NEWEST);
    }
}
