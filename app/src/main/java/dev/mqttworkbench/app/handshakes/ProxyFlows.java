package dev.mqttworkbench.app.handshakes;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

import dev.mqttworkbench.gate.Gates;
import dev.mqttworkbench.proxy.MqttProxy;
import dev.mqttworkbench.proxy.MqttProxy.Wire;
import dev.mqttworkbench.trace.Ring;
import dev.mqttworkbench.trace.TraceRecord;

/// The packets of devices that talk to a broker elsewhere through a proxy of ours, on one of its two wires: of all of them, without what the broker
/// decides.
///
/// @param proxy which
/// @param wire where they are recorded and held
public record ProxyFlows(MqttProxy proxy, Wire wire) implements FlowSource {

    @Override
    public Side side() {
        return switch (wire) {
            case DEVICE -> Side.PROXY;
            case BROKER -> Side.PROXY_AS_CLIENT;
        };
    }

    @Override
    public Optional<Own> own() {
        return Optional.empty();
    }

    @Override
    public String broker() {
        return proxy.settings().route().host();
    }

    @Override
    public CompletionStage<Void> trace(boolean on) {
        return proxy.trace(wire, on);
    }

    @Override
    public Ring.Drained<TraceRecord> drain() {
        var drained = proxy.trace(wire).drain();
        return side().isClient() ? TurnedRound.of(drained) : drained;
    }

    @Override
    public Gates gates() {
        return proxy.gates(wire);
    }

    @Override
    public boolean keepsTime() {
        return false;
    }

    @Override
    public CompletionStage<Boolean> freeze(String clientIdentifier, boolean wanted) {
        return gates().freeze(clientIdentifier, wanted);
    }

    @Override
    public CompletionStage<Boolean> cut(String clientIdentifier) {
        return proxy.cut(wire, clientIdentifier);
    }
}
