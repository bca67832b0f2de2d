package dev.mqttworkbench.app.connect;

import java.util.List;

import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import dev.mqttworkbench.app.workbench.profile.NameValue;

/// User Properties while they are written.
final class NameValues {

    /// One of them.
    static final class Pair {

        private final StringProperty name = new SimpleStringProperty(this, "name", "");
        private final StringProperty value = new SimpleStringProperty(this, "value", "");

        StringProperty nameProperty() {
            return name;
        }

        StringProperty valueProperty() {
            return value;
        }
    }

    private final ObservableList<Pair> pairs = FXCollections.observableArrayList();
    private final Fields fields;

    NameValues(Fields fields) {
        this.fields = fields;
    }

    ObservableList<Pair> pairs() {
        return pairs;
    }

    /// One more, with nothing written yet.
    void add() {
        pairs.add(pair(new NameValue("", "")));
        fields.changed();
    }

    void remove(Pair pair) {
        pairs.remove(pair);
        fields.changed();
    }

    void show(List<NameValue> values) {
        pairs.setAll(values.stream().map(this::pair).toList());
    }

    private Pair pair(NameValue value) {
        var pair = new Pair();
        pair.name.set(value.name());
        pair.value.set(value.value());
        pair.name.addListener((observed, before, now) -> fields.changed());
        pair.value.addListener((observed, before, now) -> fields.changed());
        return pair;
    }

    /// What is written; a pair without a name is left out.
    List<NameValue> values() {
        return pairs.stream().filter(pair -> !pair.name.get().isEmpty()).map(pair -> new NameValue(pair.name.get(), pair.value.get())).toList();
    }
}
