package dev.mqttworkbench.broker;

import dev.mqttworkbench.mqtt.delivery.DropReason;
import dev.mqttworkbench.mqtt.delivery.Sender;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.mqtt.packet.ReasonCode;
import dev.mqttworkbench.trace.Decision.Outcome;

/// What is decided about messages for one Session, for whoever looks. On the broker's loop only.
final class SessionDecisions {

    private final Decisions decisions;
    private final String clientIdentifier;
    private long latest;

    SessionDecisions(Decisions decisions, String clientIdentifier) {
        this.decisions = decisions;
        this.clientIdentifier = clientIdentifier;
    }

    /// A message was offered to the sender: where it was neither sent nor given up, it waits.
    void offered(Delivery delivery, Sender<Delivery> sender) {
        if (decisions.areWanted() && latest != delivery.message().number()) {
            decide(delivery, Outcome.QUEUED, delivery.qos() == QoS.AT_MOST_ONCE ? sender.queuedAtMostOnce() : sender.queued());
        }
    }

    void sent(Delivery delivery, int packetIdentifier) {
        if (decisions.areWanted()) {
            decide(delivery, Outcome.SENT, packetIdentifier);
        }
    }

    void dropped(Delivery delivery, DropReason reason) {
        decide(delivery, switch (reason) {
            case QUEUE_FULL -> Outcome.QUEUE_FULL;
            case TOO_LARGE -> Outcome.TOO_LARGE;
            case NOT_CONNECTED -> Outcome.NOT_CONNECTED;
            case EXPIRED -> Outcome.EXPIRED;
        }, 0);
    }

    /// The client has answered for a message; at QoS 0 it was sent.
    void completed(Delivery delivery, ReasonCode reasonCode) {
        if (decisions.areWanted()) {
            decide(delivery, delivery.qos() == QoS.AT_MOST_ONCE ? Outcome.SENT : reasonCode.isError() ? Outcome.REFUSED : Outcome.COMPLETED, 0);
        }
    }

    private void decide(Delivery delivery, Outcome outcome, int number) {
        latest = delivery.message().number();
        decisions.decide(delivery.message(), clientIdentifier, outcome, delivery.qos(), number);
    }
}
