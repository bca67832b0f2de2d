package dev.mqttworkbench.gate;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.function.Consumer;

import dev.mqttworkbench.mqtt.packet.Packet;

/// The packets of one direction that are on a slow way: each leaves when its time has come, and none before those in front of it. On the
/// loop only.
final class DelayLine {

    /// A packet on its way.
    private record Delayed(Packet packet, int size, long due, Runnable callOff) {}

    private final GateLoop loop;
    private final Consumer<Packet> end;
    private final Runnable arrived;
    private final ArrayDeque<Delayed> delayed = new ArrayDeque<>();
    private Load load = new Load();

    /// @param end where packets come out
    /// @param arrived runs when one that was on its way has come out
    DelayLine(GateLoop loop, Consumer<Packet> end, Runnable arrived) {
        this.loop = loop;
        this.end = end;
        this.arrived = arrived;
    }

    /// How much is on its way.
    Load load() {
        return load;
    }

    boolean isEmpty() {
        return delayed.isEmpty();
    }

    /// Sends a packet on its way.
    ///
    /// @param size in bytes on the wire
    /// @param nanos how long it takes by itself
    void send(Packet packet, int size, long nanos) {
        if (nanos <= 0 && delayed.isEmpty()) {
            end.accept(packet);
            return;
        }
        var now = System.nanoTime();
        var due = delayed.isEmpty() ? now + nanos : Math.max(delayed.getLast().due(), now + nanos);
        load.add(packet, size);
        delayed.addLast(new Delayed(packet, size, due, loop.in(Duration.ofNanos(due - now), this::arrive)));
    }

    /// Timers go off in the order in which they are due, and that is the order of the packets.
    private void arrive() {
        end.accept(first().packet());
        arrived.run();
    }

    private Delayed first() {
        var first = delayed.removeFirst();
        load.remove(first.packet(), first.size());
        return first;
    }

    /// All of them come out now, in their order.
    void hurry() {
        while (!delayed.isEmpty()) {
            var first = first();
            first.callOff().run();
            end.accept(first.packet());
        }
    }

    /// None of them comes out.
    ///
    /// @return them, in their order
    List<Packet> lose() {
        delayed.forEach(each -> each.callOff().run());
        var lost = delayed.stream().map(Delayed::packet).toList();
        delayed.clear();
        load = new Load();
        return lost;
    }
}
