package dev.mqttworkbench.broker;

import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.ReasonCode;

/// Why a message was refused, in words for people.
final class Refusals {

    private Refusals() {}

    /// The properties of an acknowledgement with this Reason Code.
    ///
    /// @param topic that was published to
    static Properties words(ReasonCode reasonCode, String topic) {
        return switch (reasonCode) {
            case NOT_AUTHORIZED -> Properties.of(
                    Property.REASON_STRING, topic.startsWith("$")
                            ? "topics that begin with $ are the broker's own; clients do not publish to them"
                            : "the client has no right to publish to this topic");
            case QUOTA_EXCEEDED -> Properties.of(Property.REASON_STRING, "the broker cannot keep the message at present");
            case PAYLOAD_FORMAT_INVALID -> Properties.of(Property.REASON_STRING, "the payload is not the UTF-8 text that it is said to be");
            default -> Properties.NONE;
        };
    }
}
