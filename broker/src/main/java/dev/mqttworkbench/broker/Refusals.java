package dev.mqttworkbench.broker;

import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.ReasonCode;

/// Why a message was refused, in words for people.
final class Refusals {

    private Refusals() {}

    /// The properties of an acknowledgement with this Reason Code.
    static Properties words(ReasonCode reasonCode) {
        return switch (reasonCode) {
            case NOT_AUTHORIZED -> Properties.of(
                    Property.REASON_STRING, "the client may not publish to this topic; those that begin with $ are the broker's");
            case QUOTA_EXCEEDED -> Properties.of(Property.REASON_STRING, "the broker cannot keep the message at present");
            case PAYLOAD_FORMAT_INVALID -> Properties.of(Property.REASON_STRING, "the payload is not the UTF-8 text that it is said to be");
            default -> Properties.NONE;
        };
    }
}
