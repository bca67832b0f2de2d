package dev.mqttworkbench.trace;

import java.time.Instant;

import dev.mqttworkbench.mqtt.packet.Packet;

/// One packet as it passed one side of a Network Connection.
///
/// @param at wall-clock time, for people
/// @param nanoTime monotonic time in nanoseconds, for differences between packets of one process
/// @param connection a number that is unique among the connections of one process
/// @param direction received or sent
/// @param packet what was decoded, or will be encoded
/// @param size bytes on the wire, with the fixed header
public record TracedPacket(
        Instant at, long nanoTime, long connection, Direction direction, Packet packet, int size) {}
