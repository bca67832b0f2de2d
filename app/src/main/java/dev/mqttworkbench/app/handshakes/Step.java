package dev.mqttworkbench.app.handshakes;

/// One line of a ladder: a packet, or something that happened to a connection between packets.
public sealed interface Step permits Arrow, Interruption {

    /// Monotonic time in nanoseconds.
    long nanoTime();

    /// The client at the one end; the broker is at the other.
    String client();

    /// About how many bytes of memory it takes.
    int cost();
}
