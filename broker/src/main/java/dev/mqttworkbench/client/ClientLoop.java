package dev.mqttworkbench.client;

import dev.mqttworkbench.transport.Loop;

/// The loop that all clients of a process share, started with the first one. Its thread does not keep the process alive.
final class ClientLoop {

    private static final Loop SHARED = Loop.start("mqtt-client");

    private ClientLoop() {}

    static Loop shared() {
        return SHARED;
    }
}
