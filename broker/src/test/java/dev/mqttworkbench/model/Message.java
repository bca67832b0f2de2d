package dev.mqttworkbench.model;

/// A message as it reaches the Server.
///
/// @param payload different for every message that has one, but for Wills
/// @param packetIdentifier 0 at QoS 0 and for a Will
record Message(String topic, String payload, int qos, boolean retain, int packetIdentifier) {}
