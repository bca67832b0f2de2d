package dev.mqttworkbench.proxy;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import dev.mqttworkbench.trace.TracedConnection;
import dev.mqttworkbench.transport.Instruments;
import dev.mqttworkbench.transport.Loop;
import dev.mqttworkbench.transport.NetworkConnection;

/// The devices that are connected to a proxy. On its loop only, but for [#status()].
final class Forwardings {

    private final Loop loop;
    private final ProxySettings settings;
    private final Instruments instruments;
    private final Set<Forwarding> open = new LinkedHashSet<>();
    private volatile ProxyStatus status = ProxyStatus.FIRST;

    Forwardings(Loop loop, ProxySettings settings, Instruments instruments) {
        this.loop = loop;
        this.settings = settings;
        this.instruments = instruments;
    }

    /// What was counted. Any thread.
    ProxyStatus status() {
        return status;
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
        open.add(forwarding);
        return forwarding.deviceEnd();
    }

    /// Whether one device more has come than the listener takes.
    boolean isOneTooMany() {
        return open.size() > settings.listener().maximumConnections();
    }

    /// A device has said CONNECT: an earlier one of the same name whose way to the broker still opens is the same device, which has given
    /// that up.
    void supersede(Forwarding newer) {
        List.copyOf(open).stream().filter(each -> each != newer && each.isOnItsWayAs(newer.clientIdentifier())).forEach(Forwarding::cut);
    }

    /// The broker has accepted a device.
    void accepted(Forwarding forwarding) {
        status = status.entered();
        note(forwarding, TracedConnection.Event.ACCEPTED);
    }

    /// A device is gone.
    void ended(Forwarding forwarding) {
        open.remove(forwarding);
        if (forwarding.isAccepted()) {
            status = status.left();
        }
        note(forwarding, TracedConnection.Event.CLOSED);
    }

    /// Device and broker do not talk.
    void trouble(ProxyTrouble trouble) {
        status = status.with(trouble);
    }

    private void note(Forwarding forwarding, TracedConnection.Event event) {
        instruments.note(forwarding.device(), forwarding.clientIdentifier(), event);
    }

    // ---- what is asked of all ----

    /// Says in the trace who is connected.
    void introduceAll() {
        open.stream().filter(Forwarding::isAccepted).forEach(each -> note(each, TracedConnection.Event.KNOWN));
    }

    /// Closes the sockets of a device at once.
    ///
    /// @return whether it was connected
    boolean cut(String clientIdentifier) {
        var found = open.stream().filter(each -> each.clientIdentifier().equals(clientIdentifier)).toList();
        found.forEach(each -> {
            note(each, TracedConnection.Event.CUT);
            each.cut();
        });
        return !found.isEmpty();
    }

    void cutAll() {
        List.copyOf(open).forEach(Forwarding::cut);
    }
}
