package dev.mqttworkbench.model;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import dev.mqttworkbench.mqtt.packet.ProtocolVersion;
import org.jspecify.annotations.Nullable;

/// What the Server keeps for one client.
final class ModelSession {

    /// A Subscription.
    ///
    /// @param identifier 0 for none
    record Subscription(Wanted wanted, int identifier) {}

    /// A Network Connection.
    record Connection(ProtocolVersion version, Optional<Step.Will> will) {}

    // As long as the Session.
    final Who client;
    final Map<String, Subscription> subscriptions = new LinkedHashMap<>();
    final Map<Integer, Message> received = new LinkedHashMap<>(); // at QoS 2, waiting for PUBREL
    final Outbox outbox;

    // As long as the connection; what was agreed about the end of the Session holds until the next one.
    @Nullable Connection connection;
    boolean lasting;

    ModelSession(Who client, Line line) {
        this.client = client;
        outbox = new Outbox(client, line);
    }
}
