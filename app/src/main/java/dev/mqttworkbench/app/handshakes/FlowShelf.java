package dev.mqttworkbench.app.handshakes;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.function.Consumer;

import dev.mqttworkbench.mqtt.packet.Packet;
import org.jspecify.annotations.Nullable;

/// The flows that are kept, newest first, within bounds: what has no room any more leaves at the end, and is counted. On the JavaFX
/// thread only.
final class FlowShelf {

    /// A packet on the ladder of a flow.
    record Passed(Flow flow, Arrow arrow) {}

    private static final int MOST_SEARCHED = 100;

    private final int maximumFlows;
    private final int maximumSteps;
    private final long maximumBytes;
    private final ArrayDeque<Flow> flows = new ArrayDeque<>();
    private long steps;
    private long bytes;
    private long evicted;

    /// @param maximumFlows how many flows are kept at the most
    /// @param maximumSteps how many steps all of them have at the most; the newest flow is kept whatever its size
    /// @param maximumBytes how much memory their packets take at the most, about; the newest flow is kept whatever its size
    FlowShelf(int maximumFlows, int maximumSteps, long maximumBytes) {
        this.maximumFlows = maximumFlows;
        this.maximumSteps = maximumSteps;
        this.maximumBytes = maximumBytes;
    }

    /// The flows, newest first; the same view each time.
    Collection<Flow> flows() {
        return Collections.unmodifiableCollection(flows);
    }

    /// How many have left for want of room.
    long evicted() {
        return evicted;
    }

    /// Where a packet is said to have passed: in the newest flows, among their newest steps; null where it is not.
    @Nullable Passed findPassed(Packet packet) {
        return flows.stream().limit(MOST_SEARCHED).flatMap(flow -> flow.steps().reversed().stream().limit(MOST_SEARCHED)
                .filter(step -> step instanceof Arrow arrow && arrow.packet() == packet && arrow.fate() == Arrow.Fate.PASSED)
                .map(step -> new Passed(flow, (Arrow) step))).findFirst().orElse(null);
    }

    void put(Flow newest) {
        flows.addFirst(newest);
    }

    /// Adds a step to a flow; to one that has left, nothing.
    void add(Flow flow, Step step) {
        if (!flow.isGone()) {
            flow.add(step);
            steps++;
            bytes += step.cost();
        }
    }

    /// A flow takes more memory than before; one that has left, nobody's.
    void grew(Flow flow, int more) {
        if (!flow.isGone()) {
            bytes += more;
        }
    }

    /// Takes a flow out that nobody shall see.
    ///
    /// @return whether it was there
    boolean remove(Flow unwanted) {
        var wasThere = flows.remove(unwanted);
        if (wasThere) {
            discount(unwanted);
        }
        return wasThere;
    }

    /// Lets the oldest leave until the rest has room.
    ///
    /// @param forget hears of each
    void makeRoom(Consumer<Flow> forget) {
        while (flows.size() > maximumFlows || (steps > maximumSteps || bytes > maximumBytes) && flows.size() > 1) {
            var oldest = flows.removeLast();
            evicted++;
            discount(oldest);
            forget.accept(oldest);
        }
    }

    private void discount(Flow gone) {
        gone.leave();
        steps -= gone.added();
        bytes -= gone.cost();
    }

    void clear() {
        flows.clear();
        steps = 0;
        bytes = 0;
        evicted = 0;
    }
}
