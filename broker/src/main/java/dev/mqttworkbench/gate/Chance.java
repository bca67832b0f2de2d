package dev.mqttworkbench.gate;

import java.util.SplittableRandom;

import dev.mqttworkbench.mqtt.packet.Packet;
import dev.mqttworkbench.mqtt.packet.PingReq;
import dev.mqttworkbench.mqtt.packet.PingResp;

/// What is left to chance in one direction, from one seed. Each purpose has a generator of its own, so that what one packet draws for one
/// does not change what others draw for another: a loss is drawn once for each packet that may get lost, jitter once for each that goes on. Keep
/// alive comes by the clock and not by what is said, and draws from generators of its own. On the loop only.
final class Chance {

    /// Draws for the packets of one kind.
    private record Draws(SplittableRandom losses, SplittableRandom jitter) {}

    private final Draws ofWhatIsSaid;
    private final Draws ofKeepAlive;

    Chance(long seed) {
        var others = new SplittableRandom(seed);
        ofWhatIsSaid = new Draws(new SplittableRandom(seed), others.split());
        ofKeepAlive = new Draws(others.split(), others.split());
    }

    /// Whether the packet, which may get lost, does.
    ///
    /// @param loss the part that does, 0 to 1
    boolean loses(Packet packet, double loss) {
        return drawsOf(packet).losses().nextDouble() < loss;
    }

    /// How much longer the packet takes, in nanoseconds, 0 to `most`.
    long jitter(Packet packet, long most) {
        return most == 0 ? 0 : drawsOf(packet).jitter().nextLong(most + 1);
    }

    private Draws drawsOf(Packet packet) {
        return packet instanceof PingReq || packet instanceof PingResp ? ofKeepAlive : ofWhatIsSaid;
    }
}
