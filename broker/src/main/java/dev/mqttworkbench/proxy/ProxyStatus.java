package dev.mqttworkbench.proxy;

import java.util.Optional;

/// How an [MqttProxy] does.
///
/// @param devices those that the broker has accepted and that are connected
/// @param connections how many the broker has accepted since it listens
/// @param trouble what went wrong since the broker has accepted a device last
public record ProxyStatus(int devices, long connections, Optional<ProxyTrouble> trouble) {

    static final ProxyStatus FIRST = new ProxyStatus(0, 0, Optional.empty());

    ProxyStatus entered() {
        return new ProxyStatus(devices + 1, connections + 1, Optional.empty());
    }

    ProxyStatus left() {
        return new ProxyStatus(devices - 1, connections, trouble);
    }

    ProxyStatus with(ProxyTrouble last) {
        return new ProxyStatus(devices, connections, Optional.of(last));
    }
}
