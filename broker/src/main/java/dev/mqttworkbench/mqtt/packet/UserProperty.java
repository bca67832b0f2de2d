package dev.mqttworkbench.mqtt.packet;

/// A User Property: a name and a value whose meaning the standard leaves to the application. The same name may appear more
/// than once, and order is kept [MQTT-3.3.2-18].
///
/// @param name UTF-8, at most 65,535 bytes
/// @param value UTF-8, at most 65,535 bytes
public record UserProperty(String name, String value) {}
