package dev.mqttworkbench.mqtt.packet;

/// The Quality of Service: how often an Application Message may arrive.
public enum QoS {
    /// QoS 0: the message arrives once or not at all.
    AT_MOST_ONCE,
    /// QoS 1: the message arrives once or more often.
    AT_LEAST_ONCE,
    /// QoS 2: the message arrives once.
    EXACTLY_ONCE;

    private static final QoS[] LEVELS = values();

    /// The number of the level as it stands on the wire: 0, 1 or 2.
    public int level() {
        return ordinal();
    }

    /// The Quality of Service with this number.
    ///
    /// @throws MalformedPacket when `level` is not 0, 1 or 2 [MQTT-3.3.1-4]
    public static QoS of(int level) {
        if (level < 0 || level > 2) {
            throw new MalformedPacket("QoS " + level + " does not exist");
        }
        return LEVELS[level];
    }

    /// The lower of the two: what a delivery gets from the published and the granted QoS [MQTT-3.8.4-8].
    public QoS atMost(QoS limit) {
        return compareTo(limit) <= 0 ? this : limit;
    }
}
