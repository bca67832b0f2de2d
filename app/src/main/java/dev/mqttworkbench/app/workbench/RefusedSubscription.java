package dev.mqttworkbench.app.workbench;

import dev.mqttworkbench.mqtt.packet.ReasonCode;

/// The broker has answered a subscription with a refusal.
public final class RefusedSubscription extends Exception implements FailureWords.Worded {

    private static final long serialVersionUID = 1L;

    private final String topicFilter;
    private final ReasonCode reasonCode;

    /// @param topicFilter that was asked for
    /// @param reasonCode of the answer
    public RefusedSubscription(String topicFilter, ReasonCode reasonCode) {
        super(topicFilter + ": " + reasonCode, null, false, false);
        this.topicFilter = topicFilter;
        this.reasonCode = reasonCode;
    }

    @Override
    public String in(Words words) {
        return new SubscriptionWords(words).refusal(topicFilter, reasonCode);
    }
}
