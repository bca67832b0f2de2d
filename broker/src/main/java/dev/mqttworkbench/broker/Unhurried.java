package dev.mqttworkbench.broker;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

import dev.mqttworkbench.transport.NetworkConnection;

/// The clients whose reader does not look at present: what is sent to them is gathered. On the broker's loop only.
final class Unhurried {

    private static final Duration LONGEST = Duration.ofMillis(50);

    private final Set<String> clients = new HashSet<>();

    void set(String clientIdentifier, boolean unhurried) {
        if (unhurried) {
            clients.add(clientIdentifier);
        } else {
            clients.remove(clientIdentifier);
        }
    }

    /// Gathers what is sent on a connection of this client, or not any more.
    void applyTo(NetworkConnection network, String clientIdentifier) {
        network.gather(clients.contains(clientIdentifier) ? LONGEST : Duration.ZERO);
    }
}
