package dev.mqttworkbench.endpoint;

/// The schemes of addresses.
final class Scheme {

    private Scheme() {}

    /// mqtt, mqtts, ws or wss.
    static String of(Transport transport, boolean encrypted) {
        return switch (transport) {
            case Transport.Tcp() -> encrypted ? "mqtts" : "mqtt";
            case Transport.WebSocket webSocket -> encrypted ? "wss" : "ws";
        };
    }
}
