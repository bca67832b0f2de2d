package dev.mqttworkbench.gate;

import java.time.Duration;
import java.util.stream.Stream;

import dev.mqttworkbench.mqtt.packet.Packet;
import dev.mqttworkbench.trace.Direction;
import dev.mqttworkbench.trace.GateStep.Action;
import dev.mqttworkbench.trace.TracedConnection;
import org.jspecify.annotations.Nullable;

/// What holds the packets of one Network Connection back, each direction in its own order, while everybody else goes on. A plain
/// object, on the loop of its connection only.
public final class Gate {

    private final Line line;
    private final Gates gates;
    private final Way in;
    private final Way out;
    private boolean isReadingStopped;
    private boolean isFrozen;
    private boolean wasFull;
    private boolean wasHolding;
    private @Nullable Runnable behindLastWord;
    private @Nullable Runnable behindPeer;
    private Runnable callOffCut = () -> {};

    Gate(Line line, Gates gates, GateLoop loop) {
        this.line = line;
        this.gates = gates;
        this.in = new Way(Direction.IN, line, gates, loop, line::passIn, this::moved, this::arrived);
        this.out = new Way(Direction.OUT, line, gates, loop, line::passOut, this::moved, this::arrived);
    }

    // ---- packets come ----

    /// A packet has arrived.
    public void incoming(Packet packet) {
        in.take(packet);
        wasHolding |= in.holds();
        stopReadingWhereFull();
    }

    /// A packet is to be sent.
    public void outgoing(Packet packet) {
        out.take(packet);
        wasHolding |= out.holds();
        wasFull |= out.isFull();
        stopReadingWhereFull();
    }

    /// A peer is read no more while much of it waits, or many answers to it: each packet that is read may bring one more. Messages to it do
    /// not count here, they wait where they come from; so its keep alive is still answered.
    private void stopReadingWhereFull() {
        if (!isReadingStopped && (in.isFull() || out.isFullOfAnswers())) {
            isReadingStopped = true;
            line.read(false);
        }
    }

    /// A packet goes on once more, behind what waits or is on its way in its direction.
    ///
    /// @return false where nothing comes through there any more
    boolean resend(Direction direction, Packet packet) {
        var isThere = (direction == Direction.IN ? in : out).resend(packet);
        wasFull |= out.isFull();
        stopReadingWhereFull();
        return isThere;
    }

    /// Whether more may be sent: as soon as not, it waits where it comes from.
    public boolean takesMore() {
        return !out.isFull();
    }

    // ---- what becomes of those that wait ----

    /// Lets a packet go on that is the first of its direction, and those behind it up to the next that stops.
    ///
    /// @return whether it was the first
    boolean release(long hold) {
        return in.letFirst(hold, Action.RELEASED) || out.letFirst(hold, Action.RELEASED);
    }

    /// Lets a packet go on twice, as [#release(long)].
    boolean duplicate(long hold) {
        return in.letFirst(hold, Action.DUPLICATED) || out.letFirst(hold, Action.DUPLICATED);
    }

    /// Forgets a packet, whichever it is; those that only waited behind it go on.
    ///
    /// @return whether it waits here
    boolean drop(long hold) {
        return in.drop(hold) || out.drop(hold);
    }

    /// Lets a packet go on by itself after a while: not before those in front of it.
    ///
    /// @return whether it waits here
    boolean delay(long hold, Duration delay) {
        return in.delay(hold, delay) || out.delay(hold, delay);
    }

    /// Lets everything go on that waits, in its order, up to this number.
    void releaseAll(long last) {
        in.releaseUpTo(last);
        out.releaseUpTo(last);
        in.goOn();
        out.goOn();
    }

    /// Reads nothing and lets nothing pass any more, whatever is released: a peer that hangs. Or goes on where it was.
    ///
    /// @return whether it was not so before
    boolean freeze(boolean wanted) {
        if (isFrozen == wanted) {
            return false;
        }
        isFrozen = wanted;
        gates.notes().note(line, wanted ? TracedConnection.Event.FROZEN : TracedConnection.Event.THAWED);
        if (wanted) {
            in.freeze();
            out.freeze();
            wasFull = true;
            isReadingStopped = true;
            line.read(false);
        } else {
            in.thaw();
            out.thaw();
            gates.rests(line);
        }
        return true;
    }

