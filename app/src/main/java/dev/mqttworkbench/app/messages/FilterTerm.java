package dev.mqttworkbench.app.messages;

import java.util.Optional;

/// Writes terms as the reader could.
final class FilterTerm {

    private FilterTerm() {}

    /// The term with a text; empty where that cannot be written in one line.
    static Optional<String> of(FilterField field, String operator, String value) {
        if (value.isEmpty() || value.chars().anyMatch(Character::isISOControl)) {
            return Optional.empty();
        }
        var isWord = value.chars().noneMatch(Character::isWhitespace) && !value.startsWith("\"");
        var written = isWord ? value : '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
        return Optional.of(field.word() + operator + written);
    }

    /// The term with a number.
    static Optional<String> of(FilterField field, long value) {
        return Optional.of(field.word() + "=" + value);
    }
}
