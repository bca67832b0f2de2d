package dev.mqttworkbench.trace;

/// One line of a [PacketTrace]: a packet, or what was decided about a message, or what somebody did to a connection from beside
/// it. The order of the lines is the order in which it happened.
public sealed interface TraceRecord permits TracedPacket, TracedConnection, Decision, Routing, GateStep {

    /// Monotonic time in nanoseconds, for differences between records of one process.
    long nanoTime();

    /// About how many bytes of memory the record takes.
    int cost();
}
