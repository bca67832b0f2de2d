package dev.mqttworkbench.gate;

import java.time.Instant;

import dev.mqttworkbench.mqtt.packet.Packet;
import org.jspecify.annotations.Nullable;

/// One packet that waits at a gate. On the loop only.
final class WaitingPacket {

    final long hold;
    final Packet packet;
    final int size;
    final Instant since = Instant.now();
    final boolean isNoted;
    private final boolean stopped;
    private boolean isTimed;
    private boolean isDue;
    private @Nullable Runnable callOff;

    /// @param size in bytes on the wire
    /// @param stopped whether it stops for itself; otherwise it only waits behind one that does
    /// @param isNoted whether the trace knows that it waits
    WaitingPacket(long hold, Packet packet, int size, boolean stopped, boolean isNoted) {
        this.hold = hold;
        this.packet = packet;
        this.size = size;
        this.stopped = stopped;
        this.isNoted = isNoted;
    }

    /// Whether it may go on as soon as it is the first.
    boolean mayGoOn() {
        return isDue || !stopped && !isTimed;
    }

    /// Its time has come.
    void due() {
        isDue = true;
    }

    /// Goes on by a timer, instead of one before.
    ///
    /// @param cancel calls the timer off
    void timedBy(Runnable cancel) {
        callOff();
        isTimed = true;
        callOff = cancel;
    }

    /// No timer lets it go on any more.
    void callOff() {
        if (callOff != null) {
            callOff.run();
            callOff = null;
        }
    }
}
