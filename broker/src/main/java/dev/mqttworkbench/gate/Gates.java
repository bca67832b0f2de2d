package dev.mqttworkbench.gate;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;

import dev.mqttworkbench.mqtt.packet.Packet;
import dev.mqttworkbench.trace.Direction;
import dev.mqttworkbench.trace.PacketTrace;
import org.jspecify.annotations.Nullable;

/// The gates of all connections of one side: packets that fit a [Breakpoint] are held, and go on one by one. Without breakpoints and
/// impairments no connection has a gate, and nothing costs anything.
///
/// The public methods that answer with a stage may be called from any thread; the stage fails when the side has stopped. Everything
/// that is done to a packet stands in the trace, where it is on.
public final class Gates {

    private final GateLoop loop;
    private final GateNotes notes;

    // On the loop only.
    private final Map<Long, Line> lines = new LinkedHashMap<>();
    private final Map<Long, Gate> gates = new LinkedHashMap<>();
    private List<Breakpoint> breakpoints = List.of();
    private final Map<String, Impaired> impaired = new HashMap<>();
    private boolean keepAlivePauses;
    private long holds;

    /// @param loop where its connections live
    /// @param trace told about what is done to packets
    public Gates(GateLoop loop, PacketTrace trace) {
        this.loop = loop;
        this.notes = new GateNotes(trace);
    }

    // ---- for the connections, on the loop ----

    /// A connection has begun.
    public void opened(Line line) {
        lines.put(line.number(), line);
        if (!breakpoints.isEmpty() || !impaired.isEmpty()) {
            attach(line);
        }
    }

    /// The client of a connection is known now.
    public void identified(Line line) {
        var gate = gates.get(line.number());
        if (gate != null) {
            gate.begin();
        }
    }

    /// A connection has ended. What its peer said before, and is held, stays until it goes on: one that publishes and leaves has published.
    ///
    /// @param behind is told of the end, behind that; at once where nothing is held
    public void closed(Line line, Runnable behind) {
        var gate = gates.get(line.number());
        if (gate == null) {
            lines.remove(line.number());
            behind.run();
        } else {
            gate.end(behind);
        }
    }

    /// Nothing of a connection is here any more.
    void ended(Line line) {
        lines.remove(line.number());
        gates.remove(line.number());
    }

    /// Whether the Keep Alive of a connection stands still at present: it is frozen, or it holds packets and somebody wants it so.
    public boolean pausesKeepAliveOf(Line line) {
        var gate = gates.get(line.number());
        return gate != null && (gate.isFrozen() || keepAlivePauses && gate.holds());
    }

    private Gate attach(Line line) {
        var gate = gates.computeIfAbsent(line.number(), number -> new Gate(line, this, loop));
        line.setGate(gate);
        return gate;
    }

    boolean stop(Direction direction, String clientIdentifier, Packet packet) {
        return breakpoints.stream().anyMatch(breakpoint -> breakpoint.stops(direction, clientIdentifier, packet));
    }

    @Nullable Impaired impairedOf(String clientIdentifier) {
        return impaired.get(clientIdentifier);
    }

    long nextHold() {
        return ++holds;
    }

    Runnable in(Duration delay, Runnable task) {
        return loop.in(delay, task);
    }

    GateNotes notes() {
        return notes;
    }

    /// The last that a connection held has gone on.
    void holdsNoMore(Line line) {
        if (keepAlivePauses) {
            line.keepAliveGoesOn();
        }
    }

    // ---- for whoever steps, any thread ----

    /// Holds from now on what fits one of the breakpoints. What is held already stays; without breakpoints everything goes on.
    public CompletionStage<Void> stopAt(List<Breakpoint> wanted) {
        var copy = List.copyOf(wanted);
        return loop.ask(() -> {
            breakpoints = copy;
            attachOrOpen();
            return null;
        });
    }

    /// Holds nothing any more, since this side is about to stop: last words that are held would keep it. On the loop.
    public void open() {
        breakpoints = List.of();
        attachOrOpen();
    }

    private void attachOrOpen() {
        if (!breakpoints.isEmpty() || !impaired.isEmpty()) {
            lines.values().forEach(this::attach);
        }
        if (breakpoints.isEmpty()) {
            List.copyOf(gates.values()).forEach(gate -> gate.releaseAll(Long.MAX_VALUE));
            List.copyOf(lines.values()).forEach(this::rests);
        }
    }

    /// A gate that nobody needs goes, as soon as what is behind it cannot overtake what is on its way.
    void rests(Line line) {
        var gate = gates.get(line.number());
        if (gate != null && breakpoints.isEmpty() && impaired.isEmpty() && gate.isIdle()) {
            gates.remove(line.number());
            gate.retire();
            line.setGate(null);
        }
    }

