package dev.mqttworkbench.app.workbench;

import java.util.Locale;
import java.util.Optional;

import dev.mqttworkbench.mqtt.topic.TopicFilter;

/// What the reader wrote into the filter: a Topic Filter where it has wildcards, otherwise a text that topics contain.
///
/// @param value as it was written
public record FilterText(String value) {

    /// What it takes; empty where it is no valid filter.
    public Optional<TopicMatch> match() {
        if (!isTopicFilter()) {
            return Optional.of(new TopicMatch.Containing(value.strip().toLowerCase(Locale.ROOT)));
        }
        return fault().isPresent() ? Optional.empty() : Optional.of(new TopicMatch.MatchedBy(new TopicFilter(value.strip())));
    }

    private boolean isTopicFilter() {
        return value.indexOf('+') >= 0 || value.indexOf('#') >= 0 || value.startsWith("$share/");
    }

    /// The first level that cannot match, where this is no valid filter.
    public Optional<FilterFault> fault() {
        return isTopicFilter() ? FilterFault.of(value.strip()) : Optional.empty();
    }
}
