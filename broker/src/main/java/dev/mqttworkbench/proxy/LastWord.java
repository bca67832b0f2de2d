package dev.mqttworkbench.proxy;

import java.util.Optional;

import dev.mqttworkbench.mqtt.packet.ConnAck;
import dev.mqttworkbench.mqtt.packet.Connect;
import dev.mqttworkbench.mqtt.packet.Disconnect;
import dev.mqttworkbench.mqtt.packet.Packet;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.ProtocolVersion;
import dev.mqttworkbench.mqtt.packet.ReasonCode;
import org.jspecify.annotations.Nullable;

/// What a proxy itself says to a device, which nobody else can tell why its connection ends.
final class LastWord {

    private static final long LONGEST_REASON = 1_024; // bytes: more than our sentences and what is around them

    private LastWord() {}

    /// The reason in a sentence, where the device takes one [MQTT-3.2.2-19].
    ///
    /// @param connect of the device; null where it has said none
    static Properties properties(@Nullable Connect connect, String reason) {
        var takesWords = connect == null || connect.properties().get(Property.MAXIMUM_PACKET_SIZE, Long.MAX_VALUE) > LONGEST_REASON;
        return takesWords ? Properties.of(Property.REASON_STRING, reason) : Properties.NONE;
    }

    /// CONNACK where that is due, else DISCONNECT, which a Server has in MQTT 5 only.
    static Optional<Packet> of(ProtocolVersion version, boolean isAnswered, Properties properties, ReasonCode reasonCode) {
        if (!isAnswered) {
            return Optional.of(new ConnAck(false, reasonCode, properties));
        }
        return version.isV5() ? Optional.of(new Disconnect(reasonCode, properties)) : Optional.empty();
    }
}
