package dev.mqttworkbench.model;

import dev.mqttworkbench.mqtt.packet.ProtocolVersion;

/// A Subscription as a client asks for it.
///
/// @param filter without mistakes
/// @param qos at the most
/// @param noLocal not what the client publishes itself
/// @param retainAsPublished with the RETAIN flag of the publisher
/// @param retainHandling retained messages: 0 now, 1 now if the Subscription is new, 2 not now
record Wanted(String filter, int qos, boolean noLocal, boolean retainAsPublished, int retainHandling) {

    /// What 3.1.1 can say of it.
    Wanted in(ProtocolVersion version) {
        return version.isV5() ? this : new Wanted(filter, qos, false, false, 0);
    }

    /// Section 4.7, for topics that do not begin with `$`.
    boolean matches(String topic) {
        return matches(filter.split("/", -1), topic.split("/", -1), 0);
    }

    private static boolean matches(String[] filter, String[] topic, int level) {
        if (level == filter.length) {
            return level == topic.length;
        }
        if (filter[level].equals("#")) { // also the level above it: 4.7.1.2
            return true;
        }
        return level < topic.length
                && (filter[level].equals("+") || filter[level].equals(topic[level]))
                && matches(filter, topic, level + 1);
    }

    @Override
    public String toString() {
        return filter + " at QoS " + qos + (noLocal ? ", no local" : "") + (retainAsPublished ? ", retain as published" : "")
                + (retainHandling > 0 ? ", retain handling " + retainHandling : "");
    }
}
