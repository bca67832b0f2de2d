package dev.mqttworkbench.app.fx;

import javafx.scene.Parent;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;

/// A pane that shows its content larger: layout happens in the smaller room, drawing in the whole one.
public final class ZoomPane extends Region {

    private final Parent content;
    private final Scale scale = new Scale(1, 1);

    /// A pane that shows `content` as it is.
    public ZoomPane(Parent content) {
        this.content = content;
        content.getTransforms().add(scale);
        getChildren().add(content);
    }

    /// Shows the content `factor` times as large.
    public void setZoom(double factor) {
        scale.setX(factor);
        scale.setY(factor);
        requestLayout();
    }

    /// How many times as large the content is.
    public double zoom() {
        return scale.getX();
    }

    @Override
    protected void layoutChildren() {
        content.resizeRelocate(0, 0, Math.ceil(getWidth() / zoom()), Math.ceil(getHeight() / zoom()));
    }
}
