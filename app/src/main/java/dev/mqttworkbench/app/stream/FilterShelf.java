package dev.mqttworkbench.app.stream;

import java.util.List;
import java.util.Optional;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.StringProperty;

import dev.mqttworkbench.app.stream.SavedFilters.SavedFilter;
import dev.mqttworkbench.app.workbench.Kept;

/// Saves filters under names, takes them up again and removes them, which can be undone. On the JavaFX thread only.
final class FilterShelf {

    private final Kept<SavedFilters> kept;
    private final StringProperty filter;
    private final ReadOnlyObjectWrapper<Optional<SavedFilter>> removed = new ReadOnlyObjectWrapper<>(this, "removed", Optional.empty());
    private SavedFilters before = SavedFilters.NONE;

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
        before = kept.get();
        kept.update(filters -> filters.without(saved.name()));
        removed.set(Optional.of(saved));
    }

    /// What was removed and can be brought back.
    ReadOnlyObjectProperty<Optional<SavedFilter>> removedProperty() {
        return removed.getReadOnlyProperty();
    }

    /// Brings back what was removed last, in its place.
    void undo() {
        removed.get().ifPresent(saved -> {
            var since = kept.get().filters().stream().filter(filter -> before.named(filter.name()).isEmpty()).toList();
            var restored = before;
            for (var filter : since) {
                restored = restored.with(filter);
            }
            kept.set(restored);
            removed.set(Optional.empty());
        });
    }

    /// What was removed stays removed.
    void forget() {
        removed.set(Optional.empty());
    }
}
