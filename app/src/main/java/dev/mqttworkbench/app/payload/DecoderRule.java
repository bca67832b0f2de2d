package dev.mqttworkbench.app.payload;

import java.util.Objects;

import dev.mqttworkbench.mqtt.topic.TopicFilter;
import dev.mqttworkbench.mqtt.topic.TopicName;
import org.jspecify.annotations.Nullable;

/// A row of the decoder table.
///
/// @param topicFilter of the messages that it is for
/// @param choice how their payloads are read
public record DecoderRule(String topicFilter, DecoderChoice choice) {

    /// Refuses what is no Topic Filter: a damaged file is noticed when it is read.
    public DecoderRule(@Nullable String topicFilter, @Nullable DecoderChoice choice) {
        this.topicFilter = new TopicFilter(Objects.requireNonNullElse(topicFilter, "")).value();
        this.choice = Objects.requireNonNullElse(choice, DecoderChoice.AUTO);
    }

    boolean matches(TopicName topic) {
        return new TopicFilter(topicFilter).matches(topic);
    }
}
