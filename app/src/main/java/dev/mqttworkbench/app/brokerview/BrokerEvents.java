package dev.mqttworkbench.app.brokerview;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;

import dev.mqttworkbench.broker.BrokerEvent;

/// The log of the broker in the box, newest first, as far as it is kept, and what of it fits a filter. On the JavaFX thread only.
final class BrokerEvents {

    private static final int KEPT = 2_000;

    private final EventText text;
    private final ObservableList<BrokerEvent> all = FXCollections.observableArrayList();
    private final FilteredList<BrokerEvent> fitting = new FilteredList<>(all);
    private final StringProperty filterText = new SimpleStringProperty(this, "filterText", "");
    private final ReadOnlyLongWrapper gone = new ReadOnlyLongWrapper(this, "gone", 0);
    private long latest;

    BrokerEvents(EventText text) {
        this.text = text;
        filterText.subscribe(now -> {
            var sought = now.strip().toLowerCase(Locale.ROOT);
            fitting.setPredicate(event -> text.fits(event, sought));
        });
    }

    /// The number of the newest one; 0 where there is none of this run of the broker.
    long latest() {
        return latest;
    }

    /// The broker has begun anew, and counts anew; what it noted before stays.
    void beginAnew() {
        latest = 0;
    }

    /// Takes what is new, oldest first.
    void add(List<BrokerEvent> newer) {
        var fresh = newer.stream().filter(event -> event.number() > latest).toList();
        if (fresh.isEmpty()) {
            return;
        }
        var missed = fresh.getFirst().number() - latest - 1; // gave way in the broker before they were asked for
        latest = fresh.getLast().number();
        all.addAll(0, new ArrayList<>(fresh.reversed()));
        var tooMany = Math.max(0, all.size() - KEPT);
        all.remove(all.size() - tooMany, all.size());
        gone.set(gone.get() + missed + tooMany);
    }

    /// How many are not kept any more.
    ReadOnlyLongProperty goneProperty() {
        return gone.getReadOnlyProperty();
    }

    ObservableList<BrokerEvent> fitting() {
        return fitting;
    }

    StringProperty filterTextProperty() {
        return filterText;
    }

    EventText text() {
        return text;
    }
}
