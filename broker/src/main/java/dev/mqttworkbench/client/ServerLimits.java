package dev.mqttworkbench.client;

import java.util.Optional;

import dev.mqttworkbench.mqtt.packet.ConnAck;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.Publish;

/// Which messages a Server takes, as it said in CONNACK.
///
/// @param maximumQos the highest level of QoS
/// @param isRetainAvailable whether it keeps messages
record ServerLimits(int maximumQos, boolean isRetainAvailable) {

    static ServerLimits of(ConnAck connAck) {
        return new ServerLimits(connAck.properties().get(Property.MAXIMUM_QOS, 2), connAck.properties().get(Property.RETAIN_AVAILABLE, 1) != 0);
    }

    /// Why a message must not be sent there; empty where it may [MQTT-3.2.2-11] [MQTT-3.2.2-14].
    Optional<ConnectFailure> refusal(Publish publish) {
        if (publish.qos().level() > maximumQos) {
            return Optional.of(ConnectFailures.qosNotSupported(maximumQos));
        }
        return publish.retain() && !isRetainAvailable ? Optional.of(ConnectFailures.retainNotSupported()) : Optional.empty();
    }
}
