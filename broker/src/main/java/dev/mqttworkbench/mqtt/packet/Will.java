package dev.mqttworkbench.mqtt.packet;

import dev.mqttworkbench.mqtt.topic.TopicName;

/// The Will Message: what the Server publishes for a Client whose connection ends without a proper DISCONNECT.
///
/// @param topic where to
/// @param payload what, may be empty
/// @param qos at which QoS it is published
/// @param retain whether it is published as a retained message
/// @param properties of the message, and the Will Delay Interval
public record Will(TopicName topic, Payload payload, QoS qos, boolean retain, Properties properties) {}
