package dev.mqttworkbench.gate;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

import dev.mqttworkbench.mqtt.packet.PacketType;

/// How the way to one client is worse than it might be. The same seed loses the same of the packets that may get lost, whatever passes
/// between them and however long it takes.
///
/// @param seed of all that is left to chance
/// @param types of packets that may get lost
/// @param loss the part of them that does, 0 to 1
/// @param cutsAfterLoss whether the connection is cut behind a lost packet that somebody waits for an answer to. TCP loses nothing while a
///         connection stands: what gets lost gets lost with it, and the exchange goes on at the next one
/// @param delay of each packet in each direction
/// @param jitter up to how much longer that may be
/// @param bytesPerSecond how much passes in each direction, 0 for as much as there is
/// @param cutEvery how long a connection stands until it is cut; empty for ever
public record Impairment(
        long seed, Set<PacketType> types, double loss, boolean cutsAfterLoss, Duration delay, Duration jitter, long bytesPerSecond,
        Optional<Duration> cutEvery) {

    /// The packets that carry and acknowledge messages.
    public static final Set<PacketType> EXCHANGES = Set.copyOf(EnumSet.of(
            PacketType.PUBLISH, PacketType.PUBACK, PacketType.PUBREC, PacketType.PUBREL, PacketType.PUBCOMP));

    /// @throws IllegalArgumentException when a number is outside of its bounds
    public Impairment {
        if (!(loss >= 0 && loss <= 1)) {
            throw new IllegalArgumentException("A loss is a part from 0 to 1, not " + loss);
        }
        if (delay.isNegative() || jitter.isNegative() || bytesPerSecond < 0) {
            throw new IllegalArgumentException("Delay, jitter and bandwidth cannot be negative");
        }
        if (cutEvery.filter(each -> each.isNegative() || each.isZero()).isPresent()) {
            throw new IllegalArgumentException("A connection has to stand for a while before it is cut");
        }
        types = Set.copyOf(types);
    }

    /// A loss of exchanges whose connections are cut behind it, and nothing else.
    public static Impairment losing(double loss, long seed) {
        return new Impairment(seed, EXCHANGES, loss, true, Duration.ZERO, Duration.ZERO, 0, Optional.empty());
    }

    /// The same with a delay.
    public Impairment delayed(Duration by, Duration upToLonger) {
        return new Impairment(seed, types, loss, cutsAfterLoss, by, upToLonger, bytesPerSecond, cutEvery);
    }
}
