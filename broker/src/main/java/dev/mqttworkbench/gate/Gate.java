package dev.mqttworkbench.gate;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

import dev.mqttworkbench.mqtt.packet.Disconnect;
import dev.mqttworkbench.mqtt.packet.Packet;
import dev.mqttworkbench.mqtt.packet.PingReq;
import dev.mqttworkbench.mqtt.packet.PingResp;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.trace.Direction;
import dev.mqttworkbench.trace.GateStep.Action;
import org.jspecify.annotations.Nullable;

/// What holds the packets of one Network Connection back, each direction in its own order, while everybody else goes on. A plain
/// object, on the loop of its connection only.
public final class Gate {

    /// From how many packets on one direction is stopped: what arrives is not read, what is to be sent waits where it is.
    private static final int MANY = 10_000;
    private static final long MANY_BYTES = 4 << 20;

    /// One packet that waits.
    private static final class Waiting {

        final long hold;
        final Packet packet;
        final Instant since = Instant.now();
        final boolean stopped; // otherwise it only waits behind one that is
        boolean isDue;
        @Nullable Runnable callOff;

        Waiting(long hold, Packet packet, boolean stopped) {
            this.hold = hold;
            this.packet = packet;
            this.stopped = stopped;
        }
    }

    /// The packets of one direction that wait.
    private static final class Way {

        final Direction direction;
        final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
        long bytes;
        boolean isPassing;
        int delayed;
        long lastDue;

        Way(Direction direction) {
            this.direction = direction;
        }

        boolean isFull() {
            return waiting.size() >= MANY || bytes >= MANY_BYTES;
        }

        boolean hasRoomAgain() {
            return waiting.size() < MANY / 2 && bytes < MANY_BYTES / 2;
        }
    }

    private final Line line;
    private final Gates gates;
    private final Way in = new Way(Direction.IN);
    private final Way out = new Way(Direction.OUT);
    private boolean isReadingStopped;
    private boolean wasFull;
    private boolean isEnded;

    Gate(Line line, Gates gates) {
        this.line = line;
        this.gates = gates;
    }

    /// A packet has arrived.
    public void incoming(Packet packet) {
        take(in, packet);
        if (in.isFull() && !isReadingStopped) {
            isReadingStopped = true;
            line.read(false);
        }
    }

    /// A packet is to be sent.
    public void outgoing(Packet packet) {
        take(out, packet);
        wasFull |= out.isFull();
    }

    /// Whether more may be sent: as soon as not, it waits where it comes from.
    public boolean takesMore() {
        return !out.isFull();
    }

    /// The connection has begun: what the way does to it begins too.
    void begin() {
        var impaired = gates.impairedOf(line.clientIdentifier());
        if (impaired != null) {
            impaired.begin();
            impaired.impairment().cutEvery().ifPresent(after -> gates.in(after, () -> {
                if (!isEnded) {
                    line.cut();
                }
            }));
        }
    }

    boolean isOf(String clientIdentifier) {
        return line.clientIdentifier().equals(clientIdentifier);
    }

    /// Whether a packet waits here, in any direction.
    public boolean holds() {
        return !in.waiting.isEmpty() || !out.waiting.isEmpty();
    }

    private void take(Way way, Packet packet) {
        var stops = gates.stop(way.direction, line.clientIdentifier(), packet);
        if (stops || !way.waiting.isEmpty() && !overtakes(packet)) {
            var hold = gates.nextHold();
            way.waiting.addLast(new Waiting(hold, packet, stops));
            way.bytes += size(packet);
            gates.note(line, hold, Action.HELD, way.direction, packet);
        } else {
            pass(way, packet);
        }
    }

    // ---- what the way to the client does to packets ----

    /// Hands a packet on, or loses it, or hands it on later.
    private void pass(Way way, Packet packet) {
        var impaired = gates.impairedOf(line.clientIdentifier());
        if (impaired == null) {
            later(way, packet, 0); // what was delayed before is not overtaken
        } else if (impaired.loses(way.direction, packet)) {
            gates.note(line, 0, Action.LOST, way.direction, packet);
            if (impaired.cutsFor(packet)) {
                line.cut();
            }
        } else {
            later(way, packet, impaired.delay(way.direction, size(packet), System.nanoTime()));
        }
    }

    private void later(Way way, Packet packet, long nanos) {
        if (nanos <= 0 && way.delayed == 0) {
            handOn(way, packet);
            return;
        }
        way.delayed++;
        var now = System.nanoTime();
        way.lastDue = way.delayed == 1 ? now + nanos : Math.max(way.lastDue, now + nanos);
        gates.in(Duration.ofNanos(way.lastDue - now), () -> {
            way.delayed--;
            if (!isEnded) {
                handOn(way, packet);
            }
        });
    }

