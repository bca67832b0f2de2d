package dev.mqttworkbench.app.handshakes;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.mqttworkbench.trace.GateStep;
import dev.mqttworkbench.trace.GateStep.Action;
import org.jspecify.annotations.Nullable;

/// What is done to packets at the gate, on their flows: a packet that comes to the gate over the wire is on its ladder when it has arrived,
/// one that goes on to the wire when it is held.
final class AtGate {

    /// One arrow on one flow.
    ///
    /// @param undo takes back that the packet has passed
    private record Place(Flow flow, Arrow arrow, Runnable undo) {}

    private final FlowBook book;
    private final Map<Long, Place> held = new LinkedHashMap<>();
    private final Map<Long, Place> latest = new HashMap<>();

    AtGate(FlowBook book) {
        this.book = book;
    }

    /// A packet has come in; the next record may say that it is held.
    void arrived(Flow flow, Arrow arrow, Runnable undo) {
        latest.put(arrow.connection(), new Place(flow, arrow, undo));
    }

    void read(GateStep step) {
        switch (step.action()) {
            case HELD -> hold(step);
            case RELEASED, DUPLICATED -> release(step);
            case DELAYED -> change(step, Arrow.Fate.DELAYED, true);
            case DROPPED -> change(step, Arrow.Fate.DROPPED, false);
            case LOST -> lose(step, Arrow.Fate.LOST);
            case ENDED -> end(step);
            case RESENT -> resend(step);
        }
    }

    private void hold(GateStep step) {
        var there = arrivedAs(step);
        if (there == null) {
            held.put(step.hold(), appear(step, Arrow.Fate.HELD));
        } else {
            there.undo().run();
            held.put(step.hold(), become(there, there.arrow().with(Arrow.Fate.HELD, step.hold())));
        }
    }

    private @Nullable Place arrivedAs(GateStep step) {
        var place = book.comesToGate(step.direction()) ? latest.get(step.connection()) : null;
        return place != null && place.arrow().packet() == step.packet() ? place : null;
    }

    private Place appear(GateStep step, Arrow.Fate fate) {
        var client = book.nameOf(step.connection());
        var flow = book.flowOf(client, step.connection(), step.direction(), step.packet(), step.nanoTime());
        var arrow = new Arrow(step.nanoTime(), client, step.connection(), step.direction(), book.versionOn(step.connection()), step.packet(), Optional.empty(), fate, step.hold());
        book.add(flow, arrow);
        return new Place(flow, arrow, () -> {});
    }

    private static Place become(Place place, Arrow arrow) {
        place.flow().replace(place.arrow(), arrow);
        return new Place(place.flow(), arrow, place.undo());
    }

    /// One that comes in goes on from the gate; one that goes out is on its ladder again when it is on the wire.
    private void release(GateStep step) {
        var place = held.remove(step.hold());
        if (place == null) {
            return;
        }
        if (!book.comesToGate(step.direction())) {
            place.flow().remove(place.arrow());
        } else {
            var released = become(place, place.arrow().with(Arrow.Fate.PASSED, step.hold()));
            arrived(released.flow(), released.arrow(), book.passed(released.flow(), released.arrow())); // it may get lost behind the gate
        }
        if (step.action() == Action.DUPLICATED && book.comesToGate(step.direction())) {
            book.add(place.flow(), place.arrow().with(Arrow.Fate.PASSED, 0));
        }
    }

    private void change(GateStep step, Arrow.Fate fate, boolean stays) {
        var place = held.remove(step.hold());
        if (place != null) {
            var changed = become(place, place.arrow().with(fate, step.hold()));
            if (stays) {
                held.put(step.hold(), changed);
            } else {
                book.lost(changed.flow(), changed.arrow());
            }
        }
    }

    private void lose(GateStep step, Arrow.Fate fate) {
        var there = arrivedAs(step);
        if (there == null) {
            var lost = appear(step, fate);
            book.lost(lost.flow(), lost.arrow());
        } else {
            latest.remove(step.connection());
            there.undo().run();
            var lost = become(there, there.arrow().with(fate, there.arrow().hold()));
            book.lost(lost.flow(), lost.arrow());
        }
    }

    /// Its connection has ended: while it was held, as soon as it came, or behind the gate on a slow way.
    private void end(GateStep step) {
        var onItsWay = step.hold() == 0 && book.comesToGate(step.direction()) && arrivedAs(step) == null ? book.findPassed(step.packet()) : null;
        if (step.hold() != 0) {
            change(step, Arrow.Fate.ENDED, false);
        } else if (onItsWay != null) {
            onItsWay.flow().replace(onItsWay.arrow(), onItsWay.arrow().with(Arrow.Fate.ENDED, onItsWay.arrow().hold()));
        } else {
            lose(step, Arrow.Fate.ENDED);
        }
    }

    /// What is sent again to a client is on the wire as soon as it goes on; what is to look as if it had arrived is not, and the next record may
    /// say that it waits behind others.
    private void resend(GateStep step) {
        if (book.comesToGate(step.direction())) {
            var again = appear(step, Arrow.Fate.PASSED);
            arrived(again.flow(), again.arrow(), again.undo());
        }
    }

    /// The numbers of the packets that wait, as far as is known.
    Set<Long> holds() {
        return Set.copyOf(held.keySet());
    }

    /// These packets do not wait any more, and what became of them was missed.
    void missed(Set<Long> holds) {
        holds.forEach(hold -> {
            var place = held.remove(hold);
            if (place != null) {
                become(place, place.arrow().with(Arrow.Fate.MISSED, hold));
            }
        });
    }

    void forget(Flow flow) {
        held.values().removeIf(place -> place.flow() == flow);
        latest.values().removeIf(place -> place.flow() == flow);
    }

    void clear() {
        held.clear();
        latest.clear();
    }
}
