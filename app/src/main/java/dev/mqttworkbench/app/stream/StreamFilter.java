package dev.mqttworkbench.app.stream;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

import dev.mqttworkbench.app.workbench.FilterFault;
import dev.mqttworkbench.app.workbench.Message;
import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.topic.TopicFilter;
import dev.mqttworkbench.mqtt.topic.TopicName;

/// What the reader wants to see of the stream: everything, the topics of an MQTT topic filter, or the messages that have a
/// text in their topic or at the beginning of their payload.
sealed interface StreamFilter {

    /// How many bytes of a payload are searched.
    int SEARCHED = 4 * 1024;

    /// Whether the message is wanted.
    boolean accepts(Message message);

    /// The filter that `text` means: an MQTT topic filter where a level is `+` or `#`, otherwise a text.
    ///
    /// @param text one without a [#fault(String)]
    static StreamFilter of(String text) {
        var wanted = text.strip();
        if (wanted.isEmpty()) {
            return new Everything();
        }
        return isTopicFilter(wanted) ? new Topics(new TopicFilter(wanted)) : new Containing(wanted);
    }

    /// What is wrong with `text`, where it looks like an MQTT topic filter and is none.
    static Optional<FilterFault> fault(String text) {
        var wanted = text.strip();
        return isTopicFilter(wanted) ? FilterFault.of(wanted) : Optional.empty();
    }

    private static boolean isTopicFilter(String wanted) {
        return wanted.indexOf('#') >= 0 || wanted.indexOf('+') >= 0;
    }

    /// Every message.
    record Everything() implements StreamFilter {
        @Override
        public boolean accepts(Message message) {
            return true;
        }
    }

    /// The messages to some topics.
    record Topics(TopicFilter filter) implements StreamFilter {
        @Override
        public boolean accepts(Message message) {
            return topicName(message.topic()).map(filter::matches).orElse(false);
        }

        private static Optional<TopicName> topicName(String topic) {
            return topic.isEmpty() ? Optional.empty() : Optional.of(new TopicName(topic));
        }
    }

    /// The messages with a text in them; capitals and small letters of ASCII are the same.
    record Containing(String text, byte[] needle) implements StreamFilter {

        Containing(String text) {
            this(text.toLowerCase(Locale.ROOT), lower(text.getBytes(StandardCharsets.UTF_8)));
        }

        @Override
        public boolean accepts(Message message) {
            return containsIgnoringCase(message.topic()) || isIn(message.payload());
        }

        private boolean containsIgnoringCase(String topic) {
            for (var at = 0; at <= topic.length() - text.length(); at++) {
                if (topic.regionMatches(true, at, text, 0, text.length())) {
                    return true;
                }
            }
            return false;
        }

        private boolean isIn(Payload payload) {
            var last = Math.min(payload.size(), SEARCHED) - needle.length;
            for (var at = 0; at <= last; at++) {
                if (isAt(payload, at)) {
                    return true;
                }
            }
            return false;
        }

        private boolean isAt(Payload payload, int at) {
            for (var i = 0; i < needle.length; i++) {
                if (lower(payload.at(at + i)) != needle[i]) {
                    return false;
                }
            }
            return true;
        }

        private static byte[] lower(byte[] bytes) {
            for (var i = 0; i < bytes.length; i++) {
                bytes[i] = lower(bytes[i]);
            }
            return bytes;
        }

        private static byte lower(byte value) {
            return value >= 'A' && value <= 'Z' ? (byte) (value + ('a' - 'A')) : value;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Containing containing && text.equals(containing.text);
        }

        @Override
        public int hashCode() {
            return text.hashCode();
        }
    }
}
