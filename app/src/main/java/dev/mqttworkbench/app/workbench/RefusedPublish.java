package dev.mqttworkbench.app.workbench;

import dev.mqttworkbench.mqtt.packet.ReasonCode;

/// The broker has answered a message with a refusal.
public final class RefusedPublish extends Exception implements FailureWords.Worded {

    private static final long serialVersionUID = 1L;

    private final ReasonCode reasonCode;

    /// @param reasonCode of the answer
    public RefusedPublish(ReasonCode reasonCode) {
        super(reasonCode.toString(), null, false, false);
        this.reasonCode = reasonCode;
    }

    @Override
    public String in(Words words) {
        return words.get("publish.refused", reasonCode);
    }
}
