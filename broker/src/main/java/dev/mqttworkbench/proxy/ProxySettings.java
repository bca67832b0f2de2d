package dev.mqttworkbench.proxy;

import java.time.Duration;

import dev.mqttworkbench.endpoint.ListenerSettings;
import dev.mqttworkbench.endpoint.Route;

/// Between whom an [MqttProxy] stands.
///
/// @param listener where devices connect
/// @param route the way to the broker that they mean; its certificates are shown to the broker in the name of every device
/// @param connectTimeout how long a device may take from its TCP connection to CONNECT
public record ProxySettings(ListenerSettings listener, Route route, Duration connectTimeout) {

    private static final Duration USUAL = Duration.ofSeconds(10);

    /// With the usual time for CONNECT.
    public ProxySettings(ListenerSettings listener, Route route) {
        this(listener, route, USUAL);
    }
}
