package dev.mqttworkbench.app.payload;

import java.util.List;
import java.util.Objects;

import dev.mqttworkbench.mqtt.topic.TopicName;
import org.jspecify.annotations.Nullable;

/// The decoder table: which topics are read how. The first row that matches counts; what none matches is read as it looks.
///
/// @param rules in order
public record DecoderRules(List<DecoderRule> rules) {

    /// What stands in the table of who has changed nothing: Sparkplug B under its own topics, whose STATE messages are JSON.
    public static final DecoderRules USUAL = new DecoderRules(List.of(
            new DecoderRule("spBv1.0/STATE/#", DecoderChoice.AUTO),
            new DecoderRule("spBv1.0/#", DecoderChoice.of(Decoder.SPARKPLUG))));

    /// A table of its own.
    public DecoderRules(@Nullable List<DecoderRule> rules) {
        this.rules = List.copyOf(Objects.requireNonNullElse(rules, List.of()));
    }

    /// How payloads of a topic are read.
    public DecoderChoice choiceFor(String topic) {
        try {
            var name = new TopicName(topic);
            return rules.stream().filter(rule -> rule.matches(name)).findFirst().map(DecoderRule::choice).orElse(DecoderChoice.AUTO);
        } catch (IllegalArgumentException noTopic) {
            return DecoderChoice.AUTO;
        }
    }
}
