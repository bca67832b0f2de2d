package dev.mqttworkbench.broker;

import java.util.List;

/// All retained messages of clients at one moment; those of the broker itself, below `$SYS`, are not among them.
///
/// @param version another number after each change
/// @param messages in no order
/// @param bytes of payloads, topics and properties
/// @param kept whether they survive a restart
public record RetainedSnapshot(long version, List<RetainedMessage> messages, long bytes, boolean kept) {}
