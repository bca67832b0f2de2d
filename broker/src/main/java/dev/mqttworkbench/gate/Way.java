package dev.mqttworkbench.gate;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import dev.mqttworkbench.mqtt.packet.Disconnect;
import dev.mqttworkbench.mqtt.packet.Packet;
import dev.mqttworkbench.mqtt.packet.PingReq;
import dev.mqttworkbench.mqtt.packet.PingResp;
import dev.mqttworkbench.trace.Direction;
import dev.mqttworkbench.trace.GateStep.Action;

/// One direction of a [Gate]: what waits there, in its order, and what is on its way behind it. On the loop only.
final class Way {

    private final Direction direction;
    private final Line line;
    private final Gates gates;
    private final Runnable moved;
    private final Runnable arrived;
    private final DelayLine slow;
    private final GateQueue waiting = new GateQueue();
    private final LostAliases aliases = new LostAliases();
    private final Ice ice = new Ice();
    private boolean isPassing;
    private boolean isCut;

    /// @param end where packets come out
    /// @param moved runs when fewer may wait than before
    /// @param arrived runs when one that was on its way has come out, or there is no lost Topic Alias to say any more
    Way(Direction direction, Line line, Gates gates, GateLoop loop, Consumer<Packet> end, Runnable moved, Runnable arrived) {
        this.direction = direction;
        this.line = line;
        this.gates = gates;
        this.moved = moved;
        this.arrived = arrived;
        this.slow = new DelayLine(loop, end, arrived);
    }

    // ---- packets come ----

    /// A packet has come: it passes, or waits.
    void take(Packet packet) {
        take(packet, true);
    }

    /// A packet is to go on that has done so before: behind what is here already, as one that has just come, but it does not stop for itself.
    ///
    /// @return false where nothing comes through any more
    boolean resend(Packet packet) {
        if (!isCut) {
            gates.notes().note(line, 0, Action.RESENT, direction, packet);
            take(packet, false);
        }
        return !isCut;
    }

    private void take(Packet packet, boolean mayStop) {
        if (isCut) { // it came with the last that was read, or nobody is there any more to get it
            gates.notes().note(line, 0, Action.ENDED, direction, packet);
            return;
        }
        if (ice.isThere()) {
            ice.come(packet, mayStop);
            return;
        }
        var stops = mayStop && gates.stop(direction, line.clientIdentifier(), packet);
        if (stops || holds() && !overtakes(packet)) {
            var hold = gates.nextHold();
            var isNoted = gates.notes().note(line, hold, Action.HELD, direction, packet);
            waiting.add(new WaitingPacket(hold, packet, line.size(packet), stops, isNoted));
        } else {
            pass(packet);
        }
    }

    /// Keep alive is not held up by what is held, and neither are our last words. Those of the peer are, and those that are passed on: what was said
    /// before them counts.
    private boolean overtakes(Packet packet) {
        return packet instanceof PingReq || packet instanceof PingResp
                || packet instanceof Disconnect && direction == Direction.OUT && !line.passesOn();
    }

    /// Hands a packet on, or loses it, or hands it on later.
    private void pass(Packet packet) {
        var size = line.size(packet);
        var impaired = gates.impairedOf(line.clientIdentifier());
        if (isCut) {
            gates.notes().note(line, 0, Action.ENDED, direction, packet);
        } else if (ice.isThere()) {
            ice.letGoOn(packet);
        } else if (impaired == null) {
            send(packet, size, 0);
        } else if (impaired.loses(direction, packet)) {
            gates.notes().note(line, 0, Action.LOST, direction, packet);
            aliases.lost(packet);
            if (impaired.cutsFor(packet)) {
                line.cut();
            }
        } else {
            send(packet, size, impaired.delay(direction, packet, size, System.nanoTime()));
        }
    }

    private void send(Packet packet, int size, long nanos) {
        var isSaying = !aliases.isEmpty();
        slow.send(aliases.passing(packet), size, nanos);
        if (isSaying && aliases.isEmpty()) {
            arrived.run();
        }
    }

    // ---- what becomes of those that wait ----

    /// Lets a packet go on that is the first, and those behind it up to the next that stops.
    ///
    /// @param action [Action#RELEASED], or [Action#DUPLICATED] to let it go on twice
    /// @return whether it was the first
    boolean letFirst(long hold, Action action) {
        var first = waiting.first().filter(each -> each.hold == hold);
        first.ifPresent(packet -> {
            let(packet, action);
            if (action == Action.DUPLICATED) {
                pass(packet.packet);
            }
            goOn();
        });
        return first.isPresent();
    }

    /// Forgets a packet, whichever it is; those that only waited behind it go on.
    ///
    /// @return whether it waits here
    boolean drop(long hold) {
        var dropped = waiting.find(hold);
        dropped.ifPresent(packet -> {
            waiting.take(packet);
            note(packet, Action.DROPPED);
            aliases.lost(packet.packet);
            goOn();
        });
        return dropped.isPresent();
    }

