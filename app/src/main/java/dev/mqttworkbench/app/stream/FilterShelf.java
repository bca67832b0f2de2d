package dev.mqttworkbench.app.stream;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import dev.mqttworkbench.app.stream.SavedFilters.SavedFilter;
import dev.mqttworkbench.app.workbench.FreeName;
import dev.mqttworkbench.app.workbench.Kept;

/// The filters with names that the streams of all connections share, with those that were removed in this run, which can be brought back. On
/// the JavaFX thread only.
public final class FilterShelf {

    /// A filter that can be brought back into its place.
    private record Removed(SavedFilter filter, int place) {}

    private final Kept<SavedFilters> kept;
    private final Deque<Removed> gone = new ArrayDeque<>(); // the last one first
    private final ReadOnlyObjectWrapper<Optional<SavedFilter>> last = new ReadOnlyObjectWrapper<>(this, "last", Optional.empty());

    /// @param kept where the filters are
    public FilterShelf(Kept<SavedFilters> kept) {
        this.kept = kept;
    }

    /// The filters that are saved.
    List<SavedFilter> filters() {
        return kept.get().filters();
    }

    /// Whether there is a filter with this name.
    boolean isTaken(String name) {
        return kept.get().named(name.strip()).isPresent();
    }

    /// Saves a filter; one with the same name makes room. Nothing happens without a name or a text.
    void save(String name, String text) {
        if (!name.isBlank() && !text.isBlank()) {
            kept.update(filters -> filters.with(new SavedFilter(name.strip(), text.strip())));
        }
    }

    /// Removes a filter; [#undo()] brings it back.
    void remove(SavedFilter saved) {
        gone.push(new Removed(saved, filters().indexOf(saved)));
        kept.update(filters -> filters.without(saved.name()));
        tell();
    }

    /// What would be brought back next.
    ReadOnlyObjectProperty<Optional<SavedFilter>> lastProperty() {
        return last.getReadOnlyProperty();
    }

    /// Brings back what was removed last, in its place; called again, what was removed before that. Another one that was saved under its name
    /// since then stays: it comes under another one.
    void undo() {
        Optional.ofNullable(gone.poll()).ifPresent(removed -> {
            var back = new SavedFilter(FreeName.of(removed.filter().name(), this::isTaken), removed.filter().text());
            kept.update(filters -> filters.with(Math.max(0, removed.place()), back));
        });
        tell();
    }

    private void tell() {
        last.set(Optional.ofNullable(gone.peek()).map(Removed::filter));
    }
}
