package dev.mqttworkbench.cli;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

import dev.mqttworkbench.broker.Broker;
import dev.mqttworkbench.endpoint.ListenerSettings;

/// What the command says when the broker has started: where it listens, and who is kept out.
final class StartLines {

    private StartLines() {}

    static List<String> of(Broker broker) {
        var lines = new ArrayList<String>();
        var listeners = broker.settings().listeners();
        var refused = false;
        for (var i = 0; i < listeners.size(); i++) {
            var listener = listeners.get(i);
            var address = broker.addresses().get(i);
            lines.add("mqtt-broker listens on %s%s:%d".formatted(
                    listener.scheme().equals("mqtt") ? "" : listener.scheme() + "://", address.getAddress().getHostAddress(),
                    address.getPort()));
            refused |= isForOthers(listener, address) && broker.settings().access().keepsToThisComputer();
        }
        if (refused) {
            lines.add("Clients of other computers are refused: give them names with --password-file, or use --anonymous always.");
        }
        return lines;
    }

    private static boolean isForOthers(ListenerSettings listener, InetSocketAddress address) {
        var named = listener.tls().flatMap(tls -> tls.clients()).map(clients -> clients.nameIsUserName()).orElse(false);
        return !address.getAddress().isLoopbackAddress() && !named;
    }
}
