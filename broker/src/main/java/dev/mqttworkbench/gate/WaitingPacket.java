package dev.mqttworkbench.gate;

import java.time.Instant;

import dev.mqttworkbench.mqtt.packet.Packet;
import dev.mqttworkbench.mqtt.packet.Publish;
import org.jspecify.annotations.Nullable;

/// One packet that waits at a gate. On the loop only.
final class WaitingPacket {

    final long hold;
    final Packet packet;
    final Instant since = Instant.now();
    private final boolean stopped;
    private boolean isDue;
    private @Nullable Runnable callOff;

    /// @param stopped whether it stops for itself; otherwise it only waits behind one that does
    WaitingPacket(long hold, Packet packet, boolean stopped) {
        this.hold = hold;
        this.packet = packet;
        this.stopped = stopped;
    }

    /// About how many bytes a packet has.
    static long size(Packet packet) {
        return packet instanceof Publish publish ? 100L + publish.payload().size() : 100;
    }

    /// Whether it may go on as soon as it is the first.
    boolean mayGoOn() {
        return !stopped || isDue;
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
