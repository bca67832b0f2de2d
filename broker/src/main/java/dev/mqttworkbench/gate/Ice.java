package dev.mqttworkbench.gate;

import java.util.ArrayDeque;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import dev.mqttworkbench.mqtt.packet.Packet;

/// What nothing passes while one direction is frozen. On the loop only.
final class Ice {

    private final ArrayDeque<Packet> letGoOn = new ArrayDeque<>();
    private final ArrayDeque<Came> came = new ArrayDeque<>(); // behind those
    private boolean isThere;

    /// @param mayStop whether it may stop at a breakpoint when it goes on
    private record Came(Packet packet, boolean mayStop) {}

    /// Takes what goes on.
    interface Taker {
        void take(Packet packet, boolean mayStop);
    }

    /// Whether it is frozen.
    boolean isThere() {
        return isThere;
    }

    void freeze() {
        isThere = true;
    }

    /// A packet has come.
    ///
    /// @param mayStop whether it may stop at a breakpoint when it goes on
    void come(Packet packet, boolean mayStop) {
        came.addLast(new Came(packet, mayStop));
    }

    /// A packet was let go on that had come before all that came while it is frozen.
    void letGoOn(Packet packet) {
        letGoOn.addLast(packet);
    }

    boolean isEmpty() {
        return letGoOn.isEmpty() && came.isEmpty();
    }

    /// All of it goes on in its order, until somebody freezes it again.
    ///
    /// @param pass takes what was let go on
    /// @param taker takes what has come
    void melt(Consumer<Packet> pass, Taker taker) {
        isThere = false;
        while (!letGoOn.isEmpty() && !isThere) {
            pass.accept(letGoOn.removeFirst());
        }
        while (!came.isEmpty() && !isThere) {
            var next = came.removeFirst();
            taker.take(next.packet(), next.mayStop());
        }
    }

    /// Nothing of it goes on.
    ///
    /// @return what waited, in its order
    List<Packet> end() {
        isThere = false;
        var all = Stream.concat(letGoOn.stream(), came.stream().map(Came::packet)).toList();
        letGoOn.clear();
        came.clear();
        return all;
    }
}
