package dev.mqttworkbench.broker;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.mqtt.packet.ReasonCode;
import dev.mqttworkbench.mqtt.topic.TopicTree;
import dev.mqttworkbench.trace.Decision;
import dev.mqttworkbench.trace.Decision.Outcome;
import dev.mqttworkbench.trace.PacketTrace;
import dev.mqttworkbench.trace.Routing;
import dev.mqttworkbench.trace.Routing.Origin;
import dev.mqttworkbench.trace.TracedConnection;
import org.jspecify.annotations.Nullable;

/// Writes into the trace what is decided about each message and each Session; nothing is looked at while the trace is off. On the
/// broker's loop only.
final class Decisions {

    private final PacketTrace trace;
    private final Set<String> decided = new HashSet<>();
    private @Nullable Message routed;
    private @Nullable List<String> sessions;

    /// @param trace where to
    Decisions(PacketTrace trace) {
        this.trace = trace;
    }

    /// Whether anybody wants to know.
    boolean areWanted() {
        return trace.isOn();
    }

    /// A Session has begun or ended.
    void sessionsChanged() {
        sessions = null;
    }

    /// A Session has ended, with all that was open in it.
    void sessionEnded(String clientIdentifier) {
        sessionsChanged();
        if (trace.follows(clientIdentifier)) {
            trace.add(new TracedConnection(
                    Instant.now(), System.nanoTime(), 0, clientIdentifier, Optional.empty(), "", TracedConnection.Event.SESSION_ENDED));
        }
    }

    /// A message is about to be taken to those who are to get it.
    void begin(Message message) {
        decided.clear();
        routed = message;
    }

    /// Whether this Session has been decided about since the message began.
    boolean isDecided(Session session) {
        return decided.contains(session.clientIdentifier());
    }

    /// Something was decided about a message and a Session.
    ///
    /// @param number as [Decision#number()]
    void decide(Message message, String clientIdentifier, Outcome outcome, QoS qos, int number) {
        if (trace.isOn()) {
            if (routed != null && routed.number() == message.number()) {
                decided.add(clientIdentifier);
            }
            trace.add(new Decision(System.nanoTime(), message.number(), clientIdentifier, outcome, qos, number));
        }
    }

    /// The message has been taken to everybody: says why the others did not get it.
    ///
    /// @param tree all Subscriptions
    /// @param all every Session
    void end(Message message, Origin origin, TopicTree<FilterSubscriptions> tree, Sessions all) {
        var filters = new HashMap<String, String>(4);
        tree.forEachMatching(message.topic(), there -> {
            there.own().forEach(subscription -> explain(message, subscription, false, filters));
            there.shared().forEach(group -> group.members().forEach(member -> explain(message, member, true, filters)));
        });
        routed = null;
        var isNew = sessions == null;
        trace.add(new Routing(
                System.nanoTime(), message.number(), message.topic().value(), message.qos(), message.retain(), message.publisher(),
                origin, Optional.empty(), present(all), filters, isNew));
    }

    /// A message has been refused: nobody gets it, and that is why.
    ///
    /// @param publisher its client identifier
    /// @param all every Session
    void refused(Publish publish, String publisher, ReasonCode reason, Sessions all) {
        var isNew = sessions == null;
        trace.add(new Routing(
                System.nanoTime(), publish.message(), publish.topicName(), publish.qos(), publish.retain(), publisher, Origin.PUBLISH,
                Optional.of(reason), present(all), Map.of(), isNew));
    }

    private List<String> present(Sessions all) {
        var present = sessions;
        if (present == null) {
            present = all.all().stream().map(Session::clientIdentifier).toList();
            sessions = present;
        }
        return present;
    }

    private void explain(Message message, Subscription subscription, boolean shared, Map<String, String> filters) {
        var session = subscription.session();
        if (isDecided(session)) {
            if (filters.size() < Routing.MOST_FILTERS) {
                filters.putIfAbsent(session.clientIdentifier(), subscription.topicFilter().value());
            }
            return;
        }
        var outcome = !session.rights().mayRead(message.topic())
                ? Outcome.NOT_ALLOWED
                : shared ? Outcome.OTHER_MEMBER : Outcome.NO_LOCAL;
        decide(message, session.clientIdentifier(), outcome, message.qos(), 0);
    }
}
