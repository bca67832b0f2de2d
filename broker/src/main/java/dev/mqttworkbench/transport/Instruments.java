package dev.mqttworkbench.transport;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

import dev.mqttworkbench.gate.GateLoop;
import dev.mqttworkbench.gate.Gates;
import dev.mqttworkbench.trace.PacketTrace;
import dev.mqttworkbench.trace.TracedConnection;

/// What looks at the connections of one side, and may hold them up: its trace and its gates.
///
/// @param trace told about every packet
/// @param gates stand between the codec and whoever handles packets
public record Instruments(PacketTrace trace, Gates gates) {

    /// A trace that is off and gates that are open.
    ///
    /// @param loop of the connections
    public static Instruments on(Loop loop) {
        var trace = new PacketTrace();
        return new Instruments(trace, new Gates(new GateLoop() {
            @Override
            public <T> CompletionStage<T> ask(Supplier<T> question) {
                return loop.ask(question);
            }

            @Override
            public Runnable in(Duration delay, Runnable task) {
                return loop.after(delay, task)::cancel;
            }
        }, trace));
    }

    /// Writes into the trace what happened to a connection as a whole, where somebody looks. On the loop.
    ///
    /// @param clientIdentifier of its client; empty where that is not known
    public void note(NetworkConnection connection, String clientIdentifier, TracedConnection.Event event) {
        if (trace.follows(clientIdentifier)) {
            trace.add(new TracedConnection(Instant.now(), System.nanoTime(), connection.number(), clientIdentifier, connection.version(),
                    connection.peer().address(), event));
        }
    }
}
