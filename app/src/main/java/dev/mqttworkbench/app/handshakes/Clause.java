package dev.mqttworkbench.app.handshakes;

import dev.mqttworkbench.mqtt.packet.ProtocolVersion;

/// What the standard says about an exchange, by the ids of its statements: MQTT 5 has others than 3.1.1. MQTT 3.1 has none, and says the same
/// as 3.1.1.
enum Clause {

    /// Nothing in particular.
    NONE("", ""),
    /// At QoS 0 a PUBLISH is sent once.
    SENT_ONCE("MQTT-4.3.1-1", "MQTT-4.3.1-1"),
    /// A PUBLISH is unacknowledged until PUBACK.
    KEPT_UNTIL_PUBACK("MQTT-4.3.2-3", "MQTT-4.3.2-1"),
    /// Who has sent PUBACK takes the next PUBLISH for a new one.
    NEW_AFTER_PUBACK("MQTT-4.3.2-5", "MQTT-4.3.2-2"),
    /// What is unacknowledged is sent again when the client is back.
    SENT_AGAIN("MQTT-4.4.0-1", "MQTT-4.4.0-1"),
    /// A PUBLISH is unacknowledged until PUBREC.
    KEPT_UNTIL_PUBREC("MQTT-4.3.3-3", "MQTT-4.3.3-1"),
    /// Who has sent PUBREC does not pass the message on twice.
    NOT_TWICE_UNTIL_PUBREL("MQTT-4.3.3-10", "MQTT-4.3.3-2"),
    /// PUBREL follows PUBREC.
    PUBREL_FOLLOWS("MQTT-4.3.3-4", "MQTT-4.3.3-1"),
    /// PUBREL is unacknowledged until PUBCOMP.
    IN_USE_UNTIL_PUBCOMP("MQTT-4.3.3-5", "MQTT-4.3.3-1"),
    /// Who has sent PUBCOMP takes the next PUBLISH for a new one.
    NEW_AFTER_PUBCOMP("MQTT-4.3.3-12", "MQTT-4.3.3-2"),
    /// A subscriber gets a message at the lower of two QoS.
    LOWER_QOS("MQTT-3.8.4-8", "MQTT-3.8.4-6"),
    /// No more than the Receive Maximum is sent; 3.1.1 knows no such limit.
    RECEIVE_MAXIMUM("MQTT-3.3.4-9", ""),
    /// A Session keeps messages for a client that is away.
    KEPT_WHILE_AWAY("MQTT-4.5.0-1", "MQTT-3.1.2-5");

    private final String inV5;
    private final String before;

    Clause(String inV5, String before) {
        this.inV5 = inV5;
        this.before = before;
    }

    /// The id of the statement; empty where there is none.
    ///
    /// @param version that the client speaks
    String in(ProtocolVersion version) {
        return version.isV5() ? inV5 : before;
    }
}
