package dev.mqttworkbench.app.fx;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.scene.Node;
import javafx.scene.control.Labeled;

/// Shows and hides nodes. On the JavaFX thread only.
public final class Visibility {

    private Visibility() {}

    /// Shows a node, or hides it so that nothing is left where it was.
    public static void setShown(Node node, boolean isShown) {
        node.setVisible(isShown);
        node.setManaged(isShown);
    }

    /// Shows what is said from now on; an empty sentence takes no room.
    public static void say(Labeled label, ReadOnlyStringProperty said) {
        label.textProperty().bind(said);
        label.visibleProperty().bind(said.isNotEmpty());
        label.managedProperty().bind(label.visibleProperty());
    }

    /// Shows a sentence; an empty one takes no room.
    public static void say(Labeled label, String sentence) {
        label.setText(sentence);
        setShown(label, !sentence.isEmpty());
    }
}
