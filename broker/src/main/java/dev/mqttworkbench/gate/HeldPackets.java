package dev.mqttworkbench.gate;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/// The packets that wait at the gates of one side.
///
/// @param first those that came first, in the order in which they came; not all where there are very many
/// @param total how many there are
public record HeldPackets(List<HeldPacket> first, int total) {

    /// Nothing waits.
    public static final HeldPackets NONE = new HeldPackets(List.of(), 0);

    public HeldPackets {
        first = List.copyOf(first);
    }

    static HeldPackets of(Collection<Gate> gates, int most) {
        var first = gates.stream().flatMap(gate -> gate.held(most)).sorted(Comparator.comparingLong(HeldPacket::hold)).limit(most).toList();
        return new HeldPackets(first, gates.stream().mapToInt(Gate::holding).sum());
    }

    /// Whether nothing waits.
    public boolean isEmpty() {
        return total == 0;
    }
}
