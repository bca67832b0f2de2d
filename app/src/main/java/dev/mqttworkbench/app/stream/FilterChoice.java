package dev.mqttworkbench.app.stream;

import java.util.Optional;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.StringProperty;
import javafx.util.Subscription;

import dev.mqttworkbench.app.stream.SavedFilters.SavedFilter;

/// Saves the filter of one stream under a name, and takes up those of the shelf. On the JavaFX thread only, until it is closed.
final class FilterChoice implements AutoCloseable {

    private final FilterShelf shelf;
    private final StringProperty filter;
    private final ReadOnlyObjectWrapper<Optional<SavedFilter>> removed = new ReadOnlyObjectWrapper<>(this, "removed", Optional.empty());
    private final Subscription hearsOfOthers;

    /// @param shelf shared with the streams of other connections
    /// @param filter the one that is written here
    FilterChoice(FilterShelf shelf, StringProperty filter) {
        this.shelf = shelf;
        this.filter = filter;
        this.hearsOfOthers = shelf.lastProperty().subscribe(last -> {
            if (!last.equals(removed.get())) {
                removed.set(Optional.empty());
            }
        });
    }

    /// What all streams share.
    FilterShelf shelf() {
        return shelf;
    }

    /// Whether there is anything to save.
    boolean canSave() {
        return !filter.get().isBlank();
    }

    /// Saves the filter that is written; one with the same name makes room. Nothing happens without a name.
    void save(String name) {
        shelf.save(name, filter.get());
    }

    /// Takes up a filter.
    void use(SavedFilter saved) {
        filter.set(saved.text());
    }

    /// Removes a filter, and says so.
    void remove(SavedFilter saved) {
        shelf.remove(saved);
        removed.set(shelf.lastProperty().getValue());
    }

    /// What was removed here, as long as it is what would be brought back next and [#forget()] was not called.
    ReadOnlyObjectProperty<Optional<SavedFilter>> removedProperty() {
        return removed.getReadOnlyProperty();
    }

    /// Brings back what was removed last, and says what was removed before that.
    void undo() {
        shelf.undo();
        removed.set(shelf.lastProperty().getValue());
    }

    /// Says no more of what was removed; [#undo()] still brings it back.
    void forget() {
        removed.set(Optional.empty());
    }

    /// Hears no more of other streams.
    @Override
    public void close() {
        hearsOfOthers.unsubscribe();
    }
}
