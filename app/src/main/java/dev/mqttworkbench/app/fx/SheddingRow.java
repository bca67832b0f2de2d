package dev.mqttworkbench.app.fx;

import java.util.List;

import javafx.scene.Node;
import javafx.scene.layout.HBox;

/// A row that is never wider than its place: what it can do without is left out, one after the other, until the rest fits.
public final class SheddingRow extends HBox {

    private List<Node> dispensable = List.of();

    /// A row that leaves nothing out.
    public SheddingRow() {}

    /// What may be left out, the least important first: children of the row, or of boxes in it.
    public void canDoWithout(List<? extends Node> nodes) {
        dispensable = List.copyOf(nodes);
        requestLayout();
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    /// Changes only what has to change: a row that changed every time would be laid out for ever.
    @Override
    protected void layoutChildren() {
        var needed = super.computeMinWidth(-1) + dispensable.stream().filter(node -> !node.isManaged()).mapToDouble(SheddingRow::place).sum();
        for (var node : dispensable) {
            var isIn = needed <= getWidth();
            needed -= isIn ? 0 : place(node);
            if (node.isManaged() != isIn) {
                node.setManaged(isIn);
                node.setVisible(isIn);
            }
        }
        super.layoutChildren();
    }

    /// What a node takes, with the gap in front of it.
    private static double place(Node node) {
        return node.minWidth(-1) + (node.getParent() instanceof HBox box ? box.getSpacing() : 0);
    }
}
