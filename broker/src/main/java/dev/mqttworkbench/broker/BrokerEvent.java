package dev.mqttworkbench.broker;

import java.time.Instant;

/// Something that happened to a connection or a Session of a [Broker].
///
/// @param number counts from 1 since the broker's start
/// @param at when
/// @param kind what
/// @param clientIdentifier whose; empty where it is not known, cut where it is very long
/// @param address of the client with its port; empty where it has no connection
/// @param detail the reason in the standard's words, a version, a topic; may be empty
public record BrokerEvent(long number, Instant at, Kind kind, String clientIdentifier, String address, String detail) {

    /// What happened.
    public enum Kind {
        /// A client has its Session.
        CONNECTED,
        /// A connection was closed before it had a Session.
        REFUSED,
        /// The client said DISCONNECT.
        DISCONNECTED,
        /// The connection ended without DISCONNECT.
        LOST,
        /// The broker closed the connection.
        CLOSED,
        /// Another connection uses the client identifier now.
        TAKEN_OVER,
        /// Somebody beside the broker cut the socket.
        CUT,
        /// Somebody beside the broker let it read and answer nothing.
        FROZEN,
        /// The same, no more.
        THAWED,
        /// The first message for this client was given up.
        DROPPING,
        /// A Session has outlived its time without a client.
        SESSION_EXPIRED,
        /// Somebody beside the broker deleted a Session.
        SESSION_DELETED,
        /// A Session that somebody at the broker had deleted goes on.
        SESSION_BROUGHT_BACK
    }
}
