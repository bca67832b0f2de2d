package dev.mqttworkbench.app.topics;

import java.util.Objects;

/// What of the tree survives a restart.
///
/// @param filter as it was written
/// @param onlyMatches whether what does not match is hidden
/// @param order of the topics
public record TopicsSettings(String filter, boolean onlyMatches, TopicOrder order) {

    /// A file may say anything.
    public TopicsSettings {
        Objects.requireNonNull(filter);
        Objects.requireNonNull(order);
    }

    /// Before anything was chosen.
    public static final TopicsSettings FIRST = new TopicsSettings("", false, TopicOrder.NAME);
}
