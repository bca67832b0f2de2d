package dev.mqttworkbench.app.handshakes;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

import dev.mqttworkbench.gate.Gates;
import dev.mqttworkbench.proxy.MqttProxy;
import dev.mqttworkbench.proxy.MqttProxy.Wire;
import dev.mqttworkbench.trace.Ring;
import dev.mqttworkbench.trace.TraceRecord;

/// The packets of devices that talk to a broker elsewhere through a proxy of ours: of all of them, without what the broker decides.
///
/// @param proxy which
public record ProxyFlows(MqttProxy proxy) implements FlowSource {

    @Override
    public Side side() {
        return Side.PROXY;
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
        return proxy.trace(Wire.DEVICE, on);
    }

    @Override
    public Ring.Drained<TraceRecord> drain() {
        return proxy.trace(Wire.DEVICE).drain();
    }

    @Override
    public Gates gates() {
        return proxy.gates(Wire.DEVICE);
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
        return proxy.cut(Wire.DEVICE, clientIdentifier);
    }
}
