package dev.mqttworkbench.broker;

import java.util.OptionalInt;

import dev.mqttworkbench.mqtt.packet.SubscriptionOptions;
import dev.mqttworkbench.mqtt.topic.TopicFilter;

/// A Subscription of one Session.
///
/// @param session whose
/// @param topicFilter to what
/// @param options how the messages are wanted
/// @param identifier the Subscription Identifier, where the client gave one
record Subscription(Session session, TopicFilter topicFilter, SubscriptionOptions options, OptionalInt identifier) {}
