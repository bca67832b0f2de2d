/// Payloads as people read them: kinds, decoders, previews and notations, as pure functions of a
/// [dev.mqttworkbench.mqtt.packet.Payload], and the one control that shows a decoded payload.
package dev.mqttworkbench.app.payload;
