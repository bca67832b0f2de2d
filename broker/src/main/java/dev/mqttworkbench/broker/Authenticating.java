package dev.mqttworkbench.broker;

import dev.mqttworkbench.mqtt.packet.ReasonCode;

/// CONNECT has arrived, and it is being found out who sent it. There is no Session yet.
sealed interface Authenticating extends ConnectionState permits CheckingPassword, ExchangingProofs {

    /// Where the answer to CONNECT goes.
    Admission admission();

    /// A CONNECT that is refused gets a CONNACK with the reason [MQTT-3.2.2-7].
    @Override
    default void refuse(ReasonCode reasonCode, String reason) {
        admission().refuse(reasonCode, reason);
    }
}
