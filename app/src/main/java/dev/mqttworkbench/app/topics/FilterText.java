package dev.mqttworkbench.app.topics;

import java.util.Locale;
import java.util.Optional;

import dev.mqttworkbench.app.topics.TopicMatch.Fault;
import dev.mqttworkbench.app.topics.TopicMatch.Reason;
import dev.mqttworkbench.mqtt.topic.TopicFilter;

/// What the reader wrote into the filter: a Topic Filter where it has wildcards, otherwise a text that topics contain.
///
/// @param value as it was written
record FilterText(String value) {

    /// What it takes; empty where it is no valid filter.
    Optional<TopicMatch> match() {
        if (!isTopicFilter()) {
            return Optional.of(new TopicMatch.Containing(value.strip().toLowerCase(Locale.ROOT)));
        }
        try {
            return Optional.of(new TopicMatch.MatchedBy(new TopicFilter(value.strip())));
        } catch (IllegalArgumentException noFilter) {
            return Optional.empty();
        }
    }

    private boolean isTopicFilter() {
        return value.indexOf('+') >= 0 || value.indexOf('#') >= 0 || value.startsWith("$share/");
    }

    /// The first level that cannot match, where this is no valid filter.
    Optional<Fault> fault() {
        return match().isPresent() ? Optional.empty() : Optional.of(firstFault());
    }

    private Fault firstFault() {
        var levels = value.strip().split("/", -1);
        for (var i = 0; i < levels.length; i++) {
            var level = levels[i];
            var hasWildcard = level.indexOf('+') >= 0 || level.indexOf('#') >= 0;
            if (hasWildcard && level.length() > 1) {
                return new Fault(level, Reason.WILDCARD_MUST_BE_ALONE);
            }
            if (level.equals("#") && i < levels.length - 1) {
                return new Fault(level, Reason.HASH_MUST_BE_LAST);
            }
        }
        return new Fault(levels[0], Reason.NO_FILTER);
    }
}
