package dev.mqttworkbench.trace;

import dev.mqttworkbench.mqtt.packet.Packet;

/// Something that was done to a packet at the gate of a connection.
///
/// @param nanoTime monotonic time in nanoseconds
/// @param connection its number
/// @param clientIdentifier of its client; empty where that is not known yet
/// @param hold the number of the packet at the gate, rising in the order in which packets are held; 0 for one that is not held
/// @param action what was done
/// @param direction which way the packet goes, seen from the side of the gate
/// @param packet which
/// @param size in bytes on the wire
public record GateStep(
        long nanoTime, long connection, String clientIdentifier, long hold, Action action, Direction direction, Packet packet, int size)
        implements TraceRecord {

    /// What can be done to a packet.
    public enum Action {
        /// It waits at the gate.
        HELD,
        /// It goes on.
        RELEASED,
        /// It goes nowhere: somebody wanted it so.
        DROPPED,
        /// It goes on, and once more.
        DUPLICATED,
        /// It goes on by itself after a while.
        DELAYED,
        /// It is sent once more although it has passed before. Where it has to wait, that it is held comes next.
        RESENT,
        /// It goes nowhere: the impairment wanted it so.
        LOST,
        /// It goes nowhere: its connection has ended while it waited or was on its way.
        ENDED
    }

    @Override
    public int cost() {
        return 160 + size;
    }
}
