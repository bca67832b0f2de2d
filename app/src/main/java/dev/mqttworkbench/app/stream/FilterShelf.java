package dev.mqttworkbench.app.stream;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.StringProperty;

import dev.mqttworkbench.app.stream.SavedFilters.SavedFilter;
import dev.mqttworkbench.app.workbench.FreeName;
import dev.mqttworkbench.app.workbench.Kept;

/// Saves filters under names, takes them up again and removes them, which can be undone. On the JavaFX thread only.
final class FilterShelf {

    /// A filter that can be brought back into its place.
    private record Removed(SavedFilter filter, int place) {}

    private final Kept<SavedFilters> kept;
    private final StringProperty filter;
    private final ReadOnlyObjectWrapper<Optional<SavedFilter>> removed = new ReadOnlyObjectWrapper<>(this, "removed", Optional.empty());
    private final Deque<Removed> gone = new ArrayDeque<>(); // the last one first

    /// @param kept where the filters are
    /// @param filter the one that is written
    FilterShelf(Kept<SavedFilters> kept, StringProperty filter) {
        this.kept = kept;
        this.filter = filter;
    }

    /// The filters that are saved.
    List<SavedFilter> filters() {
        return kept.get().filters();
    }

    /// Whether there is anything to save.
    boolean canSave() {
        return !filter.get().isBlank();
    }

    /// What would take this name.
    boolean isTaken(String name) {
        return kept.get().named(name.strip()).isPresent();
    }

    /// Saves the filter that is written; one with the same name makes room. Nothing happens without a name.
    void save(String name) {
        if (!name.isBlank() && canSave()) {
            kept.update(filters -> filters.with(new SavedFilter(name.strip(), filter.get().strip())));
        }
    }

    /// Takes up a filter.
    void use(SavedFilter saved) {
        filter.set(saved.text());
    }

    /// Removes a filter; [#undo()] brings it back.
    void remove(SavedFilter saved) {
        gone.push(new Removed(saved, filters().indexOf(saved)));
        kept.update(filters -> filters.without(saved.name()));
        tell();
    }

    /// What would be brought back next.
    ReadOnlyObjectProperty<Optional<SavedFilter>> removedProperty() {
        return removed.getReadOnlyProperty();
    }

    /// Brings back what was removed last, in its place; called again, what was removed before that. Another one that was saved under its name
    /// since then stays: it comes under another one.
    void undo() {
        Optional.ofNullable(gone.poll()).ifPresent(last -> {
            var back = new SavedFilter(FreeName.of(last.filter().name(), this::isTaken), last.filter().text());
            kept.update(filters -> filters.with(Math.max(0, last.place()), back));
        });
        tell();
    }

    /// Says no more of what was removed; [#undo()] still brings it back, when the next one is removed.
    void forget() {
        removed.set(Optional.empty());
    }

    private void tell() {
        removed.set(Optional.ofNullable(gone.peek()).map(Removed::filter));
    }
}
