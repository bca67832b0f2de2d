package dev.mqttworkbench.model;

import java.util.List;

import dev.mqttworkbench.mqtt.packet.ProtocolVersion;

/// A message on its way to one Session.
///
/// @param payload different for every message that has one
/// @param qos the lower of published and granted
/// @param retain as the client will see it
/// @param identifiers of all Subscriptions that it is sent for, sorted
record Delivery(String topic, String payload, int qos, boolean retain, List<Integer> identifiers) {

    boolean is(Said.Publish publish) {
        return publish.topic().equals(topic) && publish.payload().equals(payload);
    }

    Said.Publish said(ProtocolVersion version, boolean dup, int packetIdentifier) {
        return new Said.Publish(topic, payload, qos, retain, dup, version.isV5() ? identifiers : List.of(), packetIdentifier);
    }
}
