package dev.mqttworkbench.app.handshakes;

import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.mqtt.packet.QoS;

/// How often a message has been delivered, beside what its QoS promises.
///
/// @param deliveries to all subscribers together
/// @param sentence what stands behind the number
/// @param isBroken whether the promise does not hold
record Promise(int deliveries, String sentence, boolean isBroken) {

    static Promise of(Flow flow, Words words) {
        var legs = flow.subscriberLegs();
        var deliveries = FlowText.deliveries(flow);
        if (legs.isEmpty()) {
            return new Promise(0, words.get(
                    flow.refusal().isPresent() ? "handshakes.promise.refused"
                            : !flow.seat().isTold() ? "handshakes.promise.untold"
                            : !flow.isRouted() ? "handshakes.promise.unrouted"
                            : flow.isWanted() ? "handshakes.promise.undelivered" : "handshakes.promise.nobody"), false);
        }
        var qos = legs.stream().map(Leg::qos).max(QoS::compareTo).orElse(QoS.AT_MOST_ONCE);
        var same = legs.stream().allMatch(leg -> leg.qos() == qos);
        var key = same ? "handshakes.promise." + qos.level() : "handshakes.promise.mixed";
        var broken = legs.stream().anyMatch(leg -> leg.qos() == QoS.EXACTLY_ONCE && leg.deliveries() > 1);
        var number = same ? legs.size() : legs.stream().map(Leg::client).distinct().count();
        return new Promise(deliveries, words.get(key, number), broken);
    }
}
