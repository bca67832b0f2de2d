package dev.mqttworkbench.broker;

/// What the broker counts since its start. On its loop only.
final class Counters {

    long packetsReceived;
    long packetsSent;
    long publishesReceived;
    long publishesSent;
    /// Bytes of payloads.
    long publishBytesReceived;
    long publishBytesSent;
    /// PUBLISH packets from clients that the access list does not allow.
    long publishesDenied;
    long messagesDropped;
    long socketsOpened;
    long clientsAccepted;
    long sessionsExpired;
    long mostSessions;
    /// Bytes of connections that are closed; those of open ones are in their meters.
    long bytesReceived;
    long bytesSent;
}
