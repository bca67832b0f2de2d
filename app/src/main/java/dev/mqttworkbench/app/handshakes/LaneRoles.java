package dev.mqttworkbench.app.handshakes;

import java.util.LinkedHashSet;
import java.util.List;

import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.trace.Decision;
import dev.mqttworkbench.trace.Routing;

/// Who has a lane on the ladder of a flow, and as what.
final class LaneRoles {

    private final Flow flow;
    private final Words words;
    private final List<String> subscribers;

    LaneRoles(Flow flow, Words words) {
        this.flow = flow;
        this.words = words;
        var all = new LinkedHashSet<String>();
        if (flow.kind() == Flow.Kind.MESSAGE) {
            flow.subscriberLegs().forEach(leg -> all.add(leg.client()));
            for (var step : flow.steps()) {
                if (step instanceof Arrow arrow && Exchanges.roleOf(arrow.direction(), arrow.packet()) == Leg.Role.SUBSCRIBER) {
                    all.add(arrow.client());
                }
            }
            flow.decisions().values().stream().filter(decision -> decision.outcome() == Decision.Outcome.QUEUED)
                    .forEach(decision -> all.add(decision.clientIdentifier()));
        }
        this.subscribers = List.copyOf(all);
    }

    boolean hasPublisher() {
        return !flow.publisher().isEmpty();
    }

    /// Those who get the message, each once, in the order in which they get it.
    List<String> subscribers() {
        return subscribers;
    }

    String ofPublisher() {
        if (flow.kind() == Flow.Kind.CONNECTION) {
            return words.get("handshakes.lane.client");
        }
        return words.get(flow.origin().filter(origin -> origin == Routing.Origin.WILL).isPresent() ? "handshakes.lane.will" : "handshakes.lane.publisher");
    }

    String ofSubscriber(String client) {
        var decision = flow.decisions().get(client);
        return decision != null && decision.outcome() == Decision.Outcome.QUEUED
                ? words.get("handshakes.lane.queued", decision.number())
                : words.get("handshakes.lane.subscriber");
    }
}
