package dev.mqttworkbench.gate;

import java.time.Instant;

import dev.mqttworkbench.mqtt.packet.Packet;
import dev.mqttworkbench.trace.Direction;

/// A packet that waits at a gate.
///
/// @param hold its number at the gates of this side, rising in the order in which packets are held
/// @param connection the number of its connection
/// @param clientIdentifier of its client; empty where that is not known yet
/// @param direction which way it goes, seen from the side of the gate
/// @param packet which
/// @param since when it came to the gate
/// @param isNext whether it is the first of its connection and direction: those behind it go on only after it
public record HeldPacket(
        long hold, long connection, String clientIdentifier, Direction direction, Packet packet, Instant since, boolean isNext) {}