    /// Lets a packet go on by itself after a while: not before those in front of it.
    ///
    /// @return whether it waits here
    boolean delay(long hold, Duration delay) {
        var delayed = waiting.find(hold);
        delayed.ifPresent(packet -> {
            note(packet, Action.DELAYED);
            packet.timedBy(gates.in(delay, () -> {
                packet.due();
                goOn();
            }));
        });
        return delayed.isPresent();
    }

    /// Lets everything go on that waits, in its order, up to this number; what only waited behind it does so with [#goOn()].
    void releaseUpTo(long last) {
        for (var first = firstUpTo(last); first.isPresent(); first = firstUpTo(last)) {
            let(first.get(), Action.RELEASED);
        }
    }

    private Optional<WaitingPacket> firstUpTo(long last) {
        return isCut ? Optional.empty() : waiting.first().filter(each -> each.hold <= last);
    }

    private void let(WaitingPacket packet, Action action) {
        waiting.take(packet);
        note(packet, action);
        pass(packet.packet);
    }

    /// What becomes of one is told where it was told that it waits, also while nobody looks any more.
    private void note(WaitingPacket packet, Action action) {
        if (packet.isNoted) {
            gates.notes().noteAlways(line, packet.hold, action, direction, packet.packet);
        }
    }

    /// What only waited behind another one goes on, and what was delayed and is due.
    void goOn() {
        if (isPassing) { // a packet that passes may make somebody send or release
            return;
        }
        isPassing = true;
        for (var first = firstThatMay(); first.isPresent(); first = firstThatMay()) {
            let(first.get(), Action.RELEASED);
        }
        isPassing = false;
        moved.run();
    }

    private Optional<WaitingPacket> firstThatMay() {
        return isCut || ice.isThere() ? Optional.empty() : waiting.first().filter(WaitingPacket::mayGoOn);
    }

    /// Nothing passes any more: what comes waits behind the ice and is not told of, and what is released waits there too.
    void freeze() {
        ice.freeze();
    }

    /// All of it comes now, in its order.
    void thaw() {
        ice.melt(this::pass, this::take);
        goOn();
    }

    // ---- what is asked of it ----

    /// Whether so much is here that no more should be taken.
    boolean isFull() {
        return ice.isThere() || waiting.load().isMuch() || slow.load().isMuch();
    }

    boolean hasRoomAgain() {
        return !ice.isThere() && waiting.load().isLittle() && slow.load().isLittle();
    }

    /// Whether so many answers are here that nothing more should be answered.
    boolean isFullOfAnswers() {
        return waiting.load().hasManyAnswers() || slow.load().hasManyAnswers();
    }

    boolean hasRoomForAnswersAgain() {
        return waiting.load().hasFewAnswers() && slow.load().hasFewAnswers();
    }

    /// How many packets wait here.
    int holding() {
        return waiting.load().packets();
    }

    /// Whether a packet waits here.
    boolean holds() {
        return !waiting.isEmpty();
    }

    /// Whether this packet waits here.
    boolean has(long hold) {
        return waiting.find(hold).isPresent();
    }

    /// Whether a packet waits here behind which the connection is to be closed.
    boolean holdsLastWord() {
        return waiting.holdsLastWord();
    }

    /// Whether nothing waits and nothing is on its way.
    boolean isEmpty() {
        return !holds() && slow.isEmpty() && ice.isEmpty();
    }

    /// Whether it would be no other way without it: nothing could be overtaken, and no Topic Alias got lost.
    boolean isIdle() {
        return isEmpty() && aliases.isEmpty() && !ice.isThere();
    }

    boolean isCut() {
        return isCut;
    }

    /// What waits, oldest first, at most so many.
    List<HeldPacket> held(int most) {
        var first = waiting.first();
        return waiting.first(most).stream().map(each -> new HeldPacket(each.hold, line.number(), line.clientIdentifier(), direction, each.packet, each.since,
                first.filter(it -> it == each).isPresent())).toList();
    }

    // ---- its connection ends ----

    /// Nothing comes through any more.
    void cut() {
        isCut = true;
    }

    /// What is on its way comes out now, unless the connection was cut.
    void hurry() {
        if (!isCut) {
            slow.hurry();
        }
    }

    /// Its connection has ended: what is here is gone.
    void end() {
        slow.lose().forEach(packet -> gates.notes().note(line, 0, Action.ENDED, direction, packet));
        ice.end().forEach(packet -> gates.notes().note(line, 0, Action.ENDED, direction, packet));
        for (var each : waiting.all()) {
            waiting.take(each);
            note(each, Action.ENDED);
        }
    }
}
