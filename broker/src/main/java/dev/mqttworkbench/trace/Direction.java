package dev.mqttworkbench.trace;

/// Which way a packet went, seen from the side that traces it.
public enum Direction {
    /// Received.
    IN,
    /// Sent.
    OUT
}
