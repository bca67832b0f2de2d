package dev.mqttworkbench.broker;

/// What the broker counts. On its loop only.
final class Counters {

    long publishesReceived;
    long publishesSent;
    long messagesDropped;
    /// Bytes of connections that are closed; those of open ones are in their meters.
    long bytesReceived;
    long bytesSent;
}
