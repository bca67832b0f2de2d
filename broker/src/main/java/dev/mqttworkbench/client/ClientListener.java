package dev.mqttworkbench.client;

/// Hears what happens to a [Client]. Called on the client's own loop, in the order in which things happen: return at once,
/// and hand work to another thread.
public interface ClientListener {

    /// The state changed.
    default void stateChanged(ClientState state) {}

    /// An Application Message arrived. At QoS 2 once, after duplicates were taken out.
    default void messageReceived(ReceivedMessage message) {}
}
