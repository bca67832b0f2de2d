package dev.mqttworkbench.app.workbench;

import java.time.Instant;
import java.util.Optional;

import dev.mqttworkbench.app.workbench.profile.SubscriptionSettings;
import dev.mqttworkbench.mqtt.packet.ReasonCode;

/// A subscription of a connection, and what the broker said to it.
///
/// @param wanted what was asked for
/// @param answer the Reason Code in SUBACK: a granted QoS or a refusal; empty until it comes
/// @param answeredAt when
public record Subscribed(SubscriptionSettings wanted, Optional<ReasonCode> answer, Optional<Instant> answeredAt) {

    /// Asked for, and not answered yet.
    static Subscribed asked(SubscriptionSettings wanted) {
        return new Subscribed(wanted, Optional.empty(), Optional.empty());
    }

    /// Whether the broker refused it.
    public boolean isRefused() {
        return answer.filter(ReasonCode::isError).isPresent();
    }
}
