package dev.mqttworkbench.app.retained;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import dev.mqttworkbench.broker.RetainedMessage;

/// What a scan found.
///
/// @param kept what the broker keeps, by topic
/// @param withoutQos the topics of those that may have been published at a higher QoS than it says
/// @param gone the topics of which it keeps nothing, though they were asked for by name
/// @param unsure the topics of which nobody can say that, with the reason
/// @param end whether there is more
record Findings(Map<String, RetainedMessage> kept, Set<String> withoutQos, Set<String> gone, Map<String, Throwable> unsure, RetainedScan.End end) {

    /// The topics of which it is known what is kept.
    Set<String> answered() {
        var answered = new HashSet<>(kept.keySet());
        answered.addAll(gone);
        return answered;
    }
}
