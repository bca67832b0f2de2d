package dev.mqttworkbench.interop;

import java.util.List;

import dev.mqttworkbench.client.ConnectOptions;
import dev.mqttworkbench.endpoint.ListenerSettings;
import dev.mqttworkbench.endpoint.Route;
import dev.mqttworkbench.gate.Gates;
import dev.mqttworkbench.proxy.MqttProxy;
import dev.mqttworkbench.proxy.MqttProxy.Wire;
import dev.mqttworkbench.proxy.ProxySettings;
import dev.mqttworkbench.proxy.ProxyTrouble;
import dev.mqttworkbench.trace.TraceRecord;
import dev.mqttworkbench.trace.TracedConnection;
import dev.mqttworkbench.trace.TracedPacket;

/// A proxy of ours on a free port of the loopback address, with the trace of its devices on.
final class TestMqttProxy implements AutoCloseable {

    private final MqttProxy proxy;

    private TestMqttProxy(MqttProxy proxy) {
        this.proxy = proxy;
        Patience.get(proxy.trace(Wire.DEVICE, true));
    }

    static TestMqttProxy to(Route route) {
        return at(ListenerSettings.tcp("127.0.0.1", 0), route);
    }

    static TestMqttProxy to(int port) {
        return to(ConnectOptions.to("127.0.0.1", port).route());
    }

    static TestMqttProxy at(ListenerSettings listener, Route route) {
        return new TestMqttProxy(Patience.get(MqttProxy.start(new ProxySettings(listener, route))));
    }

    MqttProxy proxy() {
        return proxy;
    }

    int port() {
        return proxy.address().getPort();
    }

    /// The way of a device to it.
    ConnectOptions options() {
        return ConnectOptions.to("127.0.0.1", port());
    }

    /// What went wrong, once something has.
    ProxyTrouble trouble() {
        Patience.until("something goes wrong", () -> proxy.status().trouble().isPresent());
        return proxy.status().trouble().orElseThrow();
    }

    void awaitDevices(int count) {
        Patience.until(count + " devices", () -> proxy.status().devices() == count);
    }

    /// What the trace has to say of a client's first connection, as `IN CONNECT`.
    static List<String> packets(List<TraceRecord> records, String clientIdentifier) {
        var connection = records.stream().filter(TracedConnection.class::isInstance).map(TracedConnection.class::cast)
                .filter(each -> each.clientIdentifier().equals(clientIdentifier)).findFirst().orElseThrow().connection();
        return records.stream().filter(TracedPacket.class::isInstance).map(TracedPacket.class::cast)
                .filter(each -> each.connection() == connection).map(each -> each.direction() + " " + each.packet().type()).toList();
    }

    /// What the trace of the devices' side has to say.
    List<TraceRecord> drain() {
        return drain(Wire.DEVICE);
    }

    List<TraceRecord> drain(Wire wire) {
        return proxy.trace(wire).drain().elements();
    }

    Gates gates(Wire wire) {
        return proxy.gates(wire);
    }

    @Override
    public void close() {
        Patience.get(proxy.stop());
    }
}
