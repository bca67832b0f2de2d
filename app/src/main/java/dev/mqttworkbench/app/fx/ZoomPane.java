package dev.mqttworkbench.app.fx;

import java.util.function.DoubleSupplier;

import javafx.scene.Parent;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;

/// A pane that shows its content larger: layout happens in the smaller room, drawing in the whole one.
public final class ZoomPane extends Region {

    private final Parent content;
    private final Scale scale = new Scale(1, 1);
    private final DoubleSupplier needed;
    private double wanted = 1;

    /// A pane that shows `content` as it is.
    ///
    /// @param needed the width below which something of the content would be cut
    public ZoomPane(Parent content, DoubleSupplier needed) {
        this.content = content;
        this.needed = needed;
        content.getTransforms().add(scale);
        getChildren().add(content);
    }

    /// Shows the content `factor` times as large, at least 1, as far as it has room for that: nothing of it is cut.
    public void setZoom(double factor) {
        wanted = factor;
        requestLayout();
    }

    /// How many times as large the content is meant to be.
    public double zoom() {
        return wanted;
    }

    @Override
    protected void layoutChildren() {
        var factor = Math.max(1, Math.min(wanted, getWidth() / needed.getAsDouble()));
        scale.setX(factor);
        scale.setY(factor);
        content.resizeRelocate(0, 0, Math.ceil(getWidth() / factor), Math.ceil(getHeight() / factor));
    }
}
