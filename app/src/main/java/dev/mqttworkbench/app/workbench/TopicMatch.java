package dev.mqttworkbench.app.workbench;

import java.util.Locale;

import dev.mqttworkbench.mqtt.topic.TopicFilter;

/// Which topics the reader wants to see.
public sealed interface TopicMatch {

    /// All of them.
    TopicMatch ALL = new Containing("");

    /// Whether this topic is wanted.
    ///
    /// @param topic a Topic Name that has come in a message
    boolean takes(String topic);

    /// Whether every topic is wanted.
    boolean takesAll();

    /// Topics that contain a text, in any case.
    ///
    /// @param text in lower case
    record Containing(String text) implements TopicMatch {

        @Override
        public boolean takes(String topic) {
            return text.isEmpty() || topic.toLowerCase(Locale.ROOT).contains(text);
        }

        @Override
        public boolean takesAll() {
            return text.isEmpty();
        }
    }

    /// Topics that a Topic Filter matches.
    ///
    /// @param filter a valid one
    record MatchedBy(TopicFilter filter) implements TopicMatch {

        @Override
        public boolean takes(String topic) {
            return filter.matchesValid(topic);
        }

        @Override
        public boolean takesAll() {
            return false;
        }
    }
}
