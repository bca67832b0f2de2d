package dev.mqttworkbench.mqtt.packet;

/// A Control Packet of MQTT, in the vocabulary of version 5. In 3.1 and 3.1.1 properties are [Properties#NONE] and Reason
/// Codes stand for the return codes of those versions.
///
/// Packets are immutable values without owner: they may be routed, queued, traced and shown at once.
public sealed interface Packet
        permits Auth, ConnAck, Connect, Disconnect, PingReq, PingResp, PubAck, PubComp, PubRec, PubRel, Publish, SubAck,
                Subscribe, UnsubAck, Unsubscribe {

    /// Which of the 15 kinds this is.
    PacketType type();

    /// The properties; [Properties#NONE] where the packet has none.
    Properties properties();
}
