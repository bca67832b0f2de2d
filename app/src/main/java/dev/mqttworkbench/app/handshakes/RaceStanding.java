package dev.mqttworkbench.app.handshakes;

import dev.mqttworkbench.mqtt.packet.QoS;

/// How far one publisher of a race is.
///
/// @param qos at which it publishes
/// @param sent how many messages it has sent
/// @param arrived how many of them have come to the subscriber at least once
/// @param duplicates how often one came that had come before
/// @param packets that passed the publisher for its messages, in both directions
/// @param extra how many of those an undisturbed run would not have had
/// @param bytes of these packets
/// @param medianNanos from sending to the first arrival, of half of the messages at the most
/// @param slowNanos the same of 99 in 100
/// @param isDone whether nothing more will come
record RaceStanding(QoS qos, int sent, int arrived, int duplicates, long packets, long extra, long bytes, long medianNanos, long slowNanos, boolean isDone) {

    /// What an undisturbed exchange takes (4.3).
    static int packetsOf(QoS qos) {
        return switch (qos) {
            case AT_MOST_ONCE -> 1;
            case AT_LEAST_ONCE -> 2;
            case EXACTLY_ONCE -> 4;
        };
    }
}
