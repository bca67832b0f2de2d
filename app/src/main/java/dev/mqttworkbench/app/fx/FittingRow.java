package dev.mqttworkbench.app.fx;

import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

import org.jspecify.annotations.Nullable;

/// Labels in a row, the most important first: those that find no room are left out whole, behind a mark that tells them.
public final class FittingRow extends Region {

    private static final double GAP = 6;
    private static final double FAR_AWAY = -10_000;

    private final Label mark = new Label("…");
    private final Tooltip leftOut = new Tooltip();
    private final Rectangle clip = new Rectangle();

    /// A row without labels.
    public FittingRow() {
        mark.getStyleClass().add("muted");
        mark.setManaged(false);
        mark.setTooltip(leftOut);
        getChildren().add(mark);
        setMinWidth(0);
        setClip(clip);
        getChildren().addListener((ListChangeListener<Node>) change -> requestLayout());
    }

    /// The labels in it, to be filled by a layout.
    public ObservableList<Node> getLabels() {
        return getChildren();
    }

    @Override
    protected double computePrefWidth(double height) {
        return getManagedChildren().stream().mapToDouble(child -> child.prefWidth(-1) + GAP).sum();
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefHeight(double width) {
        return getManagedChildren().stream().mapToDouble(child -> child.prefHeight(-1)).max().orElse(0);
    }

    @Override
    protected void layoutChildren() {
        clip.setWidth(getWidth());
        clip.setHeight(getHeight());
        var wide = computePrefWidth(-1) - GAP <= getWidth() + 0.5;
        var room = wide ? getWidth() + 0.5 : getWidth() - mark.prefWidth(-1);
        var x = 0.0;
        @Nullable StringBuilder hidden = null;
        for (Node child : getManagedChildren()) {
            var width = child.prefWidth(-1);
            var height = child.prefHeight(-1);
            if (hidden != null || x + width > room) {
                hidden = hidden == null ? new StringBuilder() : hidden.append(" · ");
                hidden.append(child instanceof Label label ? label.getText() : "");
                child.resizeRelocate(FAR_AWAY, 0, width, height);
            } else {
                child.resizeRelocate(x, snapPositionY((getHeight() - height) / 2), width, height);
                x += width + GAP;
            }
        }
        mark.setVisible(hidden != null);
        if (hidden != null) {
            leftOut.setText(hidden.toString());
            mark.resizeRelocate(x, snapPositionY((getHeight() - mark.prefHeight(-1)) / 2), mark.prefWidth(-1), mark.prefHeight(-1));
        }
    }
}
