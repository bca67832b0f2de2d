package dev.mqttworkbench.client;

import java.util.Optional;

import dev.mqttworkbench.mqtt.packet.ReasonCode;
import org.jspecify.annotations.Nullable;

/// A connection could not be made, or ended. The message is a sentence for the user that says which step failed and what to
/// do about it.
public final class ConnectFailure extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient @Nullable ReasonCode reasonCode;

    ConnectFailure(String sentence) {
        super(sentence);
        this.reasonCode = null;
    }

    ConnectFailure(String sentence, Throwable cause) {
        super(sentence, cause);
        this.reasonCode = null;
    }

    ConnectFailure(String sentence, ReasonCode reasonCode) {
        super(sentence);
        this.reasonCode = reasonCode;
    }

    /// What the Server answered, where it did.
    public Optional<ReasonCode> reasonCode() {
        return Optional.ofNullable(reasonCode);
    }
}
