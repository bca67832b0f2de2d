package dev.mqttworkbench.app.handshakes;

import dev.mqttworkbench.trace.TracedConnection.Event;

/// Something happened to the connection of a client while a message was on its way.
///
/// @param nanoTime when
/// @param client whose connection
/// @param event what
public record Interruption(long nanoTime, String client, Event event) implements Step {

    @Override
    public int cost() {
        return 100;
    }
}