    boolean isFrozen() {
        return isFrozen;
    }

    private void moved() {
        if (wasHolding && !holds()) {
            wasHolding = false;
            gates.holdsNoMore(line);
        }
        var close = behindLastWord;
        if (close != null && !keepsOpen()) {
            behindLastWord = null;
            close.run();
        }
        if (behindPeer != null && in.isEmpty()) {
            finish(behindPeer);
            return;
        }
        if (isReadingStopped && in.hasRoomAgain() && out.hasRoomForAnswersAgain()) {
            isReadingStopped = false;
            line.read(true);
        }
        if (wasFull && out.hasRoomAgain()) {
            wasFull = false;
            line.tookMore();
        }
    }

    private void arrived() {
        moved();
        gates.rests(line);
    }

    // ---- what is asked of it ----

    /// What waits, oldest first in each direction, and at most so many of each.
    Stream<HeldPacket> held(int most) {
        return Stream.concat(in.held(most).stream(), out.held(most).stream());
    }

    /// How many packets wait here.
    int holding() {
        return in.holding() + out.holding();
    }

    /// Whether a packet waits here, in any direction.
    public boolean holds() {
        return in.holds() || out.holds();
    }

    /// Whether this packet waits here.
    boolean has(long hold) {
        return in.has(hold) || out.has(hold);
    }

    boolean isOf(String clientIdentifier) {
        return line.clientIdentifier().equals(clientIdentifier);
    }

    /// Whether it has nothing that could be overtaken if it were not there any more.
    boolean isIdle() {
        return in.isIdle() && out.isIdle();
    }

    // ---- its connection begins and ends ----

    /// The connection has begun: what the way does to it begins too, in place of what it did.
    void begin() {
        callOffCut.run();
        var impaired = gates.impairedOf(line.clientIdentifier());
        if (impaired != null) {
            impaired.impairment().cutEvery().ifPresent(after -> callOffCut = gates.in(after, line::cut));
        }
    }

    /// It is not needed any more.
    void retire() {
        callOffCut.run();
    }

    /// The connection is about to be cut: what is on its way is lost, and so is what its peer has said before it left.
    public void cutting() {
        in.cut();
        out.cut();
        if (behindPeer != null) {
            finish(behindPeer);
        }
    }

    /// The connection is about to be closed from this side: what has been sent and is still on its way leaves before that, and nobody is there
    /// any more for what comes. A CONNACK that refuses and a DISCONNECT are the last words themselves: while one is held, the connection stays.
    /// Who passes on what another end has said owes all of it, and its end behind that: while any is held or on its way, or the connection is frozen,
    /// it stays.
    ///
    /// @param close runs instead, as soon as that has gone on
    /// @return whether the connection may be closed at once
    public boolean closing(Runnable close) {
        in.cut();
        if (keepsOpen()) {
            behindLastWord = close;
            return false;
        }
        out.hurry();
        return true;
    }

    private boolean keepsOpen() {
        return line.passesOn() ? isFrozen || !out.isEmpty() : out.holdsLastWord();
    }

    /// The connection has ended. What came before its end, and is still on its way or held, comes before it here too; nothing goes out any more.
    ///
    /// @param behind runs behind that, perhaps at once
    void end(Runnable behind) {
        callOffCut.run();
        in.hurry();
        out.end();
        out.cut();
        if (in.isCut() || in.isEmpty()) {
            finish(behind);
        } else {
            behindPeer = behind;
        }
    }

    private void finish(Runnable behind) {
        behindPeer = null;
        behindLastWord = null;
        var impaired = gates.impairedOf(line.clientIdentifier());
        if (impaired != null) {
            impaired.ended();
        }
        gates.ended(line);
        in.end();
        behind.run();
    }
}
