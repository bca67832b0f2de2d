package dev.mqttworkbench.app.handshakes;

import dev.mqttworkbench.endpoint.Route;

/// A broker that a proxy can lead to.
///
/// @param name what its connection is called; empty where it has no name
/// @param address for people, as mqtts://host:port
/// @param route the way there
public record ProxyTarget(String name, String address, Route route) {

    @Override
    public String toString() {
        return name.isEmpty() ? address : name + " · " + address;
    }
}
