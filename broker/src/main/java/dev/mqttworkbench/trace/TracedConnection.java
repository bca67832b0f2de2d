package dev.mqttworkbench.trace;

import java.time.Instant;
import java.util.Optional;

import dev.mqttworkbench.mqtt.packet.ProtocolVersion;

/// Something that happened to a Network Connection as a whole, or to the Session behind it.
///
/// @param at wall-clock time, for people
/// @param nanoTime monotonic time in nanoseconds
/// @param connection its number; 0 where a Session is meant
/// @param clientIdentifier of its client; empty before CONNECT was accepted
/// @param version of the protocol, once it is known
/// @param peer address and port of the other side, for people
/// @param event what happened
public record TracedConnection(
        Instant at, long nanoTime, long connection, String clientIdentifier, Optional<ProtocolVersion> version, String peer, Event event) implements TraceRecord {

    /// What happens to a connection.
    public enum Event {
        /// It is there since before the trace was switched on.
        KNOWN,
        /// Its client has its Session.
        ACCEPTED,
        /// Its socket was closed from beside, without DISCONNECT.
        CUT,
        /// Nothing is read from it and nothing is sent to it any more.
        FROZEN,
        /// It goes on behind [#FROZEN].
        THAWED,
        /// It is closed, by whomever.
        CLOSED,
        /// The Session of its client has ended: nothing of it will be sent any more.
        SESSION_ENDED
    }

    @Override
    public int cost() {
        return 200;
    }
}
