package dev.mqttworkbench.app.workbench.profile;

import java.util.Locale;

/// How MQTT is carried, as it stands at the beginning of an address.
public enum Scheme {
    /// Over TCP.
    MQTT(1883, false, false),
    /// Over TLS.
    MQTTS(8883, true, false),
    /// Over a WebSocket.
    WS(80, false, true),
    /// Over an encrypted WebSocket.
    WSS(443, true, true);

    private final int usualPort;
    private final boolean encrypted;
    private final boolean webSocket;

    Scheme(int usualPort, boolean encrypted, boolean webSocket) {
        this.usualPort = usualPort;
        this.encrypted = encrypted;
        this.webSocket = webSocket;
    }

    /// The port where nobody says otherwise.
    public int usualPort() {
        return usualPort;
    }

    /// Whether TLS is spoken.
    public boolean isEncrypted() {
        return encrypted;
    }

    /// Whether there is a path.
    public boolean isWebSocket() {
        return webSocket;
    }

    /// As it stands in an address, such as `mqtts`.
    public String title() {
        return name().toLowerCase(Locale.ROOT);
    }
}
