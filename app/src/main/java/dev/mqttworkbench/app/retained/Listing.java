package dev.mqttworkbench.app.retained;

import java.util.List;
import java.util.Set;

import dev.mqttworkbench.broker.RetainedMessage;

/// The retained messages that a source knows, at one moment.
///
/// @param version another number after each change
/// @param messages in no order
/// @param bytes of payloads, topics and properties
/// @param isOnDisk whether they are known to survive a restart of the broker
/// @param forgotten how many were known and had to give way to others
/// @param doubtful the topics of those that may be older than what the broker keeps
/// @param withoutQos the topics of those that may be kept at a higher QoS than they say
public record Listing(
        long version, List<RetainedMessage> messages, long bytes, boolean isOnDisk, long forgotten, Set<String> doubtful, Set<String> withoutQos) {

    /// One in which each has the QoS at which it is kept.
    public Listing(long version, List<RetainedMessage> messages, long bytes, boolean isOnDisk, long forgotten, Set<String> doubtful) {
        this(version, messages, bytes, isOnDisk, forgotten, doubtful, Set.of());
    }

    /// Nothing was asked yet.
    static final Listing UNKNOWN = new Listing(-1, List.of(), 0, false, 0, Set.of());
}
