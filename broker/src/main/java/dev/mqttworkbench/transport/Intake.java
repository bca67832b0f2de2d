package dev.mqttworkbench.transport;

import java.util.ArrayDeque;
import java.util.function.Consumer;

import dev.mqttworkbench.mqtt.packet.Packet;
import io.netty.channel.Channel;

/// What lies between a connection's codec and its handler: packets pass, or wait in order while it is paused, or are of no
/// interest any more. On the loop only.
final class Intake {

    private final Channel channel;
    private final ArrayDeque<Packet> waiting = new ArrayDeque<>(0);
    private Consumer<Packet> receiver = packet -> {};
    private boolean paused;
    private boolean stopped;
    private boolean braked;
    private boolean frozen;
    private boolean held;

    Intake(Channel channel) {
        this.channel = channel;
    }

    /// Who takes the packets.
    void handTo(Consumer<Packet> other) {
        receiver = other;
    }

    void take(Packet packet) {
        if (paused || frozen) {
            waiting.addLast(packet);
        } else {
            receiver.accept(packet);
        }
    }

    boolean hasWaiting() {
        return !waiting.isEmpty();
    }

    /// The channel reads no more; what it has read already waits.
    void pause() {
        paused = true;
        channel.config().setAutoRead(false);
    }

    /// What waits passes, until somebody pauses again.
    void resume() {
        paused = false;
        handOn();
    }

    private void handOn() {
        while (!paused && !frozen && !waiting.isEmpty()) {
            receiver.accept(waiting.removeFirst());
        }
        readOn();
    }

    /// The channel reads no more, whoever pauses and resumes meanwhile.
    void freeze() {
        frozen = true;
        channel.config().setAutoRead(false);
    }

    /// What waits passes, unless somebody else pauses.
    void thaw() {
        frozen = false;
        handOn();
    }

    /// The channel reads no more for the time being; what it has read already passes.
    void brake() {
        if (!braked) {
            braked = true;
            channel.config().setAutoRead(false);
        }
    }

    /// The channel reads no more while much waits at the gate.
    void hold() {
        held = true;
        channel.config().setAutoRead(false);
    }

    /// Little waits at the gate again.
    void releaseHold() {
        held = false;
        readOn();
    }

    /// The reason for the brake is gone.
    void releaseBrake() {
        if (braked) {
            braked = false;
            readOn();
        }
    }

    private void readOn() {
        if (!paused && !stopped && !braked && !frozen && !held) {
            channel.config().setAutoRead(true);
        }
    }

    /// Nothing is read any more, and what waits is forgotten.
    void stop() {
        stopped = true;
        waiting.clear();
        channel.config().setAutoRead(false);
    }
}
