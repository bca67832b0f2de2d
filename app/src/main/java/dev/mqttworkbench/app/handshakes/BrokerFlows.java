package dev.mqttworkbench.app.handshakes;

import java.util.Set;
import java.util.concurrent.CompletionStage;

import dev.mqttworkbench.broker.Broker;
import dev.mqttworkbench.gate.Gates;
import dev.mqttworkbench.trace.Ring;
import dev.mqttworkbench.trace.TraceRecord;

/// The packets of the broker in the box: of all its clients, with everything that it decides.
///
/// @param broker which
public record BrokerFlows(Broker broker) implements FlowSource {

    @Override
    public CompletionStage<Void> trace(boolean on) {
        return broker.traceClients(on, Set.of());
    }

    @Override
    public Ring.Drained<TraceRecord> drain() {
        return broker.trace().drain();
    }

    @Override
    public Gates gates() {
        return broker.gates();
    }

    @Override
    public CompletionStage<Boolean> cut(String clientIdentifier) {
        return broker.sessions().cut(clientIdentifier);
    }
}
