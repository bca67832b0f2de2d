package dev.mqttworkbench.transport;

import java.io.IOException;

/// The server speaks something else than MQTT.
public final class OtherProtocol extends IOException {

    private static final long serialVersionUID = 1L;

    private final boolean isTls;

    OtherProtocol(boolean isTls) {
        super(isTls ? "TLS" : "HTTP");
        this.isTls = isTls;
    }

    /// Whether it is TLS; HTTP otherwise.
    public boolean isTls() {
        return isTls;
    }
}
