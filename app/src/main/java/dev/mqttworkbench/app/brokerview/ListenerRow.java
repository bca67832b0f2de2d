package dev.mqttworkbench.app.brokerview;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import dev.mqttworkbench.app.workbench.BrokerProfile.Extra;

/// One more listener while it is edited. On the JavaFX thread only.
final class ListenerRow {

    private final ObjectProperty<Extra.Kind> kind;
    private final StringProperty port;

    ListenerRow(Extra.Kind kind, String port) {
        this.kind = new SimpleObjectProperty<>(this, "kind", kind);
        this.port = new SimpleStringProperty(this, "port", port);
    }

    ObjectProperty<Extra.Kind> kindProperty() {
        return kind;
    }

    StringProperty portProperty() {
        return port;
    }
}
