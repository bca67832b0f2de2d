package dev.mqttworkbench.broker;

import dev.mqttworkbench.interop.Patience;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Property;

/// A broker whose Sessions are looked at, and acted upon, from beside it.
abstract class SessionsFromBeside extends OverTheWire {

    static final Properties LASTING = Properties.of(Property.SESSION_EXPIRY_INTERVAL, 1_000L);

    SessionQueries sessions() {
        return broker.sessions();
    }

    SessionDetail detail(String clientIdentifier) {
        return Patience.get(sessions().detail(clientIdentifier)).orElseThrow();
    }

    SessionSummary summary(String clientIdentifier) {
        return Patience.get(sessions().all()).stream()
                .filter(summary -> summary.clientIdentifier().equals(clientIdentifier))
                .findFirst().orElseThrow();
    }
}
