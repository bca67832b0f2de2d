package dev.mqttworkbench.app.robot;

import javafx.scene.Node;

/// Whether somebody before the window sees a node. On the JavaFX thread.
final class Sight {

    private Sight() {}

    /// Whether a node and all that it lies in are in sight.
    static boolean isShown(Node start) {
        for (var node = start; node != null; node = node.getParent()) {
            if (!node.isVisible()) {
                return false;
            }
        }
        return true;
    }

    /// Whether it reaches beyond the left or right edge of the window, or of what it lies in.
    static boolean isCut(Node node) {
        var bounds = node.localToScene(node.getBoundsInLocal());
        if (bounds.getMinX() < -0.5 || bounds.getMaxX() > node.getScene().getWidth() + 0.5) {
            return true;
        }
        for (Node around = node.getParent(); around != null; around = around.getParent()) {
            if (around.getClip() != null) {
                var seen = around.localToScene(around.getClip().getBoundsInParent());
                if (bounds.getMinX() < seen.getMinX() - 0.5 || bounds.getMaxX() > seen.getMaxX() + 0.5) {
                    return true;
                }
            }
        }
        return false;
    }
}
