package dev.mqttworkbench.gate;

import java.time.Instant;
import java.util.Optional;

import dev.mqttworkbench.mqtt.packet.Packet;
import dev.mqttworkbench.trace.Direction;
import dev.mqttworkbench.trace.GateStep;
import dev.mqttworkbench.trace.GateStep.Action;
import dev.mqttworkbench.trace.PacketTrace;
import dev.mqttworkbench.trace.TracedConnection;

/// Writes into the trace what is done at gates. On the loop only.
final class GateNotes {

    private final PacketTrace trace;

    GateNotes(PacketTrace trace) {
        this.trace = trace;
    }

    /// Something is done to a packet.
    ///
    /// @return whether somebody looks
    boolean note(Line line, long hold, Action action, Direction direction, Packet packet) {
        var isOn = trace.isOn();
        if (isOn) {
            noteAlways(line, hold, action, direction, packet);
        }
        return isOn;
    }

    /// The same, whether somebody looks or not.
    void noteAlways(Line line, long hold, Action action, Direction direction, Packet packet) {
        trace.add(new GateStep(
                System.nanoTime(), line.number(), line.clientIdentifier(), hold, action, direction, packet, line.size(packet)));
    }

    /// Something is done to a whole connection.
    void note(Line line, TracedConnection.Event event) {
        if (trace.isOn()) {
            trace.add(new TracedConnection(Instant.now(), System.nanoTime(), line.number(), line.clientIdentifier(), Optional.empty(), "", event));
        }
    }
}
