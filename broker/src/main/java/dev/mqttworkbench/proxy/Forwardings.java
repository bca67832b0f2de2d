package dev.mqttworkbench.proxy;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import dev.mqttworkbench.proxy.MqttProxy.Wire;
import dev.mqttworkbench.trace.TracedConnection;
import dev.mqttworkbench.transport.Instruments;
import dev.mqttworkbench.transport.Loop;
import dev.mqttworkbench.transport.NetworkConnection;

/// The devices that are connected to a proxy, and those that are gone while what they said still waits on its way to the broker. On its loop only,
/// but for [#status()] and [#instruments(Wire)].
final class Forwardings {

    private final Loop loop;
    private final ProxySettings settings;
    private final Instruments ofDevices;
    private final Instruments ofBroker;
    private final Set<Forwarding> all = new LinkedHashSet<>();
    private volatile ProxyStatus status = ProxyStatus.FIRST; // written on the loop, read by whoever shows it

    Forwardings(Loop loop, ProxySettings settings) {
        this.loop = loop;
        this.settings = settings;
        this.ofDevices = Instruments.on(loop);
        this.ofBroker = Instruments.on(loop);
    }

    /// What was counted. Any thread.
    ProxyStatus status() {
        return status;
    }

    /// What looks at all connections of a wire. Any thread.
    Instruments instruments(Wire wire) {
        return switch (wire) {
            case DEVICE -> ofDevices;
            case BROKER -> ofBroker;
        };
    }

    Loop loop() {
        return loop;
    }

    ProxySettings settings() {
        return settings;
    }

    // ---- what happens to them ----

    /// A device has connected.
    NetworkConnection.Handler begin(NetworkConnection device) {
        var forwarding = new Forwarding(this, device);
        all.add(forwarding);
        return forwarding.deviceEnd();
    }

    /// Whether one device more has come than the listener takes.
    boolean isOneTooMany() {
        return all.stream().filter(each -> each.has(Wire.DEVICE)).count() > settings.listener().maximumConnections();
    }

    /// A device has said CONNECT: an earlier one of the same name whose CONNECT is still on its way to the broker is the same device, which has given
    /// that up.
    void supersede(Forwarding newer) {
        List.copyOf(all).stream().filter(each -> each != newer && each.isOnItsWayAs(newer.clientIdentifier())).forEach(Forwarding::cut);
    }

    /// The broker has accepted a device.
    void accepted(Forwarding forwarding) {
        status = status.entered();
        for (var wire : Wire.values()) {
            note(forwarding, wire, TracedConnection.Event.ACCEPTED);
        }
    }

    /// A device is gone.
    void deviceEnded(Forwarding forwarding) {
        if (forwarding.isAccepted()) {
            status = status.left();
        }
        note(forwarding, Wire.DEVICE, TracedConnection.Event.CLOSED);
        forgetIfOver(forwarding);
    }

    /// The connection to the broker is gone, or none could be made.
    void serverEnded(Forwarding forwarding) {
        note(forwarding, Wire.BROKER, TracedConnection.Event.CLOSED);
        forgetIfOver(forwarding);
    }

    private void forgetIfOver(Forwarding forwarding) {
        if (forwarding.isOver()) {
            all.remove(forwarding);
        }
    }

    /// Device and broker do not talk.
    void trouble(ProxyTrouble trouble) {
        status = status.with(trouble);
    }

    private void note(Forwarding forwarding, Wire wire, TracedConnection.Event event) {
        forwarding.end(wire).ifPresent(network -> instruments(wire).note(network, forwarding.clientIdentifier(), event));
    }

    // ---- what is asked of all ----

    /// Says in the trace of a wire who is connected there.
    void introduceAll(Wire wire) {
        all.stream().filter(each -> each.isAccepted() && each.has(wire)).forEach(each -> note(each, wire, TracedConnection.Event.KNOWN));
    }

    /// Closes sockets of a device at once: both, or only that to the broker.
    ///
    /// @return whether it had one there
    boolean cut(Wire wire, String clientIdentifier) {
        var found = all.stream().filter(each -> each.has(wire) && each.clientIdentifier().equals(clientIdentifier)).toList();
        found.forEach(each -> cut(each, wire));
        return !found.isEmpty();
    }

    private void cut(Forwarding forwarding, Wire wire) {
        var wires = wire == Wire.DEVICE ? List.of(Wire.values()) : List.of(wire);
        wires.stream().filter(forwarding::has).forEach(each -> note(forwarding, each, TracedConnection.Event.CUT));
        switch (wire) {
            case DEVICE -> forwarding.cut();
            case BROKER -> forwarding.cutServer();
        }
    }

    void cutAll() {
        List.copyOf(all).forEach(Forwarding::cut);
    }
}
