package dev.mqttworkbench.gate;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

import dev.mqttworkbench.mqtt.packet.Packet;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.trace.Direction;

/// What an [Impairment] has done to the packets of one client so far, over all its connections: chance goes on where it was, so that a
/// second attempt does not meet the luck of the first. On the loop only.
final class Impaired {

    private static final double NANOS = 1e9;

    /// One direction.
    private static final class Way {

        final Chance chance;
        long freeAt = Long.MIN_VALUE;

        Way(long seed) {
            chance = new Chance(seed);
        }
    }

    private final Impairment impairment;
    private final Map<Direction, Way> ways = new EnumMap<>(Direction.class);

    Impaired(Impairment impairment) {
        this.impairment = impairment;
        ways.put(Direction.IN, new Way(impairment.seed()));
        ways.put(Direction.OUT, new Way(~impairment.seed()));
    }

    Impairment impairment() {
        return impairment;
    }

    private Way way(Direction direction) {
        return Objects.requireNonNull(ways.get(direction));
    }

    /// Whether the packet gets lost. Asked once for each packet that may.
    boolean loses(Direction direction, Packet packet) {
        return impairment.types().contains(packet.type()) && way(direction).chance.loses(packet, impairment.loss());
    }

    /// Whether its connection is cut for that: somebody would wait for ever.
    boolean cutsFor(Packet lost) {
        return impairment.cutsAfterLoss() && !(lost instanceof Publish publish && publish.qos() == QoS.AT_MOST_ONCE);
    }

    /// How long the packet takes longer, in nanoseconds; not less than those before it in its direction.
    ///
    /// @param size in bytes, about
    /// @param now monotonic nanoseconds
    long delay(Direction direction, Packet packet, long size, long now) {
        var way = way(direction);
        var jitter = way.chance.jitter(packet, impairment.jitter().toNanos());
        var sending = impairment.bytesPerSecond() == 0 ? 0 : (long) (size * NANOS / impairment.bytesPerSecond());
        var arrives = Math.max(way.freeAt == Long.MIN_VALUE ? now : Math.max(way.freeAt, now), now + impairment.delay().toNanos() + jitter) + sending;
        way.freeAt = arrives;
        return arrives - now;
    }

    /// A connection has ended, and with it what was on its way: the next one need not wait behind that.
    void ended() {
        ways.values().forEach(way -> way.freeAt = Long.MIN_VALUE);
    }
}
