package dev.mqttworkbench.mqtt.packet;

/// The Subscription Options: how a Client wants the messages of one Subscription. 3.1 and 3.1.1 know the QoS alone.
///
/// @param maximumQos the highest QoS of a delivery
/// @param noLocal do not deliver what this Client publishes itself [MQTT-3.8.3-3]
/// @param retainAsPublished keep the RETAIN flag as the publisher set it [MQTT-3.3.1-13]
/// @param retainHandling when retained messages are sent
public record SubscriptionOptions(
        QoS maximumQos, boolean noLocal, boolean retainAsPublished, RetainHandling retainHandling) {

    /// When retained messages are sent for a Subscription.
    public enum RetainHandling {
        /// 0: at every SUBSCRIBE [MQTT-3.3.1-9].
        SEND,
        /// 1: when the Subscription did not exist before [MQTT-3.3.1-10].
        SEND_IF_NEW,
        /// 2: never [MQTT-3.3.1-11].
        DO_NOT_SEND;

        private static final RetainHandling[] NUMBERS = values();

        /// The number on the wire: 0, 1 or 2.
        public int number() {
            return ordinal();
        }

        /// The handling with this number.
        ///
        /// @throws ProtocolError when `number` is not 0, 1 or 2
        public static RetainHandling of(int number) {
            if (number < 0 || number > 2) {
                throw new ProtocolError("retain handling " + number + " does not exist");
            }
            return NUMBERS[number];
        }
    }

    /// The options that 3.1.1 has: a QoS, and the standard's defaults for the rest.
    public static SubscriptionOptions of(QoS maximumQos) {
        return new SubscriptionOptions(maximumQos, false, false, RetainHandling.SEND);
    }
}
