package dev.mqttworkbench.app.handshakes;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.mqtt.packet.ProtocolVersion;
import dev.mqttworkbench.trace.Decision;
import dev.mqttworkbench.trace.Routing;

/// Who has a lane on the ladder of a flow, and as what.
final class LaneRoles {

    private final Flow flow;
    private final Words words;
    private final List<String> subscribers;
    private final Map<String, ProtocolVersion> versions = new HashMap<>();

    LaneRoles(Flow flow, Words words) {
        this.flow = flow;
        this.words = words;
        for (var step : flow.steps()) {
            if (step instanceof Arrow arrow) {
                versions.put(arrow.client(), arrow.version());
            }
        }
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

    /// The version that a client speaks stands behind what it is, as soon as a packet of it has been seen.
    private String withVersion(String role, String client) {
        var version = versions.get(client);
        return version == null ? role : words.get("handshakes.lane.version", role, version);
    }

    String ofPublisher() {
        if (flow.kind() == Flow.Kind.CONNECTION) {
            return withVersion(words.get("handshakes.lane.client"), flow.publisher());
        }
        return withVersion(publisher(), flow.publisher());
    }

    private String publisher() {
        return words.get(flow.origin().filter(origin -> origin == Routing.Origin.WILL).isPresent() ? "handshakes.lane.will" : "handshakes.lane.publisher");
    }

    /// A subscriber, with its Topic Filter; with the version that it speaks where that is not known.
    String ofSubscriber(String client) {
        var decision = flow.decisions().get(client);
        if (decision != null && decision.outcome() == Decision.Outcome.QUEUED) {
            return words.get("handshakes.lane.queued");
        }
        var role = words.get("handshakes.lane.subscriber");
        return flow.filterOf(client).map(filter -> words.get("handshakes.lane.version", role, filter)).orElseGet(() -> withVersion(role, client));
    }
}
