package dev.mqttworkbench.app.publish;

import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// A User Property while it is written.
public final class UserPropertyRow {

    private final StringProperty name = new SimpleStringProperty(this, "name", "");
    private final StringProperty value = new SimpleStringProperty(this, "value", "");

    /// Its name.
    public StringProperty nameProperty() {
        return name;
    }

    /// Its value.
    public StringProperty valueProperty() {
        return value;
    }
}
