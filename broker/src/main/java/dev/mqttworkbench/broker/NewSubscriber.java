package dev.mqttworkbench.broker;

import java.util.List;

import dev.mqttworkbench.mqtt.packet.QoS;

/// What a client that subscribes now gets of the retained messages.
///
/// @param reason why these
/// @param deliveries each message once, in no order; empty unless the reason is [Reason#MATCHING]
public record NewSubscriber(Reason reason, List<Granted> deliveries) {

    /// Why a new subscriber gets what it gets.
    public enum Reason {
        /// The messages whose topics the filter matches.
        MATCHING,
        /// None: a Subscription that is shared gets no retained messages (4.8.2).
        SHARED,
        /// None: the client asked for none with Retain Handling 2 [MQTT-3.3.1-11].
        NOT_WANTED
    }

    /// One message on its way.
    ///
    /// @param message what is kept
    /// @param qos at which QoS it is delivered: the lower one of published and granted [MQTT-3.8.4-8]
    public record Granted(RetainedMessage message, QoS qos) {}
}
