package dev.mqttworkbench.app.handshakes;

import dev.mqttworkbench.trace.Direction;
import dev.mqttworkbench.trace.GateStep;
import dev.mqttworkbench.trace.Ring;
import dev.mqttworkbench.trace.TraceRecord;
import dev.mqttworkbench.trace.TracedPacket;

/// What a client has recorded, turned round so that it is seen from the broker. Any thread.
final class TurnedRound {

    private TurnedRound() {}

    /// The same records in the same order; none is lost.
    static Ring.Drained<TraceRecord> of(Ring.Drained<TraceRecord> drained) {
        return new Ring.Drained<>(drained.elements().stream().map(TurnedRound::turned).toList(), drained.lost());
    }

    private static TraceRecord turned(TraceRecord traced) {
        return switch (traced) {
            case TracedPacket packet -> new TracedPacket(
                    packet.at(), packet.nanoTime(), packet.connection(), turned(packet.direction()), packet.packet(), packet.bytes());
            case GateStep step -> new GateStep(
                    step.nanoTime(), step.connection(), step.clientIdentifier(), step.hold(), step.action(), turned(step.direction()), step.packet(), step.size());
            case TraceRecord other -> other;
        };
    }

    private static Direction turned(Direction direction) {
        return direction == Direction.IN ? Direction.OUT : Direction.IN;
    }
}
