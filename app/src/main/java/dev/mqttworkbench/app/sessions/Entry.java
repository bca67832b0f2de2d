package dev.mqttworkbench.app.sessions;

import java.util.List;
import java.util.OptionalInt;

/// One line in a [Section] of the details.
sealed interface Entry {

    /// A name and its value.
    ///
    /// @param id of the node that shows the value
    /// @param name in the reader's language
    /// @param value which
    /// @param isLiteral whether it is shown as it stands on the wire, in monospace
    record Fact(String id, String name, String value, boolean isLiteral) implements Entry {}

    /// A name, a bar that is filled in part, and words for it.
    ///
    /// @param id of the node that shows the words
    /// @param name in the reader's language
    /// @param share of the bar, 0 to 1
    /// @param words for it
    /// @param isUrgent whether something is about to happen
    record Gauge(String id, String name, double share, String words, boolean isUrgent) implements Entry {}

    /// One of several things of the same kind.
    ///
    /// @param lead a number in front; may be empty
    /// @param qos as a badge
    /// @param main a topic or a filter
    /// @param chips small facts
    /// @param trail at the end of the line; may be empty
    record Item(String lead, OptionalInt qos, String main, List<String> chips, String trail) implements Entry {}

    /// A sentence.
    ///
    /// @param id of its node
    /// @param sentence which
    record Note(String id, String sentence) implements Entry {}
}
