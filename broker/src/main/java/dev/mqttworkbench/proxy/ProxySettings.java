package dev.mqttworkbench.proxy;

import dev.mqttworkbench.endpoint.ListenerSettings;
import dev.mqttworkbench.endpoint.Route;

/// Between whom an [MqttProxy] stands.
///
/// @param listener where devices connect
/// @param route the way to the broker that they mean; its certificates are shown to the broker in the name of every device
public record ProxySettings(ListenerSettings listener, Route route) {}
