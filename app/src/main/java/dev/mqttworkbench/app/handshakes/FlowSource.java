package dev.mqttworkbench.app.handshakes;

import java.util.concurrent.CompletionStage;

import dev.mqttworkbench.gate.Gates;
import dev.mqttworkbench.trace.Ring;
import dev.mqttworkbench.trace.TraceRecord;

/// Where the packets come from, and what can hold them up. The same object as long as the same broker runs. Any thread.
public interface FlowSource {

    /// Starts or stops to record.
    CompletionStage<Void> trace(boolean on);

    /// What was recorded since the last call, seen from the broker. On the JavaFX thread.
    Ring.Drained<TraceRecord> drain();

    /// What holds packets up.
    Gates gates();

    /// Closes the socket of a client at once and without DISCONNECT.
    CompletionStage<Boolean> cut(String clientIdentifier);
}
