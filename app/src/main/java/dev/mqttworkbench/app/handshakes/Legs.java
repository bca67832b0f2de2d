package dev.mqttworkbench.app.handshakes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import dev.mqttworkbench.mqtt.packet.Packet;

/// The exchanges of one message with all clients in one role. A client may have several of them: who subscribes again gets what is retained
/// again, and who has an own and a shared Subscription gets the message for each. On the JavaFX thread only.
final class Legs {

    private final Leg.Role role;
    private final Map<String, List<Leg>> byClient;

    Legs(Leg.Role role) {
        this(role, new LinkedHashMap<>(2));
    }

    private Legs(Leg.Role role, Map<String, List<Leg>> byClient) {
        this.role = role;
        this.byClient = byClient;
    }

    /// The same ones, to go on with apart.
    Legs copy() {
        var copies = new LinkedHashMap<String, List<Leg>>();
        byClient.forEach((client, legs) -> copies.put(client, new ArrayList<>(legs)));
        return new Legs(role, copies);
    }

    /// The exchange that a packet is about; one that has not begun where there is none.
    Leg of(String client, Packet packet) {
        var known = byClient.getOrDefault(client, List.of());
        for (var leg : known.reversed()) { // a Packet Identifier may be in use for the second time
            if (leg.isAbout(packet)) {
                return leg;
            }
        }
        return Leg.before(client, role, known.size());
    }

    /// Takes the place of what was known of the same exchange.
    void put(Leg leg) {
        var known = byClient.computeIfAbsent(leg.client(), first -> new ArrayList<>(1));
        if (leg.turn() < known.size()) {
            known.set(leg.turn(), leg);
        } else if (leg.hasBegun()) {
            known.add(leg);
        }
    }

    /// Those with one client that have begun, in their order.
    List<Leg> with(String client) {
        return byClient.getOrDefault(client, List.of()).stream().filter(Leg::hasBegun).toList();
    }

    /// Those that have begun, client by client.
    List<Leg> all() {
        return stream().toList();
    }

    Optional<Leg> first() {
        return stream().findFirst();
    }

    Stream<Leg> stream() {
        return byClient.values().stream().flatMap(List::stream).filter(Leg::hasBegun);
    }
}
