package dev.mqttworkbench.trace;

import java.time.Instant;

import dev.mqttworkbench.mqtt.packet.Packet;

/// One packet as it passed one side of a Network Connection.
///
/// @param at wall-clock time, for people
/// @param nanoTime monotonic time in nanoseconds, for differences between packets of one process
/// @param connection a number that is unique among the connections of one process
/// @param direction received or sent
/// @param packet what was decoded or encoded; a PUBLISH has the number of its message
/// @param bytes as they were on the wire
public record TracedPacket(
        Instant at, long nanoTime, long connection, Direction direction, Packet packet, PacketBytes bytes) implements TraceRecord {

    private static final int OVERHEAD = 200;

    /// Bytes on the wire, with the fixed header.
    public int size() {
        return bytes.size();
    }

    @Override
    public int cost() {
        return OVERHEAD + 2 * bytes.size();
    }
}
