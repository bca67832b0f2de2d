package dev.mqttworkbench.client;

import dev.mqttworkbench.mqtt.packet.ReasonCode;

/// How a publish by a [Client] ended: at QoS 0 when it was written, at QoS 1 with PUBACK, at QoS 2 with PUBCOMP (or a PUBREC
/// that refuses).
///
/// @param reasonCode what the Server answered; Success at QoS 0
/// @param reasonString what the Server added in words, empty where it did not
public record PublishResult(ReasonCode reasonCode, String reasonString) {}
