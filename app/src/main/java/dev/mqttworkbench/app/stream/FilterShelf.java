package dev.mqttworkbench.app.stream;

import java.util.List;
import java.util.Optional;

import javafx.beans.value.ObservableValue;

import dev.mqttworkbench.app.stream.SavedFilters.SavedFilter;
import dev.mqttworkbench.app.workbench.FreeName;
import dev.mqttworkbench.app.workbench.Kept;
import dev.mqttworkbench.app.workbench.Removed;

/// The filters with names that the streams of all connections share, with those that were removed in this run, which can be brought back. On
/// the JavaFX thread only.
public final class FilterShelf {

    /// A filter that can be brought back into its place.
    private record Gone(SavedFilter filter, int place) {}

    private final Kept<SavedFilters> kept;
    private final Removed<Gone> gone = new Removed<>();
    private final ObservableValue<Optional<SavedFilter>> last = gone.lastProperty().map(next -> next.map(Gone::filter));

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
        var place = filters().indexOf(saved);
        kept.update(filters -> filters.without(saved.name()));
        gone.push(new Gone(saved, place));
    }

    /// What would be brought back next.
    ObservableValue<Optional<SavedFilter>> lastProperty() {
        return last;
    }

    /// Brings back what was removed last, in its place; called again, what was removed before that. Another one that was saved under its name
    /// since then stays: it comes under another one.
    void undo() {
        gone.last().ifPresent(removed -> {
            var back = new SavedFilter(FreeName.of(removed.filter().name(), this::isTaken), removed.filter().text());
            kept.update(filters -> filters.with(Math.max(0, removed.place()), back));
            gone.poll();
        });
    }
}
