package dev.mqttworkbench.app.workbench;

import java.util.Optional;

import dev.mqttworkbench.mqtt.topic.TopicFilter;

/// Why a text is no Topic Filter.
///
/// @param level the first one that cannot match
/// @param reason why
public record FilterFault(String level, Reason reason) {

    /// Why a level cannot match.
    public enum Reason {
        /// Something follows `#`.
        HASH_MUST_BE_LAST("filter.error.hashLast"),
        /// A wildcard shares its level with other characters.
        WILDCARD_MUST_BE_ALONE("filter.error.wildcardAlone"),
        /// `$share` without a name or a filter.
        NO_SHARED_FILTER("filter.error.shared"),
        /// Nothing, too much, or characters that MQTT does not carry.
        NO_TEXT("filter.error.text");

        private final String key;

        Reason(String key) {
            this.key = key;
        }
    }

    /// What is wrong with `filter`; empty where it is a Topic Filter.
    public static Optional<FilterFault> of(String filter) {
        try {
            new TopicFilter(filter);
            return Optional.empty();
        } catch (IllegalArgumentException noFilter) {
            return Optional.of(firstIn(filter));
        }
    }

    private static FilterFault firstIn(String filter) {
        var levels = filter.split("/", -1);
        for (var i = 0; i < levels.length; i++) {
            var level = levels[i];
            var hasWildcard = level.indexOf('+') >= 0 || level.indexOf('#') >= 0;
            if (hasWildcard && level.length() > 1) {
                return new FilterFault(level, Reason.WILDCARD_MUST_BE_ALONE);
            }
            if (level.equals("#") && i < levels.length - 1) {
                return new FilterFault(level, Reason.HASH_MUST_BE_LAST);
            }
        }
        return new FilterFault(levels[0], levels[0].equals("$share") ? Reason.NO_SHARED_FILTER : Reason.NO_TEXT);
    }

    /// The sentence for the reader.
    public String sentence(Words words) {
        return words.get(reason.key, level);
    }
}
