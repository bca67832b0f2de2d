/// Payloads as people read them: kinds, decoders, previews and notations, as pure functions of a
/// [dev.mqttworkbench.mqtt.packet.Payload]. Nothing here knows the screen or keeps state.
package dev.mqttworkbench.app.payload;
