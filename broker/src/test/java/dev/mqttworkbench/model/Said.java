package dev.mqttworkbench.model;

import java.util.List;

/// What a client hears from the Server: the parts of packets that the standard settles.
sealed interface Said {

    /// CONNACK that accepts.
    record ConnAck(boolean sessionPresent) implements Said {}

    /// PUBLISH.
    ///
    /// @param identifiers the Subscription Identifiers, sorted
    /// @param packetIdentifier 0 at QoS 0
    record Publish(
            String topic, String payload, int qos, boolean retain, boolean dup, List<Integer> identifiers, int packetIdentifier)
            implements Said {}

    /// Any other answer with a Packet Identifier.
    ///
    /// @param reasonCodes one or several, as the packet has them
    record Answer(String packet, int packetIdentifier, List<Integer> reasonCodes) implements Said {
        Answer(String packet, int packetIdentifier, int reasonCode) {
            this(packet, packetIdentifier, List.of(reasonCode));
        }
    }

    /// DISCONNECT.
    record Disconnect(int reasonCode) implements Said {}

    /// The Server has closed the connection.
    record End() implements Said {}
}
