package dev.mqttworkbench.mqtt.delivery;

import dev.mqttworkbench.mqtt.packet.Publish;

/// An Application Message on its way out.
public interface Outgoing {

    /// The PUBLISH as it would be sent at `now`, without Packet Identifier and DUP: a Message Expiry Interval is counted down
    /// [MQTT-3.3.2-6].
    ///
    /// @param now monotonic nanoseconds
    Publish publish(long now);

    /// Whether the Message Expiry Interval has passed [MQTT-3.3.2-5].
    ///
    /// @param now monotonic nanoseconds
    boolean isExpired(long now);

    /// What the message counts against the limit of a queue, in bytes.
    int size();
}
