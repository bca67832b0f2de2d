package dev.mqttworkbench.app.palette;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// What somebody typed, as words that all have to stand somewhere in a title, in any order and any case.
///
/// @param words in lower case
record Matching(List<String> words) {

    /// The words of a text.
    static Matching of(String text) {
        return new Matching(Stream.of(text.toLowerCase(Locale.ROOT).strip().split("\\s+")).filter(word -> !word.isEmpty()).toList());
    }

    /// Whether all words stand in `title`.
    boolean accepts(String title) {
        if (words.isEmpty()) {
            return true;
        }
        var lower = title.toLowerCase(Locale.ROOT);
        return words.stream().allMatch(lower::contains);
    }

    /// Titles that begin with the first word come first, then those with a word that begins so, then shorter ones, then by name.
    Comparator<String> order() {
        return Comparator.comparingInt(this::distance).thenComparingInt(String::length).thenComparing(Comparator.naturalOrder());
    }

    private int distance(String title) {
        if (words.isEmpty()) {
            return 0;
        }
        var at = title.toLowerCase(Locale.ROOT).indexOf(words.getFirst());
        return at == 0 ? 0 : at > 0 && !Character.isLetterOrDigit(title.charAt(at - 1)) ? 1 : 2;
    }
}
