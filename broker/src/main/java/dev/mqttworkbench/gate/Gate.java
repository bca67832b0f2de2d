package dev.mqttworkbench.gate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.mqttworkbench.mqtt.packet.ConnAck;
import dev.mqttworkbench.mqtt.packet.Disconnect;
import dev.mqttworkbench.mqtt.packet.Packet;
import dev.mqttworkbench.mqtt.packet.PingReq;
import dev.mqttworkbench.mqtt.packet.PingResp;
import dev.mqttworkbench.mqtt.packet.ReasonCode;
import dev.mqttworkbench.trace.Direction;
import dev.mqttworkbench.trace.GateStep.Action;
import org.jspecify.annotations.Nullable;

/// What holds the packets of one Network Connection back, each direction in its own order, while everybody else goes on. A plain
/// object, on the loop of its connection only.
public final class Gate {

    /// One direction: what waits at the gate, and what is on its way behind it.
    private static final class Way {

        final Direction direction;
        final DelayLine line;
        final GateQueue waiting = new GateQueue();
        final LostAliases aliases = new LostAliases();
        boolean isPassing;

        boolean isFull() {
            return waiting.isFull() || line.isFull();
        }

        boolean hasRoomAgain() {
            return waiting.hasRoomAgain() && line.hasRoomAgain();
        }

        Way(Direction direction, DelayLine line) {
            this.direction = direction;
            this.line = line;
        }
    }

    private final Line line;
    private final Gates gates;
    private final Way in;
    private final Way out;
    private boolean isReadingStopped;
    private boolean wasFull;
    private boolean isCut;
    private boolean wasHolding;
    private @Nullable Runnable behindLastWord;
    private Runnable callOffCut = () -> {};

    Gate(Line line, Gates gates, GateLoop loop) {
        this.line = line;
        this.gates = gates;
        this.in = new Way(Direction.IN, new DelayLine(loop, line::passIn, this::arrived));
        this.out = new Way(Direction.OUT, new DelayLine(loop, line::passOut, this::arrived));
    }

    // ---- packets come ----

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

    private void take(Way way, Packet packet) {
        if (isCut) { // it came with the last that was read, or nobody is there any more to get it
            gates.note(line, 0, Action.ENDED, way.direction, packet);
            return;
        }
        var stops = gates.stop(way.direction, line.clientIdentifier(), packet);
        if (stops || !way.waiting.isEmpty() && !overtakes(packet)) {
            var hold = gates.nextHold();
            wasHolding = true;
            way.waiting.add(new WaitingPacket(hold, packet, line.size(packet), stops, gates.note(line, hold, Action.HELD, way.direction, packet)));
        } else {
            pass(way, packet);
        }
    }

    /// Keep alive is not held up by what is held, and neither are last words.
    private static boolean overtakes(Packet packet) {
        return packet instanceof PingReq || packet instanceof PingResp || packet instanceof Disconnect;
    }

    /// Hands a packet on, or loses it, or hands it on later.
    private void pass(Way way, Packet packet) {
        var size = line.size(packet);
        var impaired = gates.impairedOf(line.clientIdentifier());
        if (isCut) {
            gates.note(line, 0, Action.ENDED, way.direction, packet);
        } else if (impaired == null) {
            way.line.send(way.aliases.passing(packet), size, 0);
        } else if (impaired.loses(way.direction, packet)) {
            gates.note(line, 0, Action.LOST, way.direction, packet);
            way.aliases.lost(packet);
            if (impaired.cutsFor(packet)) {
                line.cut();
            }
        } else {
            way.line.send(way.aliases.passing(packet), size, impaired.delay(way.direction, size, System.nanoTime()));
        }
    }

    // ---- what becomes of those that wait ----

    /// Lets a packet go on that is the first of its direction, and those behind it up to the next that stops.
    ///
    /// @return whether it was the first
    boolean release(long hold) {
        return letFirst(hold, Action.RELEASED);
    }

    /// Lets a packet go on twice, as [#release(long)].
    boolean duplicate(long hold) {
        return letFirst(hold, Action.DUPLICATED);
    }

    private boolean letFirst(long hold, Action action) {
        for (var way : List.of(in, out)) {
            var first = way.waiting.first().filter(each -> each.hold == hold);
            if (first.isPresent()) {
                let(way, first.get(), action);
                if (action == Action.DUPLICATED) {
                    pass(way, first.get().packet);
                }
                goOn(way);
                return true;
            }
        }
        return false;
    }

    /// Forgets a packet, whichever it is; those that only waited behind it go on.
    ///
    /// @return whether it waits here
    boolean drop(long hold) {
        for (var way : List.of(in, out)) {
            var dropped = way.waiting.find(hold);
            if (dropped.isPresent()) {
                way.waiting.take(dropped.get());
                note(way, dropped.get(), Action.DROPPED);
                way.aliases.lost(dropped.get().packet);
                goOn(way);
                return true;
            }
        }
        return false;
    }

