package dev.mqttworkbench.mqtt.delivery;

/// Why a message was given up before it was sent.
public enum DropReason {
    /// As many messages or bytes wait as may wait.
    QUEUE_FULL,
    /// QoS 0, and nobody is connected.
    NOT_CONNECTED,
    /// The Message Expiry Interval passed [MQTT-3.3.2-5].
    EXPIRED,
    /// The PUBLISH would be larger than the peer's Maximum Packet Size [MQTT-3.1.2-25].
    TOO_LARGE
}
