package dev.mqttworkbench.app.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/// The filters that the reader gave a name, which survive a restart.
///
/// @param filters in the order in which they were saved, each name once
public record SavedFilters(List<SavedFilter> filters) {

    /// A filter with a name.
    ///
    /// @param name that the reader gave it
    /// @param text as it is written
    public record SavedFilter(String name, String text) {

        /// A filter; what a file lacks is empty.
        public SavedFilter(@Nullable String name, @Nullable String text) {
            this.name = Objects.requireNonNullElse(name, "");
            this.text = Objects.requireNonNullElse(text, "");
        }
    }

    /// No filters.
    public static final SavedFilters NONE = new SavedFilters(List.of());

    /// Filters; none where a file lacks them.
    public SavedFilters(@Nullable List<SavedFilter> filters) {
        this.filters = List.copyOf(Objects.requireNonNullElse(filters, List.of()));
    }

    /// The filter with this name.
    Optional<SavedFilter> named(String name) {
        return filters.stream().filter(filter -> filter.name().equals(name)).findFirst();
    }

    /// With one more; one with the same name makes room for it.
    SavedFilters with(SavedFilter saved) {
        var more = new ArrayList<>(without(saved.name()).filters);
        more.add(saved);
        return new SavedFilters(more);
    }

    /// With one more in this place, or behind the others where they are fewer; one with the same name makes room for it.
    SavedFilters with(int place, SavedFilter saved) {
        var more = new ArrayList<>(without(saved.name()).filters);
        more.add(Math.min(place, more.size()), saved);
        return new SavedFilters(more);
    }

    /// Without the one of this name.
    SavedFilters without(String name) {
        return new SavedFilters(filters.stream().filter(filter -> !filter.name().equals(name)).toList());
    }
}
