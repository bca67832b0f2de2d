package dev.mqttworkbench.app.publish;

import java.util.List;
import java.util.Optional;

import dev.mqttworkbench.app.payload.Notation;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.mqtt.topic.TopicName;

/// A message as it was written, before its variables are filled.
///
/// @param topic as it stands in the field
/// @param qos at which it is sent
/// @param retain whether the broker should keep it
/// @param notation how `text` is meant
/// @param text what stands in the editor
/// @param file what is sent in place of the text
/// @param properties of MQTT 5
record Template(String topic, QoS qos, boolean retain, Notation notation, String text, Optional<AttachedFile> file, Properties properties) {

    /// What became of a template.
    sealed interface Filled {

        /// A message that can be sent.
        record Message(Publish publish) implements Filled {}

        /// None.
        ///
        /// @param key of the sentence that says why
        record Fault(String key) implements Filled {

            String sentence(Words words) {
                return words.get(key);
            }
        }
    }

    /// The message with the values of this moment. Any thread.
    Filled fill(Variables variables) {
        var filledTopic = variables.fill(topic);
        var fault = topicFault(filledTopic);
        if (fault.isPresent()) {
            return new Filled.Fault(fault.get());
        }
        return switch (payload(variables)) {
            case Notation.Unreadable(var reason) -> new Filled.Fault(key(reason));
            case Notation.Read(var payload) -> new Filled.Message(Publish.of(filledTopic, payload, qos, retain, properties));
        };
    }

    /// The payload with the values of this moment.
    Notation.Reading payload(Variables variables) {
        return file.<Notation.Reading>map(attached -> new Notation.Read(attached.content()))
                .orElseGet(() -> notation.read(filledText(variables)));
    }

    /// The text with the values of this moment; hex and Base64 have no variables.
    String filledText(Variables variables) {
        return List.of(Notation.JSON, Notation.TEXT).contains(notation) ? variables.fill(text) : text;
    }

    private static Optional<String> topicFault(String wanted) {
        if (wanted.isEmpty()) {
            return Optional.of("publish.error.topicMissing");
        }
        if (wanted.contains("#") || wanted.contains("+")) {
            return Optional.of("publish.error.wildcard"); // [MQTT-3.3.2-2]
        }
        try {
            new TopicName(wanted);
            return Optional.empty();
        } catch (IllegalArgumentException noTopicName) {
            return Optional.of("publish.error.topicText");
        }
    }

    static String key(Notation.Reason reason) {
        return switch (reason) {
            case HEX_SIGN -> "publish.error.hexSign";
            case HEX_ODD -> "publish.error.hexOdd";
            case BASE64_SIGN -> "publish.error.base64";
        };
    }
}