    /// Makes the way to a client worse from now on, or as it was. What is on its way already arrives.
    public CompletionStage<Void> impair(String clientIdentifier, Optional<Impairment> how) {
        return loop.ask(() -> {
            if (how.isPresent()) {
                impaired.put(clientIdentifier, new Impaired(how.get()));
            } else {
                impaired.remove(clientIdentifier);
            }
            attachOrOpen();
            gates.values().stream().filter(gate -> gate.isOf(clientIdentifier)).forEach(Gate::begin);
            return null;
        });
    }

    /// The packets that wait, in the order in which they came. All of them may be very many.
    public CompletionStage<List<HeldPacket>> held() {
        return held(Integer.MAX_VALUE).thenApply(HeldPackets::first);
    }

    /// The same for who asks often: those that came first, and how many there are in all.
    ///
    /// @param most how many of them
    public CompletionStage<HeldPackets> held(int most) {
        return loop.ask(() -> HeldPackets.of(gates.values(), most));
    }

    /// Lets the packet go on that has waited longest.
    ///
    /// @return which; empty where none waits
    public CompletionStage<Optional<HeldPacket>> releaseNext() {
        return loop.ask(() -> {
            var oldest = HeldPackets.of(gates.values(), 1).first().stream().findFirst();
            oldest.ifPresent(packet -> on(packet.hold(), gate -> gate.release(packet.hold())));
            return oldest;
        });
    }

    /// Lets a packet go on; those behind it go on with it up to the next that fits a breakpoint.
    ///
    /// @return false where it does not wait, or others of its connection and direction are in front of it
    public CompletionStage<Boolean> release(long hold) {
        return loop.ask(() -> on(hold, gate -> gate.release(hold)));
    }

    /// Lets everything go on that waits now; what comes next is held again.
    public CompletionStage<Void> releaseAll() {
        return loop.ask(() -> {
            var last = holds;
            List.copyOf(gates.values()).forEach(gate -> gate.releaseAll(last));
            return null;
        });
    }

    /// Lets a packet get lost.
    ///
    /// @return whether it waited
    public CompletionStage<Boolean> drop(long hold) {
        return loop.ask(() -> on(hold, gate -> gate.drop(hold)));
    }

    /// Lets a packet go on twice.
    ///
    /// @return false as with [#release(long)]
    public CompletionStage<Boolean> duplicate(long hold) {
        return loop.ask(() -> on(hold, gate -> gate.duplicate(hold)));
    }

    /// Lets a packet go on by itself after a while, and behind those in front of it.
    ///
    /// @return whether it waited
    public CompletionStage<Boolean> delay(long hold, Duration delay) {
        return loop.ask(() -> on(hold, gate -> gate.delay(hold, delay)));
    }

    /// Closes the sockets of this side at once and without a packet, as if the network were gone.
    ///
    /// @return whether there was one
    public CompletionStage<Boolean> cut() {
        return loop.ask(() -> {
            var all = List.copyOf(lines.values());
            all.forEach(Line::cut);
            return !all.isEmpty();
        });
    }

    /// Lets the connections of a client hang, or go on: they are not read, and nothing is sent on them, whatever is released. This side does not end
    /// them for it; the other may.
    ///
    /// @return whether anything has changed
    public CompletionStage<Boolean> freeze(String clientIdentifier, boolean wanted) {
        return loop.ask(() -> {
            var changed = false;
            for (var line : List.copyOf(lines.values())) {
                if (line.clientIdentifier().equals(clientIdentifier) && (wanted || gates.containsKey(line.number()))) {
                    changed |= attach(line).freeze(wanted);
                }
            }
            return changed;
        });
    }

    /// Whether a connection of a client hangs.
    public CompletionStage<Boolean> isFrozen(String clientIdentifier) {
        return loop.ask(() -> gates.values().stream().anyMatch(gate -> gate.isOf(clientIdentifier) && gate.isFrozen()));
    }

    /// Sends a packet once more as it was: out to the peer, or in as if it had arrived. It overtakes nothing: it waits behind what is held in its
    /// direction, while its connection is frozen, and behind what is on a slow way, where it may also get lost.
    ///
    /// @return whether the connection is there
    public CompletionStage<Boolean> resend(long connection, Direction direction, Packet packet) {
        return loop.ask(() -> {
            var line = lines.get(connection);
            if (line == null) {
                return false;
            }
            var isThere = attach(line).resend(direction, packet);
            rests(line);
            return isThere;
        });
    }

    /// Whether the Keep Alive of a connection stands still while it holds packets. Off at first.
    public CompletionStage<Void> pauseKeepAlive(boolean pauses) {
        return loop.ask(() -> {
            if (keepAlivePauses && !pauses) {
                lines.values().stream().filter(this::pausesKeepAliveOf).forEach(Line::keepAliveGoesOn);
            }
            keepAlivePauses = pauses;
            return null;
        });
    }

    private boolean on(long hold, Predicate<Gate> what) {
        for (var gate : List.copyOf(gates.values())) {
            if (gate.has(hold)) {
                return what.test(gate);
            }
        }
        return false;
    }
}
