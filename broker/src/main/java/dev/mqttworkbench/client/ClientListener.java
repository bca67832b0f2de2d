package dev.mqttworkbench.client;

import dev.mqttworkbench.endpoint.PassedStep;

/// Hears what happens to a [Client]. Called on the client's own loop, in the order in which things happen: return at once,
/// and hand work to another thread.
public interface ClientListener {

    /// The state changed.
    default void stateChanged(ClientState state) {}

    /// A step on the way to the Server was taken.
    default void stepPassed(PassedStep step) {}

    /// An Application Message arrived. At QoS 2 once, after duplicates were taken out.
    default void messageReceived(ReceivedMessage message) {}
}
