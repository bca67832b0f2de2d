package dev.mqttworkbench.client;

import dev.mqttworkbench.endpoint.PassedStep;
import dev.mqttworkbench.mqtt.packet.ReasonCode;
import dev.mqttworkbench.mqtt.packet.Subscribe;

/// Hears what happens to a [Client]. Called on the client's own loop, in the order in which things happen: return at once,
/// and hand work to another thread.
public interface ClientListener {

    /// The state changed.
    default void stateChanged(ClientState state) {}

    /// A step on the way to the Server was taken.
    default void stepPassed(PassedStep step) {}

    /// The Server answered one subscription of a SUBSCRIBE, also of one that was made again after the connection was lost.
    ///
    /// @param requested what was asked for
    /// @param answer the granted QoS, or a refusal
    default void subscriptionAnswered(Subscribe.Requested requested, ReasonCode answer) {}

    /// An Application Message arrived. At QoS 2 once, after duplicates were taken out.
    default void messageReceived(ReceivedMessage message) {}
}
