package dev.mqttworkbench.broker;

import java.util.ArrayDeque;
import java.util.function.Consumer;

import dev.mqttworkbench.mqtt.packet.Packet;
import org.jspecify.annotations.Nullable;

/// Keeps what would have been sent to a client that is frozen: nothing is read of it and nothing is answered, as if the network had stopped.
/// On the broker's loop only.
final class Freezer {

    private @Nullable ArrayDeque<Packet> kept;

    boolean isOn() {
        return kept != null;
    }

    /// Keeps packets from now on.
    ///
    /// @return whether it did not before
    boolean freeze() {
        if (kept != null) {
            return false;
        }
        kept = new ArrayDeque<>();
        return true;
    }

    /// Keeps a packet.
    ///
    /// @return false where nothing is frozen
    boolean keeps(Packet packet) {
        if (kept == null) {
            return false;
        }
        kept.addLast(packet);
        return true;
    }

    /// Hands on what it kept.
    void thaw(Consumer<Packet> to) {
        var waiting = kept;
        kept = null;
        if (waiting != null) {
            waiting.forEach(to);
        }
    }

    /// Forgets what it kept.
    void forget() {
        kept = null;
    }
}