    /// Keep alive is not held up by what is held, and neither are last words.
    private static boolean overtakes(Packet packet) {
        return packet instanceof PingReq || packet instanceof PingResp || packet instanceof Disconnect;
    }

    private static long size(Packet packet) {
        return packet instanceof Publish publish ? 100L + publish.payload().size() : 100;
    }

    private void handOn(Way way, Packet packet) {
        if (way.direction == Direction.IN) {
            line.passIn(packet);
        } else {
            line.passOut(packet);
        }
    }

    /// What waits, oldest first in each direction.
    List<HeldPacket> held() {
        var all = new ArrayList<HeldPacket>();
        for (var way : List.of(in, out)) {
            var isNext = true;
            for (var each : way.waiting) {
                all.add(new HeldPacket(
                        each.hold, line.number(), line.clientIdentifier(), way.direction, each.packet, each.since, isNext));
                isNext = false;
            }
        }
        return all;
    }

    /// Lets a packet go on that is the first of its direction, and those behind it up to the next that stops.
    ///
    /// @return whether it was the first
    boolean release(long hold) {
        var way = wayOf(hold);
        if (way == null || way.waiting.getFirst().hold != hold) {
            return false;
        }
        let(way, way.waiting.removeFirst(), Action.RELEASED);
        goOn(way);
        return true;
    }

    /// Lets a packet go on twice, as [#release(long)].
    boolean duplicate(long hold) {
        var way = wayOf(hold);
        if (way == null || way.waiting.getFirst().hold != hold) {
            return false;
        }
        var first = way.waiting.removeFirst();
        let(way, first, Action.DUPLICATED);
        pass(way, first.packet);
        goOn(way);
        return true;
    }

    /// Forgets a packet, whichever it is; those that only waited behind it go on.
    ///
    /// @return whether it waits here
    boolean drop(long hold) {
        var way = wayOf(hold);
        if (way == null) {
            return false;
        }
        var dropped = way.waiting.stream().filter(each -> each.hold == hold).findFirst().orElseThrow();
        way.waiting.remove(dropped);
        forget(way, dropped);
        gates.note(line, hold, Action.DROPPED, way.direction, dropped.packet);
        goOn(way);
        return true;
    }

    /// Lets a packet go on by itself after a while: not before those in front of it.
    ///
    /// @return whether it waits here
    boolean delay(long hold, Duration delay) {
        var way = wayOf(hold);
        if (way == null) {
            return false;
        }
        var delayed = way.waiting.stream().filter(each -> each.hold == hold).findFirst().orElseThrow();
        if (delayed.callOff != null) {
            delayed.callOff.run();
        }
        gates.note(line, hold, Action.DELAYED, way.direction, delayed.packet);
        delayed.callOff = gates.in(delay, () -> {
            delayed.isDue = true;
            goOn(way);
        });
        return true;
    }

    /// Whether this packet waits here.
    boolean has(long hold) {
        return wayOf(hold) != null;
    }

    /// Lets everything go on that waits, in its order, up to this number.
    void releaseAll(long last) {
        for (var way : List.of(in, out)) {
            while (!way.waiting.isEmpty() && way.waiting.getFirst().hold <= last) {
                let(way, way.waiting.removeFirst(), Action.RELEASED);
            }
        }
        goOn(in);
        goOn(out);
    }

    /// The connection has ended.
    void end() {
        isEnded = true;
        for (var way : List.of(in, out)) {
            for (var each : way.waiting) {
                forget(way, each);
                gates.note(line, each.hold, Action.ENDED, way.direction, each.packet);
            }
            way.waiting.clear();
        }
    }

    private @Nullable Way wayOf(long hold) {
        for (var way : List.of(in, out)) {
            if (way.waiting.stream().anyMatch(each -> each.hold == hold)) {
                return way;
            }
        }
        return null;
    }

    private void let(Way way, Waiting packet, Action action) {
        forget(way, packet);
        gates.note(line, packet.hold, action, way.direction, packet.packet);
        pass(way, packet.packet);
    }

    private void forget(Way way, Waiting packet) {
        way.bytes -= size(packet.packet);
        if (packet.callOff != null) {
            packet.callOff.run();
            packet.callOff = null;
        }
    }

    /// What only waited behind another one goes on, and what was delayed and is due.
    private void goOn(Way way) {
        if (way.isPassing) { // a packet that passes may make somebody send or release
            return;
        }
        way.isPassing = true;
        while (!way.waiting.isEmpty() && (!way.waiting.getFirst().stopped || way.waiting.getFirst().isDue)) {
            let(way, way.waiting.removeFirst(), Action.RELEASED);
        }
        way.isPassing = false;
        roomAgain();
    }

    private void roomAgain() {
        if (isReadingStopped && in.hasRoomAgain()) {
            isReadingStopped = false;
            line.read(true);
        }
        if (wasFull && out.hasRoomAgain()) {
            wasFull = false;
            line.tookMore();
        }
    }
}
