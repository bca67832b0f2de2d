package dev.mqttworkbench.client;

import java.time.Instant;

import dev.mqttworkbench.mqtt.packet.Publish;

/// An Application Message as a [Client] got it.
///
/// @param at when, by the wall clock
/// @param nanoTime when, in monotonic nanoseconds of this process
/// @param publish the packet; its Topic Name is complete, also where a Topic Alias stood on the wire
public record ReceivedMessage(Instant at, long nanoTime, Publish publish) {}
