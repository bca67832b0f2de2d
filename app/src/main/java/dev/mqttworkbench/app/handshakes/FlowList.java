package dev.mqttworkbench.app.handshakes;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import dev.mqttworkbench.app.fx.BatchedList;

/// The list of flows: those that fit what the reader asks for, as rows. On the JavaFX thread only.
public final class FlowList {

    /// Which flows are listed.
    public enum Shown {
        /// All of them.
        ALL,
        /// Those that are not over.
        OPEN,
        /// Messages.
        MESSAGES,
        /// What passes on connections beside messages.
        CONNECTIONS
    }

    private static final int MAXIMUM_ROWS = 2_000;

    private final FlowText text;
    private final BatchedList<FlowRow> rows = new BatchedList<>();
    private final ObservableList<FlowRow> readable = FXCollections.unmodifiableObservableList(rows);
    private final StringProperty filterText = new SimpleStringProperty(this, "filterText", "");
    private final ObjectProperty<Shown> shown = new SimpleObjectProperty<>(this, "shown", Shown.ALL);

    private boolean isChanging;
    private int unlisted;

    FlowList(FlowText text) {
        this.text = text;
    }

    /// Lists the newest of these flows that fit.
    void show(Collection<Flow> flows) {
        var fitting = flows.stream().filter(fits()).toList();
        unlisted = Math.max(0, fitting.size() - MAXIMUM_ROWS);
        var wanted = fitting.stream().limit(MAXIMUM_ROWS).map(text::row).toList();
        isChanging = true;
        rows.atOnce(() -> replace(wanted));
        isChanging = false;
    }

    /// Changes only rows that differ, so that the list keeps its place and its selection.
    private void replace(List<FlowRow> wanted) {
        var added = newAtTheTop(wanted);
        if (added > 0) {
            rows.addAll(0, wanted.subList(0, added));
        }
        if (rows.size() > wanted.size()) {
            rows.remove(wanted.size(), rows.size());
        }
        for (var i = added; i < wanted.size(); i++) {
            if (i >= rows.size()) {
                rows.add(wanted.get(i));
            } else if (!rows.get(i).equals(wanted.get(i))) {
                rows.set(i, wanted.get(i));
            }
        }
    }

    private int newAtTheTop(List<FlowRow> wanted) {
        if (rows.isEmpty()) {
            return 0;
        }
        var newest = rows.getFirst().number();
        var count = 0;
        while (count < wanted.size() && wanted.get(count).number() > newest) {
            count++;
        }
        return count;
    }

    private Predicate<Flow> fits() {
        var sought = filterText.get().strip().toLowerCase(Locale.ROOT);
        return each -> isOfKind(each) && (sought.isEmpty()
                || Stream.concat(Stream.of(each.topic(), each.publisher()), each.subscriberLegs().stream().map(Leg::client))
                        .anyMatch(name -> name.toLowerCase(Locale.ROOT).contains(sought)));
    }

    private boolean isOfKind(Flow each) {
        return switch (shown.get()) {
            case ALL -> true;
            case OPEN -> each.kind() == Flow.Kind.MESSAGE && (!each.waiting().isEmpty() || !Outlook.of(each).isEmpty());
            case MESSAGES -> each.kind() == Flow.Kind.MESSAGE;
            case CONNECTIONS -> each.kind() == Flow.Kind.CONNECTION;
        };
    }

    /// Lists all flows again.
    void showAll() {
        filterText.set("");
        shown.set(Shown.ALL);
    }

    /// How many older ones fit too, and are not listed.
    int unlisted() {
        return unlisted;
    }

    /// Whether the rows change at this moment: a selection that moves now is not the reader's.
    boolean isChanging() {
        return isChanging;
    }

    void clear() {
        rows.clear();
    }

    /// The rows, newest first; the same list each time.
    public ObservableList<FlowRow> rows() {
        return readable;
    }

    /// A part of a topic or of a client identifier.
    public StringProperty filterTextProperty() {
        return filterText;
    }

    /// Which flows are listed.
    public ObjectProperty<Shown> shownProperty() {
        return shown;
    }
}
