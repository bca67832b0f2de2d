package dev.mqttworkbench.app.workbench;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// The topic that the reader looks at, shared by the screens. On the JavaFX thread only.
public final class Selection {

    private final ReadOnlyStringWrapper topic = new ReadOnlyStringWrapper(this, "topic", "");

    /// Nothing is selected.
    public Selection() {}

    /// The selected Topic Name, empty where nothing is.
    public ReadOnlyStringProperty topicProperty() {
        return topic.getReadOnlyProperty();
    }

    /// The selected Topic Name, empty where nothing is.
    public String topic() {
        return topic.get();
    }

    /// Selects a topic.
    public void select(String name) {
        topic.set(name);
    }

    /// Selects nothing.
    public void clear() {
        topic.set("");
    }
}
