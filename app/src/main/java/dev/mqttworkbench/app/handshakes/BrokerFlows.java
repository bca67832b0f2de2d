package dev.mqttworkbench.app.handshakes;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;

import dev.mqttworkbench.broker.Broker;
import dev.mqttworkbench.broker.SessionQueries;
import dev.mqttworkbench.gate.Gates;
import dev.mqttworkbench.trace.Ring;
import dev.mqttworkbench.trace.TraceRecord;

/// The packets of the broker in the box: of all its clients, with everything that it decides.
///
/// @param running which
public record BrokerFlows(Broker running) implements FlowSource {

    @Override
    public Side side() {
        return Side.BROKER;
    }

    @Override
    public Optional<Own> own() {
        return Optional.empty();
    }

    @Override
    public String broker() {
        return "";
    }

    @Override
    public CompletionStage<Void> trace(boolean on) {
        return running.traceClients(on, Set.of());
    }

    @Override
    public Ring.Drained<TraceRecord> drain() {
        return running.trace().drain();
    }

    @Override
    public Gates gates() {
        return running.gates();
    }

    @Override
    public Optional<SessionQueries> sessions() {
        return Optional.of(running.sessions());
    }

    @Override
    public boolean keepsTime() {
        return true;
    }

    @Override
    public CompletionStage<Boolean> freeze(String clientIdentifier, boolean wanted) {
        return running.sessions().freeze(clientIdentifier, wanted);
    }

    @Override
    public CompletionStage<Boolean> cut(String clientIdentifier) {
        return running.sessions().cut(clientIdentifier);
    }
}