    /// Lets a packet go on by itself after a while: not before those in front of it.
    ///
    /// @return whether it waits here
    boolean delay(long hold, Duration delay) {
        for (var way : List.of(in, out)) {
            var delayed = way.waiting.find(hold);
            if (delayed.isPresent()) {
                note(way, delayed.get(), Action.DELAYED);
                delayed.get().timedBy(gates.in(delay, () -> {
                    delayed.get().due();
                    goOn(way);
                }));
                return true;
            }
        }
        return false;
    }

    /// Lets everything go on that waits, in its order, up to this number.
    void releaseAll(long last) {
        for (var way : List.of(in, out)) {
            for (var first = firstUpTo(way, last); first.isPresent(); first = firstUpTo(way, last)) {
                let(way, first.get(), Action.RELEASED);
            }
        }
        goOn(in);
        goOn(out);
    }

    private Optional<WaitingPacket> firstUpTo(Way way, long last) {
        return isCut ? Optional.empty() : way.waiting.first().filter(each -> each.hold <= last);
    }

    private void let(Way way, WaitingPacket packet, Action action) {
        way.waiting.take(packet);
        note(way, packet, action);
        pass(way, packet.packet);
    }

    /// What becomes of one is told where it was told that it waits, also while nobody looks any more.
    private void note(Way way, WaitingPacket packet, Action action) {
        if (packet.isNoted) {
            gates.noteAlways(line, packet.hold, action, way.direction, packet.packet);
        }
    }

    /// What only waited behind another one goes on, and what was delayed and is due.
    private void goOn(Way way) {
        if (way.isPassing) { // a packet that passes may make somebody send or release
            return;
        }
        way.isPassing = true;
        for (var first = firstThatMay(way); first.isPresent(); first = firstThatMay(way)) {
            let(way, first.get(), Action.RELEASED);
        }
        way.isPassing = false;
        roomAgain();
    }

    private Optional<WaitingPacket> firstThatMay(Way way) {
        return isCut ? Optional.empty() : way.waiting.first().filter(WaitingPacket::mayGoOn);
    }

    private void roomAgain() {
        if (wasHolding && !holds()) {
            wasHolding = false;
            gates.holdsNoMore(line);
        }
        var then = behindLastWord;
        if (then != null && !holdsLastWord()) {
            behindLastWord = null;
            then.run();
        }
        if (isReadingStopped && in.hasRoomAgain()) {
            isReadingStopped = false;
            line.read(true);
        }
        if (wasFull && out.hasRoomAgain()) {
            wasFull = false;
            line.tookMore();
        }
    }

    // ---- what is asked of it ----

    /// What waits, oldest first in each direction.
    List<HeldPacket> held() {
        var all = new ArrayList<HeldPacket>();
        for (var way : List.of(in, out)) {
            var first = way.waiting.first();
            way.waiting.all().forEach(each -> all.add(new HeldPacket(each.hold, line.number(), line.clientIdentifier(), way.direction, each.packet,
                    each.since, first.filter(it -> it == each).isPresent())));
        }
        return all;
    }

    /// Whether a packet waits here, in any direction.
    public boolean holds() {
        return !in.waiting.isEmpty() || !out.waiting.isEmpty();
    }

    /// Whether this packet waits here.
    boolean has(long hold) {
        return in.waiting.find(hold).isPresent() || out.waiting.find(hold).isPresent();
    }

    boolean isOf(String clientIdentifier) {
        return line.clientIdentifier().equals(clientIdentifier);
    }

    /// Whether it has nothing that could be overtaken if it were not there any more.
    boolean isIdle() {
        return !holds() && in.line.isEmpty() && out.line.isEmpty();
    }

    private void arrived() {
        roomAgain();
        gates.rests(line);
    }

    // ---- its connection begins and ends ----

    /// The connection has begun: what the way does to it begins too, in place of what it did.
    void begin() {
        callOffCut.run();
        var impaired = gates.impairedOf(line.clientIdentifier());
        if (impaired != null) {
            impaired.begin();
            impaired.impairment().cutEvery().ifPresent(after -> callOffCut = gates.in(after, line::cut));
        }
    }

    /// It is not needed any more.
    void retire() {
        callOffCut.run();
    }

    /// The connection is about to be cut: what is on its way is lost.
    public void cutting() {
        isCut = true;
    }

    /// The connection is about to be closed: what has been sent and is still on its way leaves before that. A CONNACK that refuses is the
    /// last word itself: while it is held, the connection stays.
    ///
    /// @param close runs instead, as soon as that has gone on
    /// @return whether the connection may be closed at once
    public boolean closing(Runnable close) {
        if (holdsLastWord()) {
            behindLastWord = close;
            return false;
        }
        out.line.hurry();
        return true;
    }

    private boolean holdsLastWord() {
        return out.waiting.all().stream().anyMatch(each -> each.packet instanceof ConnAck answer && answer.reasonCode() != ReasonCode.SUCCESS);
    }

    /// The connection has ended. What came before its end, and is still on its way, comes before it here too.
    void end() {
        callOffCut.run();
        if (!isCut) {
            in.line.hurry();
        }
        for (var way : List.of(in, out)) {
            way.line.lose().forEach(packet -> gates.note(line, 0, Action.ENDED, way.direction, packet));
            for (var each : way.waiting.all()) {
                way.waiting.take(each);
                note(way, each, Action.ENDED);
            }
        }
    }
}
